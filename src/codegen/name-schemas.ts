import type { Node, PropertySignature, TypeNode } from "typescript";

type TypeScript = typeof import("typescript");

/**
 * Moves each schema out of `components` into the alias that has its name, and refers to it by that name. An editor and a
 * compiler then say `Customer`; of a type that is written inside another one they only know the properties.
 *
 * @param ast What openapi-typescript makes of a document, without the aliases that nobody wants.
 */
export function nameSchemas(ts: TypeScript, ast: readonly Node[]): Node[] {
  const { factory } = ts;
  const declared = declaredSchemas(ts, ast);
  const aliases = new Map<string, string>();
  for (const node of ast) {
    const name = aliasedSchema(ts, node);
    if (name !== undefined && declared.has(name) && ts.isTypeAliasDeclaration(node)) aliases.set(name, node.name.text);
  }
  const moved = new Set<Node>([...aliases.keys()].flatMap((name) => declared.get(name) ?? []));

  const refer = (name: string) => factory.createTypeReferenceNode(aliases.get(name) as string);
  const visit = (node: Node): Node => {
    const name = schemaAt(ts, node);
    if (name !== undefined && aliases.has(name)) return refer(name);
    if (!ts.isPropertySignature(node) || !moved.has(node)) return ts.visitEachChild(node, visit, undefined);
    const type = refer(nameOf(ts, node.name));
    return factory.createPropertySignature(node.modifiers, node.name, node.questionToken, type);
  };
  return ast.map((node) => {
    const schema = declared.get(aliasedSchema(ts, node) ?? "");
    if (!schema?.type || !ts.isTypeAliasDeclaration(node)) return visit(node);
    const type = visit(schema.type) as TypeNode;
    const alias = factory.createTypeAliasDeclaration(node.modifiers, node.name, undefined, type);
    return ts.setSyntheticLeadingComments(alias, ts.getSyntheticLeadingComments(schema));
  });
}

/** The schemas that are written inside `components`, by name. */
function declaredSchemas(ts: TypeScript, ast: readonly Node[]): Map<string, PropertySignature> {
  const components = ast.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === "components");
  const members = components && ts.isInterfaceDeclaration(components) ? components.members : [];
  const schemas = members.find((member) => member.name && nameOf(ts, member.name) === "schemas");
  const type = schemas && ts.isPropertySignature(schemas) ? schemas.type : undefined;
  if (!type || !ts.isTypeLiteralNode(type)) return new Map();
  return new Map(type.members.filter(ts.isPropertySignature).map((member) => [nameOf(ts, member.name), member]));
}

const nameOf = (ts: TypeScript, name: Node): string =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";

/** The schema that an alias of openapi-typescript is for: it writes `components['schemas']['Name']` as one identifier. */
function aliasedSchema(ts: TypeScript, node: Node): string | undefined {
  if (!ts.isTypeAliasDeclaration(node) || !ts.isTypeReferenceNode(node.type)) return undefined;
  const { typeName } = node.type;
  return ts.isIdentifier(typeName) ? /^components\['schemas'\]\['(.+)'\]$/.exec(typeName.text)?.[1] : undefined;
}

/** The name of the schema that `components["schemas"]["Name"]` refers to. */
function schemaAt(ts: TypeScript, node: Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType: kind } = node.objectType;
  const isSchema =
    ts.isTypeReferenceNode(root) && nameOf(ts, root.typeName) === "components" && keyOf(ts, kind) === "schemas";
  return isSchema ? keyOf(ts, node.indexType) : undefined;
}

const keyOf = (ts: TypeScript, type: TypeNode): string | undefined =>
  ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;

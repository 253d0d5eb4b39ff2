import { createRequire } from "node:module";
import type { OpenAPI3 } from "openapi-typescript";
import type { TypeNode } from "typescript";
import type { Contract } from "../contract/index.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { unmask } from "./mask-names.ts";
import { nameSchemas } from "./name-schemas.ts";
import { typedDocument } from "./typed-document.ts";

/** The TypeScript types of a contract: `paths`, `operations`, `components`, and each schema under its own name. */
export async function printSchema(contract: Contract): Promise<string> {
  const { default: openapiTS, astToString } = lazyRequire<typeof import("openapi-typescript")>("openapi-typescript");
  const ts = lazyRequire<typeof import("typescript")>("typescript");
  const ast = await openapiTS(typedDocument(contract) as OpenAPI3, {
    transform: (schema, { ctx }) => transformSchema(ts, schema, ctx),
    redocly: await redoclyConfig(),
    silent: true,
    alphabetize: true,
    // A request property with a default would become required otherwise.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
  });
  // openapi-typescript makes an alias of every schema, also of those whose name TypeScript does not allow. They keep to
  // `components["schemas"]`.
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false);
  const isFreeName = (name: string): boolean => {
    scanner.setText(name);
    return (
      scanner.scan() === ts.SyntaxKind.Identifier && scanner.getTokenEnd() === name.length && !usedNames.includes(name)
    );
  };
  const kept = ast.filter((node) => !ts.isTypeAliasDeclaration(node) || isFreeName(node.name.text));
  return unmask(astToString(nameSchemas(ts, kept) as typeof ast));
}

/** What the types themselves are written with. */
const usedNames = ["Record", "Omit", "Readonly", "ReadonlyArray", "paths", "webhooks", "components", "operations"];

/**
 * Types that openapi-typescript has no word for: files, ready forms, and tuples, which are as open as the schema is.
 *
 * @returns undefined where its own reading is right.
 */
function transformSchema(ts: typeof import("typescript"), schema: any, ctx: any): TypeNode | undefined {
  const { factory } = ts;
  const names = schema["x-type"];
  if (Array.isArray(names))
    return factory.createUnionTypeNode(names.map((name) => factory.createTypeReferenceNode(name)));
  if (schema.type !== "array" || !Array.isArray(schema.prefixItems)) return undefined;
  const { transformSchemaObject } = lazyRequire<any>("openapi-typescript");
  const typeOf = (part: unknown): TypeNode => transformSchemaObject(part, { path: "", ctx });
  const { prefixItems, items = true, maxItems = Number.POSITIVE_INFINITY } = schema;
  const elements = prefixItems.map(typeOf);
  if (items !== false && maxItems > prefixItems.length)
    elements.push(factory.createRestTypeNode(factory.createArrayTypeNode(typeOf(items))));
  return factory.createTupleTypeNode(elements);
}

/** An empty configuration, of the Redocly that openapi-typescript was written for. */
async function redoclyConfig(): Promise<any> {
  const require = createRequire(createRequire(import.meta.url).resolve("openapi-typescript"));
  return require("@redocly/openapi-core").createConfig({});
}

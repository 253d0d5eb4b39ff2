import { type Contract, type Operation, propertyNamed } from "../../contract/index.ts";
import { isJson } from "../../core/media-type.ts";
import { givenValues, parameterPlaces, type SchemaNodes, schemaNodes } from "../../schema/index.ts";

/**
 * Finds values for the parameters of paths in what the contract says elsewhere: `{id}` of `/books/{id}` as another operation
 * of that path has it, or in an example of a book, or of a list of books. A mock, and a sandbox with published data, know
 * that object and no other.
 *
 * @returns a function that gives the values of one parameter, the most telling first.
 */
export function namedValues(contract: Contract): (operation: Operation, parameter: string) => unknown[] {
  const nodes = schemaNodes(contract.document);
  const byPath = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    const path = withoutNames(operation.path);
    byPath.set(path, [...(byPath.get(path) ?? []), operation]);
  }
  return ({ path }, name) => {
    const segments = path.split("/");
    const at = segments.findIndex((segment) => segment.includes(`{${name}}`));
    if (at < 0) return [];
    const [ofObject, ofList] = [segments.slice(0, at + 1), segments.slice(0, at)].map((part) =>
      [...(byPath.get(withoutNames(part.join("/"))) ?? [])].sort(readsFirst),
    ) as [Operation[], Operation[]];
    const examples = [...ofObject, ...ofList].flatMap(successExamples);
    return [
      ...ofObject.flatMap((operation) => parameterExamples(nodes, operation, name)),
      ...examples.flatMap((example) => valuesIn(example, { path, name }, 2)),
    ];
  };
}

function parameterExamples(nodes: SchemaNodes, operation: Operation, name: string): unknown[] {
  const parameter = operation.parameters.find((one) => one.in === "path" && one.name === name);
  const schema = parameterPlaces(nodes, operation).get(`path ${name}`)?.schema;
  return [
    ...Object.values(parameter?.examples ?? {}).map(({ value }) => value),
    ...(schema === undefined ? [] : givenValues(nodes.all(schema))),
  ];
}

const withoutNames = (path: string): string => path.replace(/\{[^{}]*\}/g, "{}");

const readsFirst = (a: Operation, b: Operation): number => Number(b.method === "get") - Number(a.method === "get");

function successExamples({ responses }: Operation): unknown[] {
  const status = Object.keys(responses)
    .filter((key) => /^2/.test(key))
    .sort()[0];
  return Object.entries(responses[status ?? ""]?.content ?? {})
    .filter(([type]) => isJson(type))
    .flatMap(([, { examples }]) => Object.values(examples).map(({ value }) => value));
}

/** The values of the property that a parameter names, of an object and of those a few levels below; of a list its first. */
function valuesIn(value: unknown, parameter: { path: string; name: string }, levels: number): unknown[] {
  const object: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof object !== "object" || object === null || Array.isArray(object)) return [];
  const name = propertyNamed(parameter.name, Object.keys(object), parameter.path);
  const own: unknown = name === undefined ? undefined : (object as Record<string, unknown>)[name];
  if ((typeof own === "string" && own) || typeof own === "number") return [own];
  return levels ? Object.values(object).flatMap((inner) => valuesIn(inner, parameter, levels - 1)) : [];
}

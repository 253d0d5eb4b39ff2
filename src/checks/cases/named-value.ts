import type { Contract, Operation } from "../../contract/index.ts";
import { isJson } from "../../core/media-type.ts";

/**
 * Finds values for the parameters of paths in the examples of responses: `{id}` of `/books/{id}` in an example of a book,
 * or of a list of books. A mock, and a sandbox with published data, know that object and no other.
 *
 * @returns a function that gives the values of one parameter, the most telling first.
 */
export function namedValues(contract: Contract): (operation: Operation, parameter: string) => unknown[] {
  const byPath = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    const path = withoutNames(operation.path);
    byPath.set(path, [...(byPath.get(path) ?? []), operation]);
  }
  return ({ path }, parameter) => {
    const segments = path.split("/");
    const at = segments.findIndex((segment) => segment.includes(`{${parameter}}`));
    if (at < 0) return [];
    // Those of one object first, then those of their list.
    return [segments.slice(0, at + 1), segments.slice(0, at)]
      .flatMap((part) => [...(byPath.get(withoutNames(part.join("/"))) ?? [])].sort(readsFirst))
      .flatMap(successExamples)
      .flatMap((example) => valuesIn(example, parameter, 2));
  };
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
function valuesIn(value: unknown, parameter: string, levels: number): unknown[] {
  const object: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof object !== "object" || object === null || Array.isArray(object)) return [];
  const name = propertyNamed(parameter, Object.keys(object));
  const own: unknown = name === undefined ? undefined : (object as Record<string, unknown>)[name];
  if ((typeof own === "string" && own) || typeof own === "number") return [own];
  return levels ? Object.values(object).flatMap((inner) => valuesIn(inner, parameter, levels - 1)) : [];
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The property that a parameter names: `petId` is `pet_id` too, or the `id` of what is called a pet. */
const propertyNamed = (parameter: string, names: readonly string[]): string | undefined =>
  names.find((name) => name === parameter) ??
  names.find((name) => bare(name) === bare(parameter)) ??
  ["id", "uuid"].find((name) => bare(parameter).endsWith(name) && names.includes(name));

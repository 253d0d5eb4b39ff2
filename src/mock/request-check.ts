import type { Operation } from "../contract/index.ts";
import type { loadPrism } from "./load-prism.ts";
import { isJson } from "./read-body.ts";

type Prism = ReturnType<typeof loadPrism>;
export type Resource = Parameters<Prism["validateInput"]>[0]["resource"];
type Contents = Parameters<Prism["validateBody"]>[1];
export type Input = Parameters<Prism["validateInput"]>[0]["element"] & { headers: Record<string, string> };

/** A request as far as Prism looks at it. */
export interface Checked {
  /** As the contract has it. */
  path: string;
  /** With its question mark. */
  search: string;
  headers: Headers;
  contentType: string | undefined;
  /** Parsed, when it is JSON; undefined when there is none. */
  body: unknown;
  /** As it was sent; empty when there is none. */
  text: string;
}

/** Parameters that are known to be valid are kept up to this many; all go when there are more. */
const kept = 1000;

/** The same for bodies of an operation, none of them longer than so many characters. */
const keptBodies = 100;
const longest = 10_000;

interface Known {
  /** Names of the headers that the contract declares. */
  headers: string[];
  /** The resource with nothing but parameters. */
  parameters: Resource;
  valid: Set<string>;
  /** As they were sent. */
  validBodies: Set<string>;
}

/**
 * Makes a function that asks Prism whether a request is valid, without what is always the same: parameters are looked at
 * once for the same values, because tests poll; a JSON body goes right to the validator of its schema, and there once, because tests repeat themselves.
 *
 * @returns from it: true when Prism finds nothing wrong. When it is false, only Prism's whole look can say what.
 */
export function requestCheck({
  validateInput,
  validateBody,
}: Pick<Prism, "validateInput" | "validateBody">): (
  operation: Operation,
  resource: Resource,
  request: Checked,
  input: () => Input,
) => boolean {
  const operations = new WeakMap<Operation, Known>();
  const look = (resource: Resource, element: Input): boolean => validateInput({ resource, element })._tag === "Right";

  function hasValidParameters(operation: Operation, resource: Resource, request: Checked, input: () => Input): boolean {
    let known = operations.get(operation);
    if (!known) {
      const { body, ...parameters } = resource.request ?? {};
      const declared = operation.parameters.flatMap(({ name, in: place }) =>
        place === "header" ? [name] : place === "cookie" ? ["cookie"] : [],
      );
      known = {
        headers: [...new Set(declared)],
        parameters: { ...resource, request: parameters } as Resource,
        valid: new Set(),
        validBodies: new Set(),
      };
      operations.set(operation, known);
    }
    let key = `${request.path}${request.search}`;
    // No header has a line feed in it.
    for (const name of known.headers) key += `\n${request.headers.get(name) ?? "\n"}`;
    if (known.valid.has(key)) return true;
    const { headers, ...rest } = input();
    const bodiless = { ...rest, headers: { ...headers, "content-length": "0" }, body: undefined } as Input;
    if (!look(known.parameters, bodiless)) return false;
    if (known.valid.size >= kept) known.valid.clear();
    known.valid.add(key);
    return true;
  }

  function hasValidBody(operation: Operation, contents: Contents, { body, text }: Checked, bundle: unknown): boolean {
    const valid = operations.get(operation)?.validBodies;
    if (valid?.has(text)) return true;
    if (validateBody(body, contents, 0, contents[0]?.mediaType, undefined, bundle)._tag === "Left") return false;
    if (text.length > longest) return true;
    if (valid && valid.size >= keptBodies) valid.clear();
    valid?.add(text);
    return true;
  }

  return (operation, resource, request, input) => {
    const { body, contentType = "" } = request;
    const contents = resource.request?.body?.contents;
    // Prism takes what is falsy for no body.
    const isPlain = body && isJson(contentType) && contents?.length === 1;
    if (body === undefined ? resource.request?.body?.required : !isPlain) return look(resource, input());
    if (!hasValidParameters(operation, resource, request, input)) return false;
    if (body === undefined) return true;
    return hasValidBody(operation, contents ?? [], request, (resource as { __bundled__?: unknown }).__bundled__);
  };
}

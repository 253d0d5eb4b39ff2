import { chooseRequirement, sign, type WireRequest } from "../auth/index.ts";
import type { Contract, MediaType, Operation, Parameter } from "../contract/index.ts";
import { plainText } from "../core/plain-text.ts";
import { writeParameter } from "../parameters/index.ts";
import { parameterPlaces, sampleOf, schemaNodes } from "../schema/index.ts";
import { type Credentials, checkable } from "./authenticate.ts";

/**
 * A signed request for an operation, from the contract's examples: required parameters, and the body where one is
 * required.
 *
 * @param base URL that the paths of the contract are appended to.
 * @param at Milliseconds since 1970 UTC.
 */
export async function exampleRequest(
  contract: Contract,
  operation: Operation,
  base: string,
  credentials: Credentials,
  at: number,
): Promise<WireRequest> {
  const places = parameterPlaces(schemaNodes(contract.document), operation);
  const headers = new Headers();
  const query: string[] = [];
  const cookies: string[] = [];
  let { path } = operation;
  for (const { in: place, name, style, examples, required, made } of operation.parameters) {
    if (!required || made) continue;
    const value = exampleOf(contract, examples, places.get(`${place} ${name}`)?.schema);
    const text = writeParameter(place, name, value, style);
    if (place === "path") path = path.replaceAll(`{${name}}`, () => text);
    if (place === "header") headers.set(name, text);
    if (text) (place === "query" ? query : place === "cookie" ? cookies : []).push(text);
  }
  if (cookies.length) headers.set("cookie", cookies.join("; "));
  let body = "";
  const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
  if (type && media && operation.body?.required) {
    body = plainText(exampleOf(contract, media.examples, media.schema === undefined ? undefined : media.pointer) ?? {});
    headers.set("content-type", type);
  }
  const request: WireRequest = {
    method: operation.method.toUpperCase(),
    url: `${base}${path}${query.length ? "?" : ""}${query.join("&")}`,
    headers,
    body: new TextEncoder().encode(body),
  };
  const known = operation.security.filter((names) => checkable(contract, names).length === names.length);
  const requirement = chooseRequirement(contract.schemes, known, credentials);
  return requirement ? sign(contract.schemes, requirement, request, credentials, { at }) : request;
}

/** The first example, else a value that fits the schema. */
function exampleOf(
  contract: Contract,
  examples: Parameter["examples"] | MediaType["examples"],
  schema: string | undefined,
): unknown {
  const [example] = Object.values(examples);
  return example || schema === undefined ? example?.value : sampleOf(contract, "request", schema).value;
}

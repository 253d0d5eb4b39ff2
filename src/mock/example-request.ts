import { chooseRequirement, sign, type WireRequest } from "../auth/index.ts";
import { type Contract, type Operation, type Parameter, resolveRef, type Schema } from "../contract/index.ts";
import { writeParameter } from "../parameters/index.ts";
import type { Credentials } from "./authenticate.ts";

const encoder = new TextEncoder();

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
  const headers = new Headers();
  const query: string[] = [];
  const cookies: string[] = [];
  let path = operation.path;
  for (const parameter of operation.parameters) {
    if (!parameter.required || parameter.made) continue;
    const { in: place, name, style } = parameter;
    const text = writeParameter(place, name, exampleValue(contract, parameter), style);
    if (place === "path") path = path.replaceAll(`{${name}}`, () => text);
    if (place === "query" && text) query.push(text);
    if (place === "header") headers.set(name, text);
    if (place === "cookie" && text) cookies.push(text);
  }
  if (cookies.length) headers.set("cookie", cookies.join("; "));
  let body = "";
  const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
  if (type && operation.body?.required) {
    const value = Object.values(media?.examples ?? {})[0]?.value ?? {};
    body = typeof value === "string" ? value : JSON.stringify(value);
    headers.set("content-type", type);
  }
  const request: WireRequest = {
    method: operation.method.toUpperCase(),
    url: `${base}${path}${query.length ? "?" : ""}${query.join("&")}`,
    headers,
    body: encoder.encode(body),
  };
  const checkable = operation.security.filter((names) => names.every((name) => Object.hasOwn(contract.schemes, name)));
  const requirement = chooseRequirement(contract.schemes, checkable, credentials);
  return requirement ? sign(contract.schemes, requirement, request, credentials, { at }) : request;
}

/** The request as a line for a shell. */
export function curlLine({ method, url, headers, body }: WireRequest): string {
  const words = ["curl", "-s", quote(url)];
  if (/[[\]{}]/.test(url)) words.splice(1, 0, "-g");
  if (method !== "GET") words.push("-X", method);
  for (const [name, value] of headers) words.push("-H", quote(`${name}: ${value}`));
  if (body.length) words.push("--data-raw", quote(new TextDecoder().decode(body)));
  return words.join(" ");
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const formats: Record<string, string> = {
  uuid: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  email: "user@example.com",
  uri: "https://example.com",
};

function exampleValue(contract: Contract, parameter: Pick<Parameter, "examples" | "schema">, depth = 0): unknown {
  const { document } = contract;
  const [example] = Object.values(parameter.examples);
  if (example) return example.value;
  const schema = resolveRef(document, parameter.schema) ?? {};
  const given = schema.examples?.[0] ?? schema.example ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const [type] = [schema.type].flat();
  if (type === "integer" || type === "number") return schema.minimum ?? 1;
  if (type === "boolean") return true;
  const inside = (part: Schema) => exampleValue(contract, { examples: {}, schema: part }, depth + 1);
  if (type === "array" && schema.items && depth < 3) return [inside(schema.items)];
  if (type === "object" && schema.properties && depth < 3)
    return Object.fromEntries(
      Object.entries<Schema>(schema.properties)
        .filter(([name]) => schema.required?.includes(name))
        .map(([name, part]) => [name, inside(part)]),
    );
  return formats[schema.format] ?? "example".padEnd(schema.minLength ?? 0, "-").slice(0, schema.maxLength);
}

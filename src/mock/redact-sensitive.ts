import type { WireRequest } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef } from "../contract/index.ts";
import { masked, sensitiveTexts } from "./mask-sensitive.ts";
import { schemaParts } from "./schema-properties.ts";
import { splitWireUrl } from "./wire-forms.ts";

/**
 * A function that takes out of a text what this request has in places that the contract marks `x-sensitive`: properties of
 * its JSON body, parameters of its query and path. A body that cannot be read where something in it is sensitive is
 * taken out as a whole.
 *
 * @param path As the contract has it.
 */
export function sensitiveRedactor(
  contract: Contract,
  operation: Operation,
  request: WireRequest,
  path: string,
): (text: string) => string {
  const found = new Set<string>();
  const media = Object.values(operation.body?.content ?? {})[0];
  const text = new TextDecoder().decode(request.body);
  if (text && media) {
    try {
      for (const value of sensitiveTexts(contract, media.schema, JSON.parse(text))) {
        found.add(value);
        found.add(JSON.stringify(value).slice(1, -1));
      }
    } catch {
      if (saysSensitive(contract, media.schema)) found.add(text);
    }
  }
  const sensitive = operation.parameters.filter((parameter) =>
    isSensitive(contract, operation, parameter.name, parameter.in),
  );
  const { search } = splitWireUrl(request.url) ?? { search: "" };
  const named = new Set(operation.parameters.filter(({ in: place }) => place === "query").map(({ name }) => name));
  for (const { name, in: place, style } of sensitive) {
    const spreads = style?.style === "form" && style.explode === true;
    const isPart = (key: string) => key === name || key.startsWith(`${name}[`) || (spreads && !named.has(key));
    if (place === "path") for (const value of pathValues(operation.path, path, name)) found.add(value);
    if (place !== "query") continue;
    for (const pair of search.slice(1).split("&")) {
      const [key, ...rest] = pair.split("=");
      if (isPart(decode(key ?? ""))) found.add(rest.join("="));
    }
  }
  // The longest first: a part of it would leave the rest.
  const values = [...found].filter((value) => value.length > 0).sort((a, b) => b.length - a.length);
  return (text) => values.reduce((shown, value) => shown.replaceAll(value, masked), text);
}

/** Whether a path of the operation has something that the contract marks `x-sensitive`. */
export const hasSensitivePath = (contract: Contract, operation: Operation): boolean =>
  operation.parameters.some(({ name, in: place }) => place === "path" && isSensitive(contract, operation, name, place));

function isSensitive(contract: Contract, operation: Operation, name: string, place: string): boolean {
  const { document } = contract;
  const item = resolveRef(document, document.paths[operation.path]) ?? {};
  const nodes = [...(item.parameters ?? []), ...(item[operation.method]?.parameters ?? [])].map((node) =>
    resolveRef(document, node),
  );
  return nodes.some(
    (node) =>
      node?.name === name &&
      node.in === place &&
      (node["x-sensitive"] === true || schemaParts(contract, node.schema).some((part) => part["x-sensitive"] === true)),
  );
}

function pathValues(template: string, path: string, name: string): string[] {
  const segments = path.split("/");
  return template.split("/").flatMap((segment, index) => (segment === `{${name}}` ? (segments[index] ?? []) : []));
}

/** Whether anything in a schema is sensitive. */
function saysSensitive(contract: Contract, schema: unknown): boolean {
  const seen = new Set<unknown>();
  const visit = (node: unknown): boolean =>
    schemaParts(contract, node).some((part) => {
      if (seen.has(part)) return false;
      seen.add(part);
      if (part["x-sensitive"] === true) return true;
      const inner = [...Object.values(part.properties ?? {}), part.items, part.additionalProperties];
      return inner.some((member) => typeof member === "object" && visit(member));
    });
  return visit(schema);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

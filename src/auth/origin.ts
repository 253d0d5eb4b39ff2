import { isDigest } from "./functions/registry.ts";
import { bare, builtInNames, type Expression } from "./template.ts";

/** Where a part of a value comes from, in the order in which a legend lists them. */
export const partOrigins = [
  "credential",
  "time",
  "nonce",
  "method",
  "address",
  "header",
  "body",
  "hash",
  "text",
] as const;

export type PartOrigin = (typeof partOrigins)[number];

const ofName: Record<string, PartOrigin> = {
  method: "method",
  url: "address",
  host: "address",
  path: "address",
  query: "address",
  target: "address",
  body: "body",
  unixMillis: "time",
  unixSeconds: "time",
  isoTime: "time",
  nonce: "nonce",
  uuid: "nonce",
};

const ofCall: Record<string, PartOrigin> = { header: "header", headers: "header", time: "time" };

/** Where a part comes from: of several, the first of the list; `text` where the template itself has it. */
export function originOf(written: Expression): PartOrigin {
  const expression = bare(written);
  if ("text" in expression) return "text";
  if ("name" in expression)
    return builtInNames.includes(expression.name) ? (ofName[expression.name] as PartOrigin) : "credential";
  if (isDigest(expression.call)) return "hash";
  const own = Object.hasOwn(ofCall, expression.call) ? ofCall[expression.call] : undefined;
  if (own) return own;
  const found = new Set(expression.args.map(originOf));
  return partOrigins.find((origin) => found.has(origin)) ?? "text";
}

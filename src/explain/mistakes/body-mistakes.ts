import { namesIn, toBytes, toText, type Value } from "../../auth/index.ts";
import { isTooDeep } from "../../core/json-depth.ts";
import type { Mistakes } from "./attempt.ts";

type Bodies = [words: string, body: Value][];

/** Another body was signed than the one that was sent. */
export const bodyMistakes: Mistakes = ({ expression, scope }) => {
  if (!namesIn([expression]).includes("body")) return [];
  const text = toText(scope.body);
  const bodies = text ? [...whiteSpace(text), ...asJson(text), ...asForm(text), ...encodings(text)] : emptyBodies;
  return bodies
    .filter(([, body]) => body !== text)
    .map(([words, body]) => ({ words, attempt: { expression, scope: { ...scope, body: toBytes(body) } } }));
};

const emptyBodies: Bodies = [
  ["with {} as its body", "{}"],
  ["with [] as its body", "[]"],
  ["with null as its body", "null"],
  ['with "" as its body', '""'],
  ["with undefined as its body", "undefined"],
  ["with a line break as its body", "\n"],
];

const whiteSpace = (text: string): Bodies => [
  ["with a body that ends in a line break", `${text}\n`],
  ["with a body that ends in a line break of Windows (CR LF)", `${text}\r\n`],
  ["with a body that has no line break at its end", text.replace(/\r?\n$/, "")],
  ["with a body that has no white space at its end", text.trimEnd()],
  ["with a body that has no white space around it", text.trim()],
  ["with line breaks of Windows (CR LF) in its body", text.replace(/\r?\n/g, "\r\n")],
  ["with line breaks of Unix (LF) in its body", text.replaceAll("\r\n", "\n")],
  ["without its body", ""],
];

/** The body as other JSON writers would have written it. */
function asJson(text: string): Bodies {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (isTooDeep(value)) return [];
  const bodies: Bodies = [];
  for (const [order, ordered] of [
    ["", value],
    [", its keys sorted", sortKeys(value)],
  ] as const)
    for (const [layout, write] of layouts)
      for (const [characters, escaped] of escapes)
        bodies.push([`with its body as ${layout}${characters}${order}`, escaped(write(ordered))]);
  if (typeof value === "string") bodies.push(["with the string in its body and not its JSON", value]);
  bodies.push(["with its body as JSON in a JSON string", JSON.stringify(text)]);
  return bodies;
}

const layouts: [words: string, write: (value: unknown) => string][] = [
  ["compact JSON", (value) => JSON.stringify(value)],
  ["JSON with a space after each comma and colon", spaced],
  ["JSON that is indented by 2", (value) => JSON.stringify(value, null, 2)],
  ["JSON that is indented by 4", (value) => JSON.stringify(value, null, 4)],
  ["JSON that is indented by a tab", (value) => JSON.stringify(value, null, "\t")],
];

const toAscii = (json: string): string =>
  json.replace(/[^\0-~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
const escapeSlashes = (json: string): string => json.replaceAll("/", "\\/");

const escapes: [words: string, escaped: (json: string) => string][] = [
  ["", (json) => json],
  [" with \\u escapes", toAscii],
  [" with slashes escaped", escapeSlashes],
  [" with \\u escapes and slashes escaped", (json) => escapeSlashes(toAscii(json))],
  [" with <, > and & escaped", (json) => json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)],
];

/** As json.dumps of Python writes it. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return `{${pairs.join(", ")}}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

function asForm(text: string): Bodies {
  if (!/^[^\s={}[\]"]+=[^\s"{}]*$/.test(text)) return [];
  return [
    ["with %20 for each space in its form", text.replaceAll("+", "%20")],
    ["with + for each space in its form", text.replaceAll("%20", "+")],
    ["with the fields of its form sorted", text.split("&").sort().join("&")],
    ["with its form as JSON", JSON.stringify(Object.fromEntries(new URLSearchParams(text)))],
    ["with its form decoded", [...new URLSearchParams(text)].map((pair) => pair.join("=")).join("&")],
  ];
}

const encodings = (text: string): Bodies => [
  ...(/[\u0080-\u00ff]/.test(text) && !/[^\0-\u00ff]/.test(text)
    ? [["with its body in Latin-1 and not in UTF-8", Uint8Array.from(text, (c) => c.charCodeAt(0))] as [string, Value]]
    : []),
  ["with a byte order mark before its body", `\ufeff${text}`],
  ["with the Base64 of its body", btoa(String.fromCharCode(...toBytes(text).subarray(0, 50_000)))],
];

import { isJson } from "../core/media-type.ts";
import type { ExportedRequest } from "./exported-request.ts";
import { describe, type Environment, type Format, mark } from "./format.ts";

/** A folder of .bru files, which every version of Bruno reads. */
export const bruno: Format = {
  abilities: { tool: "Bruno", privateKeys: false, partBytes: false },
  target: {
    sign: "signInBruno",
    file: "sign-in-bruno",
    given: () => "bru, req",
    isAsync: true,
    digests: "crypto-js-digests",
    needs: 'const cryptoJs = require("crypto-js");',
    isSandbox: true,
  },
  isFolder: true,
  oneApiPerFolder: true,
  mainFile: () => "collection.bru",
  write({ contract: { api, title }, requests, script }) {
    const files = new Map([
      [
        "collection.bru",
        [...(script ? [block("script:pre-request", script.trimEnd())] : []), block("docs", `${mark(api)}.`)].join("\n"),
      ],
      ["bruno.json", `${JSON.stringify({ version: "1", name: title, type: "collection" }, null, 2)}\n`],
    ]);
    for (const [i, request] of requests.entries()) {
      const path = `${request.folder ? `${fileName(request.folder)}/` : ""}${fileName(request.name)}`;
      // Names that differ only in what a file cannot have are told apart by their number.
      files.set(`${path}${files.has(`${path}.bru`) ? `-${i + 1}` : ""}.bru`, writeRequest(request, i + 1));
    }
    return files;
  },
  writeEnvironments: (_, environments) =>
    new Map(environments.map((one) => [`environments/${fileName(one.name)}.bru`, writeEnvironment(one)])),
};

/** A name as a file can have it on every system. */
const fileName = (name: string): string => name.replace(/[^\p{L}\p{N}_. -]+/gu, "-").replace(/^\.+|[. ]+$/g, "-");

/** A block of text, indented; Bruno takes the indent away. */
const block = (name: string, text: string): string => `${name} {\n${text.replace(/^(?=.)/gm, "  ")}\n}\n`;

const pairs = (name: string, entries: readonly (readonly [string, string])[]): string =>
  block(name, entries.map(([key, value]) => `${writeKey(key)}: ${writeValue(value)}`).join("\n"));

/** In quotes where a character would end the name. */
const writeKey = (key: string): string => (/[\s:{}"']/.test(key) ? JSON.stringify(key) : key);

/** One line; several are written between three quotes. */
const writeValue = (value: string): string =>
  value.includes("\n") ? `'''\n${value.trimEnd().replace(/^/gm, "  ")}\n'''` : value;

function writeRequest(request: ExportedRequest, seq: number): string {
  const { name, method, pathValues, query, headers, body } = request;
  const { url, inPath } = writeUrl(request);
  const mode = !body ? "none" : "form" in body ? "multipartForm" : isJson(body.type) ? "json" : "text";
  const written = query.split("&").filter(Boolean);
  const blocks = [
    pairs("meta", [
      ["name", name],
      ["type", "http"],
      ["seq", String(seq)],
    ]),
    pairs(method.toLowerCase(), [
      ["url", url],
      ["body", mode],
      ["auth", "none"],
    ]),
    written.length > 0 &&
      pairs(
        "params:query",
        written.map((pair) => [pair.split("=", 1)[0] as string, pair.split("=").slice(1).join("=")] as const),
      ),
    inPath.length > 0 &&
      pairs(
        "params:path",
        inPath.map((key) => [key, pathValues[key] as string] as const),
      ),
    headers.length > 0 && pairs("headers", headers),
    body && ("form" in body ? pairs("body:multipart-form", body.form) : block(`body:${mode}`, body.text)),
    request.issues.length > 0 && block("script:post-response", keepIssued(request)),
    // What was signed is what is sent: the script has encoded it.
    pairs("settings", [["encodeUrl", "false"]]),
    describe(request).length > 0 && block("docs", describe(request).join("\n\n")),
  ];
  return blocks.filter(Boolean).join("\n");
}

/** The script that keeps what a response issues, until Bruno is closed. */
const keepIssued = ({ issues }: ExportedRequest): string =>
  issues
    .map(
      ({ credential, place }) =>
        `if (res.getStatus() < 300) bru.setVar(${JSON.stringify(credential)}, res.getBody()${place});`,
    )
    .join("\n");

/** Bruno's own way to write a variable of the path is a segment of its own; others are filled in. */
function writeUrl({ path, pathValues, query }: ExportedRequest): { url: string; inPath: string[] } {
  const inPath: string[] = [];
  const segments = path.split("/").map((segment) => {
    const [, key] = /^\{(\w+)\}$/.exec(segment) ?? [];
    if (key === undefined || pathValues[key] === undefined)
      return segment.replace(/\{([^{}]+)\}/g, (braces, name) => pathValues[name] ?? braces);
    inPath.push(key);
    return `:${key}`;
  });
  return { url: `{{baseUrl}}${segments.join("/")}${query && `?${query}`}`, inPath };
}

/** Bruno keeps the values of `vars:secret` out of the file. */
function writeEnvironment({ baseUrl, credentials }: Environment): string {
  const all = Object.entries(credentials);
  const known = all.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  const secret = all.filter(([, value]) => value === undefined).map(([name]) => name);
  return [
    pairs("vars", [["baseUrl", baseUrl], ...known]),
    ...(secret.length ? [`vars:secret [\n${secret.map((name) => `  ${name}`).join(",\n")}\n]\n`] : []),
  ].join("");
}

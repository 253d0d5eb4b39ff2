import type { ExportedRequest } from "./exported-request.ts";
import { describe, type Format, mark } from "./format.ts";

/** A .http file with scripts of httpYac, and its environments. */
export const httpFile: Format = {
  abilities: { tool: "httpYac", privateKeys: true, partBytes: true },
  target: {
    sign: "signInHttpYac",
    file: "sign-in-httpyac",
    given: (credentials) => `request, httpRegion.metaData.name, { ${credentials.map(orUndefined).join(", ")} }`,
    isAsync: true,
    digests: "node-digests",
    needs: 'const nodeCrypto = require("crypto");',
    isSandbox: false,
  },
  isFolder: false,
  oneApiPerFolder: true,
  mainFile: (api) => `${api}.http`,
  write({ contract: { api, title }, requests, script }) {
    return new Map([
      [
        httpFile.mainFile(api),
        [
          `# ${title}. ${mark(api)}; httpYac signs each request with the script below.`,
          ...(script ? ["", "{{+request", script.trimEnd(), "}}"] : []),
          ...requests.map((request) => `\n###\n${writeRequest(request)}`),
          "",
        ].join("\n"),
      ],
    ]);
  },
  writeEnvironments(_, environments) {
    const values = environments.map(({ name, baseUrl, credentials }) => [name, { baseUrl, ...credentials }]);
    return new Map([["http-client.env.json", `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`]]);
  },
};

/** What a response issued, or a variable of the environment, which may not be set. */
const orUndefined = (name: string): string =>
  `${name}: $global.${name} ?? (typeof ${name} === "undefined" ? undefined : ${name})`;

function writeRequest(request: ExportedRequest): string {
  const { name, method, path, pathValues, query, headers, body, issues } = request;
  const filled = path.replace(/\{([^{}]+)\}/g, (braces, key) => pathValues[key] ?? braces);
  return [
    // What follows an at sign in a comment is an instruction to httpYac.
    ...describe(request).map((line) => `# ${line.replace(/\s+/g, " ").replace(/^[ @]+/, "")}`),
    `# @name ${name}`,
    `${method} {{baseUrl}}${filled}${query && `?${query}`}`,
    ...headers.map(([key, value]) => `${key}: ${writeText(value)}`),
    ...(body ? writeBody(body) : []),
    ...(issues.length > 0 ? ["", "{{@response", ...issues.map(keepIssued), "}}"] : []),
  ].join("\n");
}

/** The line that keeps what a response issues, until httpYac ends. */
const keepIssued = ({ credential, place }: ExportedRequest["issues"][number]): string =>
  `if (response.statusCode < 300) $global.${credential} = response.parsedBody${place};`;

/**
 * A text as it is; as a string in JavaScript where httpYac would take a part of it for a script, for the name of a file,
 * or for the next request.
 */
function writeText(text: string): string {
  if (!/\{\{|^\s*(#|\/\/|<[\s@]|>|\?\?|@)/m.test(text)) return text;
  const braces: Record<string, string> = { "{": "\\u007b", "}": "\\u007d" };
  return `{{${JSON.stringify(text).replace(/[{}]/g, (brace) => braces[brace] as string)}}}`;
}

const boundary = "countersign-part";

function writeBody(body: NonNullable<ExportedRequest["body"]>): string[] {
  if ("text" in body) return ["", writeText(body.text)];
  const parts = body.form.flatMap(([name, value]) => [
    `--${boundary}`,
    `Content-Disposition: form-data; name=${writeText(JSON.stringify(name))}`,
    "",
    writeText(value),
  ]);
  return [`Content-Type: multipart/form-data; boundary=${boundary}`, "", ...parts, `--${boundary}--`];
}

import { doubleQuoted, type SnippetRequest } from "./snippet-request.ts";

/** The request with `fetch`, which runtimes and browsers have. */
export function typescript({ method, url, headers, body }: SnippetRequest): string {
  return [
    `const response = await fetch(${doubleQuoted(url)}, {`,
    `  method: ${doubleQuoted(method)},`,
    "  headers: {",
    ...headers.map(([name, value]) => `    ${doubleQuoted(name)}: ${doubleQuoted(value)},`),
    "  },",
    ...(body ? [`  body: ${doubleQuoted(body)},`] : []),
    "});",
    "console.log(response.status, await response.text());",
  ].join("\n");
}

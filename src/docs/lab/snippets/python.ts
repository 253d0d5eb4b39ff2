import { doubleQuoted, type SnippetRequest } from "./snippet-request.ts";

/** The request with the standard library. */
export function python({ method, url, headers, body }: SnippetRequest): string {
  return [
    "import urllib.error",
    "import urllib.request",
    "",
    "request = urllib.request.Request(",
    `    ${doubleQuoted(url)},`,
    `    method=${doubleQuoted(method)},`,
    "    headers={",
    ...headers.map(([name, value]) => `        ${doubleQuoted(name)}: ${doubleQuoted(value)},`),
    "    },",
    ...(body ? [`    data=${doubleQuoted(body)}.encode(),`] : []),
    ")",
    "try:",
    "    with urllib.request.urlopen(request) as response:",
    "        print(response.status, response.read().decode())",
    "except urllib.error.HTTPError as error:",
    "    print(error.code, error.read().decode())",
  ].join("\n");
}

import { doubleQuoted, type SnippetRequest } from "./snippet-request.ts";

/** The request with Go's net/http. */
export function go({ method, url, headers, body }: SnippetRequest): string {
  const imports = ["fmt", "io", "net/http", ...(body ? ["strings"] : [])];
  return [
    "package main",
    "",
    "import (",
    ...imports.map((name) => `\t"${name}"`),
    ")",
    "",
    "func main() {",
    `\trequest, err := http.NewRequest(${doubleQuoted(method)}, ${doubleQuoted(url)}, ${body ? `strings.NewReader(${doubleQuoted(body)})` : "nil"})`,
    "\tif err != nil {",
    "\t\tpanic(err)",
    "\t}",
    ...headers.map(([name, value]) => `\trequest.Header.Set(${doubleQuoted(name)}, ${doubleQuoted(value)})`),
    "\tresponse, err := http.DefaultClient.Do(request)",
    "\tif err != nil {",
    "\t\tpanic(err)",
    "\t}",
    "\tdefer response.Body.Close()",
    "\ttext, err := io.ReadAll(response.Body)",
    "\tif err != nil {",
    "\t\tpanic(err)",
    "\t}",
    "\tfmt.Println(response.StatusCode, string(text))",
    "}",
  ].join("\n");
}

import { doubleQuoted, type SnippetRequest } from "./snippet-request.ts";

/** With escapes for what is not ASCII: before Java 18, what a source file is read as depends on the machine. */
const quoted = (text: string): string =>
  doubleQuoted(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The request with Java's own client, of Java 11 or later: `java Call.java` runs it. */
export function java({ method, url, headers, body }: SnippetRequest): string {
  const publisher = body ? `ofString(${quoted(body)})` : "noBody()";
  return [
    "import java.net.URI;",
    "import java.net.http.HttpClient;",
    "import java.net.http.HttpRequest;",
    "import java.net.http.HttpResponse;",
    "",
    "public class Call {",
    "    public static void main(String[] args) throws Exception {",
    `        HttpRequest request = HttpRequest.newBuilder(URI.create(${quoted(url)}))`,
    `            .method(${quoted(method)}, HttpRequest.BodyPublishers.${publisher})`,
    ...headers.map(([name, value]) => `            .header(${quoted(name)}, ${quoted(value)})`),
    "            .build();",
    "        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());",
    '        System.out.println(response.statusCode() + " " + response.body());',
    "    }",
    "}",
  ].join("\n");
}

import type { ParameterStyles } from "./find-styles.ts";
import { printLiteral } from "./print-literal.ts";

/** How an operation writes its parameters, as code: properties of its descriptor, and what they need of the client. */
export function printStyles({ path, query, header, cookie }: ParameterStyles): {
  properties: string[];
  imports: string[];
} {
  const properties: string[] = [];
  const imports: string[] = [];
  const add = (writer: string, property: string) => {
    imports.push(writer);
    properties.push(property);
  };
  if (path) add("fillStyledPath", `path: (path, values) => fillStyledPath(path, values, ${printLiteral(path)})`);
  if (query) add("writeStyledQuery", `query: (values) => writeStyledQuery(values, ${printLiteral(query)})`);
  if (header || cookie) {
    const written = Object.keys(cookie ?? {}).length > 0 ? [header ?? {}, cookie] : header ? [header] : [];
    add(
      "writeStyledHeaders",
      `headers: (...parts) => writeStyledHeaders(${["parts", ...written.map(printLiteral)].join(", ")})`,
    );
  }
  return { properties, imports };
}

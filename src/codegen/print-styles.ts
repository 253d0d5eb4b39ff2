import type { ParameterStyles } from "./find-styles.ts";
import { printLiteral } from "./print-literal.ts";

/** How an operation writes its parameters, as code: properties of its descriptor, and what they need of the client. */
export function printStyles({ path, query, header, cookie }: ParameterStyles): {
  members: string[];
  imports: string[];
} {
  const members: string[] = [];
  const imports: string[] = [];
  const add = (writer: string, member: string) => {
    imports.push(writer);
    members.push(member);
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
  return { members, imports };
}

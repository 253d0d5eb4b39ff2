import type { ParameterStyles } from "./find-styles.ts";
import { printLiteral } from "./print-literal.ts";

/** How an operation writes its parameters, as code: members of its descriptor, and what they need of the client. */
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
    const styles = [header ?? {}, ...(Object.keys(cookie ?? {}).length ? [cookie] : [])];
    const written = styles.map((some) => `, ${printLiteral(some)}`).join("");
    add("writeStyledHeaders", `headers: (...parts) => writeStyledHeaders(parts${written})`);
  }
  return { members, imports };
}

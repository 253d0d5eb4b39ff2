import { toText } from "./bytes.ts";
import type { WireRequest } from "./evaluate.ts";
import { readProperties } from "./json-text.ts";
import type { Requirement, Scheme, Schemes } from "./scheme.ts";
import type { Expression, Template } from "./template.ts";

/** Whether the value goes into every item of an array of the body: its name has a `*` in place of a number. */
export const isPerItem = (scheme: Scheme | undefined): boolean =>
  scheme?.in === "body" && /\/\*(\/|$)/.test(scheme.name);

// A requirement with one scheme for each item of the request's body, in order, in place of one whose name leads through
// an array: /items/0/sign and /items/1/sign of /items/*/sign. In its template, the same * is the same item. A scheme
// without any item stays as it is: nothing is there to sign or to verify.
export function expandItems(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
): { schemes: Schemes; requirement: Requirement } {
  if (!requirement.some((name) => isPerItem(schemes[name]))) return { schemes, requirement };
  const expanded: Record<string, Scheme> = { ...schemes };
  const names = requirement.flatMap((name) => {
    const scheme = schemes[name] as Scheme;
    if (!isPerItem(scheme)) return [name];
    const items = itemsOf(toText(request.body), scheme.name);
    for (const item of items) {
      const value = atItem(scheme.value, scheme.name, item);
      expanded[`${name} ${item}`] = { ...scheme, name: item, value };
    }
    return items.length ? items.map((item) => `${name} ${item}`) : [name];
  });
  return { schemes: expanded, requirement: names };
}

/** The pointers that a name with `*` stands for in this body. */
function itemsOf(body: string, name: string): string[] {
  const [before = "", ...others] = name.split(/\/\*(?=\/|$)/);
  let found = [before];
  for (const after of others)
    found = found.flatMap((array) => entriesAt(body, array).map((index) => `${array}/${index}${after}`));
  return found;
}

function entriesAt(body: string, pointer: string): string[] {
  try {
    return readProperties(body, pointer).map(({ name }) => name);
  } catch {
    // No JSON: what puts the value in, or reads it, says so.
    return [];
  }
}

/** The template for one item: its pointers that begin as the name does, with the numbers of the item. */
function atItem(template: Template, name: string, item: string): Template {
  const [from, to] = [name, item].map((pointer) => pointer.split("/").slice(1)) as [string[], string[]];
  const numbered = (text: string): string => {
    const tokens = text.split("/").slice(1);
    const differing = tokens.findIndex((token, i) => token !== from[i]);
    const shared = differing < 0 ? tokens.length : differing;
    return `/${tokens.map((token, i) => (token === "*" && i < shared ? (to[i] as string) : token)).join("/")}`;
  };
  const visit = (expression: Expression): Expression => {
    if ("text" in expression && /^\/.*\*/.test(expression.text)) return { text: numbered(expression.text) };
    if ("call" in expression) return { ...expression, args: expression.args.map(visit) };
    if ("let" in expression) return { ...expression, value: visit(expression.value) };
    return expression;
  };
  return template.map((part) => (typeof part === "string" ? part : visit(part)));
}

import { isDigest } from "./functions/registry.ts";
import {
  type BareExpression,
  bare,
  callsIn,
  credentialsIn,
  type Expression,
  type requestNames,
  type Template,
} from "./template.ts";

/** The parts of a request that a signature can cover, and the names that bring each in. */
const parts = {
  method: ["method"],
  host: ["host", "url"],
  path: ["path", "target", "url"],
  query: ["query", "target", "url"],
  body: ["body"],
} satisfies Record<string, readonly (typeof requestNames)[number][]>;

export type RequestPart = keyof typeof parts;

/** A function that takes a part of its first argument: what it leaves out is not covered. */
const picking = ["json", "field", "only", "without", "omit", "slice", "before", "after", "fixed", "length", "scalars"];

/** Whether an expression is `headers("host", ...)`: the host is among the headers. */
const namesHost = (expression: BareExpression): boolean =>
  "call" in expression &&
  expression.call === "headers" &&
  expression.args.some((arg) => "text" in arg && arg.text.toLowerCase() === "host");

/**
 * The parts of a request that no hash or signature of these templates covers as a whole: another value there would be
 * accepted.
 */
export function uncoveredBy(templates: readonly Template[]): RequestPart[] {
  const covered = new Set<string>();
  const visit = (written: string | Expression, isHashed: boolean): void => {
    if (typeof written === "string") return;
    const expression = bare(written);
    if ("name" in expression && isHashed) covered.add(expression.name);
    if (isHashed && namesHost(expression)) covered.add("host");
    if (!("call" in expression) || picking.includes(expression.call)) return;
    for (const arg of expression.args) visit(arg, isHashed || isDigest(expression.call));
  };
  // A digest of the body proves nothing by itself: it counts where a signature covers the header that it is sent in.
  const signing = templates.filter((template) => credentialsIn(template).length > 0);
  const seesHeaders = signing.some((template) => callsIn(template).some((call) => /^headers?$/.test(call)));
  for (const template of seesHeaders ? templates : signing) for (const part of template) visit(part, false);
  return (Object.keys(parts) as RequestPart[]).filter((part) => !parts[part].some((name) => covered.has(name)));
}

/** What of a request the hashes and signatures of these templates cover, and what not, in words. */
export function coverageText(templates: readonly Template[]): string {
  if (!templates.some((template) => callsIn(template).some(isDigest)))
    return "No part of the request is signed: whoever has the value can send it with another request.";
  const uncovered = uncoveredBy(templates);
  const covered = (Object.keys(parts) as RequestPart[]).filter((part) => !uncovered.includes(part));
  const signed = `Covered by a signature as a whole: ${covered.join(", ") || "nothing"}.`;
  if (!uncovered.length) return signed;
  return `${signed} Not covered, or not as a whole: ${uncovered.join(", ")}; another value there can be accepted.`;
}

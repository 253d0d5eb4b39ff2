import {
  builtInNames,
  type Expression,
  isAsymmetric,
  isDigest,
  isPerItem,
  lookupNames,
  namedIn,
  type Scheme,
} from "../auth/index.ts";
import { type CredentialIssuer, describeScheme } from "../client/index.ts";
import { whyUnknown } from "./describe-api.ts";
import { printLiteral } from "./print-literal.ts";

const placers = { header: "inHeader", query: "inQuery", cookie: "inCookie", body: "inBody" } as const;

export interface SchemePrinting {
  /** Whether a body that the value goes into can be a form. */
  isForm?: boolean;
  /** The operation that returns its credential. */
  issuedBy?: CredentialIssuer;
  /** Whether digests give their value at once, and no code is loaded later: in a script that is one piece. */
  atOnce?: boolean;
}

/**
 * A scheme as code, with the functions of countersign/auth that it calls: what a contract does not use, its client does
 * not ship.
 */
export function printScheme(
  scheme: Scheme,
  { isForm = true, issuedBy, atOnce = false }: SchemePrinting = {},
): { text: string; imports: string[] } {
  if (isPerItem(scheme)) return printItems(scheme);
  const place = scheme.in === "body" && !isForm && !atOnce ? "inJson" : placers[scheme.in];
  const imports: string[] = [place];
  let awaits = false;

  const print = (expression: Expression): string => {
    if ("name" in expression) {
      const { name } = expression;
      if (!builtInNames.includes(name)) return `v.credentials.${name}`;
      imports.push(`${name}Of`);
      return `${name}Of(v)`;
    }
    if ("text" in expression) return JSON.stringify(expression.text);
    if ("let" in expression) return `${expression.let}Value`;
    const { call, args } = expression;
    const given = args.map(print).join(", ");
    const asks = lookupNames.includes(call);
    const later = call === "json" && !atOnce ? "jsonLater" : call;
    imports.push(asks ? `${call}Of` : later);
    const isLater = atOnce ? isAsymmetric(call) : isDigest(call) || later !== call;
    if (!isLater) return asks ? `${call}Of(v, ${given})` : `${call}(${given})`;
    awaits = true;
    return `await ${later}(${given})`;
  };

  const why = whyUnknown(scheme);
  if (why !== undefined) imports.push("CredentialError");
  const named = [...namedIn(scheme.value)].map(([name, value]) => `const ${name}Value = ${print(value)}; `);
  const parts = scheme.value.map((part) => (typeof part === "string" ? JSON.stringify(part) : print(part)));
  const made = named.length ? `{ ${named.join("")}return [${parts.join(", ")}]; }` : `[${parts.join(", ")}]`;
  const { needs, clock } = describeScheme(scheme);
  const value =
    why === undefined
      ? `${awaits ? "async " : ""}(v) => ${made}`
      : `() => { throw new CredentialError(${JSON.stringify(why)}); }`;
  return {
    text: `{ put: ${place}, name: ${JSON.stringify(scheme.name)}, needs: ${printLiteral(needs)},${clock ? " clock: true," : ""}${issuedBy ? ` issuedBy: ${printLiteral(issuedBy)},` : ""} value: ${value} }`,
    imports,
  };
}

/** A scheme whose value goes into every item of an array is interpreted: each item has pointers of its own. */
function printItems(scheme: Scheme): { text: string; imports: string[] } {
  const { needs, clock } = describeScheme(scheme);
  const { in: place, name, value } = scheme;
  const data = printLiteral({ in: place, name, value });
  return {
    text: `{ put: inBody, name: ${JSON.stringify(name)}, needs: ${printLiteral(needs)},${clock ? " clock: true," : ""} value: () => [], sign: signItems(${data}) }`,
    imports: ["inBody", "signItems"],
  };
}

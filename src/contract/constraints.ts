import { escapeToken } from "../core/json-pointer.ts";
import type { Evidence } from "./contract.ts";

type Node = any;

/** What a source says of a constraint, and the pointer of the schema or parameter that says so. */
export interface Statement {
  evidence: Evidence;
  at: string;
}

/** What is said of the constraints at one place: of a kind, or of one required property as `required/<name>`. */
export type Statements = ReadonlyMap<string, Statement>;

/** One constraint of a schema: its pointer, and what a statement about it is called, the most special first. */
export interface Constraint {
  pointer: string;
  names: string[];
}

export const noStatements: Statements = new Map();

const kinds: Readonly<Record<string, readonly string[]>> = {
  enum: ["enum", "const"],
  bounds: [
    ...["minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
    ...["multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
  ],
  format: ["format"],
};

const isObject = (value: unknown): value is Record<string, any> => typeof value === "object" && value !== null;

/**
 * What the `x-evidence` at a pointer says of constraints, together with what is said above. A statement holds for all that is
 * inside, down to where another of its kind stands; one about a required property holds for that object alone.
 */
export function readStatements(node: Node, at: string, above: Statements): Statements {
  const { constraints, source } = node?.["x-evidence"] ?? {};
  const inherited = [...above].filter(([name]) => !name.startsWith("required/"));
  if (!isObject(constraints)) return inherited.length === above.size ? above : new Map(inherited);
  const statements = new Map(inherited);
  // A level alone has the source of the evidence that it stands in.
  const complete = (said: unknown): Statement => ({
    evidence: (typeof said === "string" ? { level: said, ...(source && { source }) } : said) as Evidence,
    at,
  });
  for (const [kind, said] of Object.entries(constraints)) {
    if (kind !== "required" || !isObject(said)) statements.set(kind, complete(said));
    else {
      statements.delete(kind);
      for (const [name, one] of Object.entries(said)) statements.set(`required/${name}`, complete(one));
    }
  }
  return statements;
}

/** The constraint of a header that the vendor sends: that it is always there. */
export const constraintsOfHeader = (header: Node, at: string): Constraint[] =>
  header?.required === true ? [{ pointer: `${at}/required`, names: ["required"] }] : [];

/** The constraints that a schema itself makes. What a request must hold is no promise, so `required` counts in `sent` alone: what the vendor sends. */
export function constraintsOf(node: Node, at: string, sent: boolean): Constraint[] {
  const found: Constraint[] = [];
  if (sent && Array.isArray(node.required))
    for (const [index, name] of node.required.entries())
      found.push({ pointer: `${at}/required/${index}`, names: [`required/${name}`, "required"] });
  for (const [kind, keywords] of Object.entries(kinds))
    for (const keyword of keywords)
      if (node[keyword] !== undefined && !(keyword === "uniqueItems" && node[keyword] === false))
        found.push({ pointer: `${at}/${escapeToken(keyword)}`, names: [kind] });
  return found;
}

import { methods } from "../core/http-methods.ts";
import { escapeToken } from "../core/json-pointer.ts";
import {
  type Constraint,
  constraintsOf,
  constraintsOfHeader,
  noStatements,
  readStatements,
  type Statements,
} from "./constraints.ts";
import type { Contract, Evidence, OpenApiDocument } from "./contract.ts";
import { childSlots } from "./normal-form/index.ts";
import { atPointer, followRef } from "./resolve-ref.ts";

export const levels = ["documented", "observed", "assumed"] as const;

export type Level = (typeof levels)[number];

/** What claims are about, in the order in which they are listed. */
export const claimKinds = [
  "server",
  "security scheme",
  "operation",
  "webhook",
  "parameter",
  "status",
  "header",
  "property",
  "constraint",
] as const;

export type ClaimKind = (typeof claimKinds)[number];

/** One thing that a contract says of an API and that can be wrong by itself. */
export interface Claim {
  kind: ClaimKind;
  /** RFC 6901 pointer of it in the bundled document. */
  pointer: string;
  /** Undefined when neither it nor anything above it says how it is known. */
  level?: Level;
  source?: string;
  note?: string;
  /** Pointer of what gives the level, when it is not the claim itself. */
  from?: string;
}

/** How many claims of a contract stand at each level. */
export type EvidenceCount = Record<Level, number>;

type Node = any;

/** Evidence, and the pointer of what carries it. */
interface Known {
  evidence?: Evidence;
  at: string;
}

/** A smaller number is better known. */
const rank = ({ evidence }: Known): number => {
  const found = levels.indexOf(evidence?.level as Level);
  return found < 0 ? levels.length : found;
};

/**
 * Every claim of a contract with its level. A claim is a server, a security scheme, an operation, a webhook, and in
 * these each parameter, response status, response header and property of a body, at any depth, and each constraint of these:
 * a closed list, a bound, a format, and in what the vendor sends a required property or header.
 *
 * - Its level is that of its own `x-evidence`; without one, that of the nearest thing around it that has one: the
 *   schema that it is a property of, the body of the request, and at last the operation. Evidence of a status is about the status alone, so what is
 *   in its body does not take it over.
 * - A property that refers to a component is known no better than either what it is a property of, which shows that there
 *   is such a property, or the component, which shows what it is like: the weaker of the two.
 * - A constraint has the level that an `x-evidence` gives it in `constraints`, and no other: that a source shows a property says
 *   nothing of its length. Where several places speak of a component, the one that knows least decides.
 * - What stands in a component is one claim, however many refer to it. When these are known differently well and the
 *   component says nothing itself, the one that is known best decides, since it is what showed the component.
 */
export function readClaims({ document }: Pick<Contract, "document">): Claim[] {
  const reader = claimReader(document);
  for (const index of (document.servers ?? []).keys()) reader.claim("server", `/servers/${index}`, { at: "" });
  for (const name of Object.keys(document.components?.securitySchemes ?? {}))
    reader.claim("security scheme", `/components/securitySchemes/${escapeToken(name)}`, { at: "" });
  for (const [group, kind] of [
    ["paths", "operation"],
    ["webhooks", "webhook"],
  ] as const)
    for (const name of Object.keys(document[group] ?? {})) {
      const item = followRef(document, `/${group}/${escapeToken(name)}`);
      for (const method of methods)
        if (atPointer(document, `${item}/${method}`)) readOperation(document, reader, kind, item, method);
    }
  const claims = [...reader.found].map(([pointer, { kind, known }]) => toClaim(kind, pointer, known));
  return claims.sort((a, b) => claimKinds.indexOf(a.kind) - claimKinds.indexOf(b.kind));
}

/** Collects the claims of one operation: its own, its parameters, statuses, headers and bodies. */
function readOperation(document: OpenApiDocument, reader: ClaimReader, kind: ClaimKind, item: string, method: string) {
  const { claim, constrain, look, schema } = reader;
  const operation = `${item}/${method}`;
  const at = (pointer: string) => atPointer(document, pointer) as Node;
  const known = claim(kind, operation, { at: "" });
  for (const list of [`${item}/parameters`, `${operation}/parameters`])
    for (const index of (at(list) ?? []).keys()) {
      const pointer = followRef(document, `${list}/${index}`);
      const said = readStatements(at(pointer), pointer, noStatements);
      if (kind === "webhook" && at(pointer)?.in === "header")
        constrain(constraintsOfHeader(at(pointer), pointer), said);
      schema(`${pointer}/schema`, claim("parameter", `${list}/${index}`, known), said, false);
    }
  const content = (pointer: string, known: Known, sent: boolean): void => {
    const media = `${followRef(document, pointer)}/content`;
    for (const type of Object.keys(at(media) ?? {}))
      schema(`${media}/${escapeToken(type)}/schema`, known, noStatements, sent);
  };
  content(`${operation}/requestBody`, look(`${operation}/requestBody`, known), kind === "webhook");
  for (const status of Object.keys(at(operation).responses ?? {}).filter((key) => !key.startsWith("x-"))) {
    const response = `${operation}/responses/${status}`;
    claim("status", response, known);
    content(response, known, kind === "operation");
    const headers = `${followRef(document, response)}/headers`;
    for (const name of Object.keys(at(headers) ?? {})) {
      const header = `${headers}/${escapeToken(name)}`;
      const pointer = followRef(document, header);
      const said = readStatements(at(pointer), pointer, noStatements);
      if (kind === "operation") constrain(constraintsOfHeader(at(pointer), pointer), said);
      schema(`${pointer}/schema`, claim("header", header, known), said, kind === "operation");
    }
  }
}

interface ClaimReader {
  /** What was claimed so far, by pointer, with what is known of it. */
  found: ReadonlyMap<string, { kind: ClaimKind; known: Known }>;
  /** What is known of the thing at a pointer: its own evidence, that of what it refers to, or what is given. */
  look(pointer: string, above: Known): Known;
  /** Notes a claim. Returns what is known of it. */
  claim(kind: ClaimKind, pointer: string, above: Known): Known;
  /** Notes constraints, each known by what is stated of it. */
  constrain(constraints: readonly Constraint[], said: Statements): void;
  /**
   * Notes the properties and constraints of a schema, at any depth.
   *
   * @param said What is stated of constraints around it.
   * @param sent Whether the vendor sends such values.
   */
  schema(pointer: string, above: Known, said: Statements, sent: boolean): void;
}

function claimReader(document: OpenApiDocument): ClaimReader {
  const found = new Map<string, { kind: ClaimKind; known: Known }>();
  const visited = new Map<string, number>();

  const constrain = (constraints: readonly Constraint[], said: Statements): void => {
    for (const { pointer, names } of constraints) {
      const statement = names.map((name) => said.get(name)).find((found) => found);
      const known: Known = statement ?? { at: pointer };
      const other = found.get(pointer);
      if (!other || rank(known) > rank(other.known)) found.set(pointer, { kind: "constraint", known });
    }
  };

  const ownOf = (at: string): Known => ({ evidence: (atPointer(document, at) as Node)?.["x-evidence"], at });

  const look = (pointer: string, above: Known): Known =>
    [ownOf(pointer), ownOf(followRef(document, pointer))].find(({ evidence }) => evidence) ?? above;

  const claim = (kind: ClaimKind, pointer: string, above: Known): Known => {
    const nearest = look(pointer, above);
    const isBorrowed = kind === "property" && nearest.at !== pointer && rank(nearest) <= rank(above);
    const known = isBorrowed ? above : nearest;
    // A parameter or response that many refer to is one claim; a property is the one of its schema.
    const at = kind === "property" ? pointer : followRef(document, pointer);
    const other = found.get(at);
    if (!other || rank(known) < rank(other.known)) found.set(at, { kind, known });
    return known;
  };

  const schema = (pointer: string, above: Known, saidAbove: Statements, sent: boolean): void => {
    const known = look(pointer, above);
    const at = followRef(document, pointer);
    const node = atPointer(document, at) as Node;
    if (typeof node !== "object" || node === null) return;
    const beside = at === pointer ? saidAbove : readStatements(atPointer(document, pointer), pointer, saidAbove);
    const said = readStatements(node, at, beside);
    const visit = JSON.stringify([at, sent, [...said.keys()]]);
    if ((visited.get(visit) ?? Infinity) <= rank(known)) return;
    visited.set(visit, rank(known));
    constrain(constraintsOf(node, at, sent), said);
    for (const name of Object.keys(node.properties ?? {})) {
      const property = `${at}/properties/${escapeToken(name)}`;
      claim("property", property, known);
      schema(property, known, said, sent);
    }
    for (const { keyword, pointer } of childSlots(node, at))
      if (keyword !== "properties") schema(pointer, known, said, sent);
  };

  return { found, look, claim, constrain, schema };
}

function toClaim(kind: ClaimKind, pointer: string, { evidence, at }: Known): Claim {
  const { level, source, note } = evidence ?? {};
  return {
    kind,
    pointer,
    ...(level && { level }),
    ...(source && { source }),
    ...(note && { note }),
    ...(evidence && at !== pointer && { from: at }),
  };
}

/** Counts claims by level; those without one are left out. */
export function countEvidence(claims: readonly Claim[]): EvidenceCount {
  const count: EvidenceCount = { documented: 0, observed: 0, assumed: 0 };
  for (const { level } of claims) if (level !== undefined && Object.hasOwn(count, level)) count[level]++;
  return count;
}

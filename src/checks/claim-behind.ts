import { type Claim, type Contract, type Operation, readClaims } from "../contract/index.ts";
import { escapeToken, pointerTokens } from "../core/json-pointer.ts";
import { type SchemaNodes, schemaNodes } from "../schema/index.ts";
import type { Finding } from "./finding.ts";

/** What a finding is against: where in the body, which keyword of its schema, and which required property. */
export interface Broken {
  /** Of the body's schema. */
  schema: string;
  pointer: string;
  keyword?: string;
  /** The name of the property that is missing. */
  missing?: string;
}

const read = new WeakMap<Contract, Map<string, Claim>>();

function claimsOf(contract: Contract): Map<string, Claim> {
  const claims = read.get(contract) ?? new Map(readClaims(contract).map((claim) => [claim.pointer, claim]));
  read.set(contract, claims);
  return claims;
}

/** The pointer of what the contract says of the value, or of the property that is missing. */
export function claimPointer(nodes: SchemaNodes, broken: Broken): string | undefined {
  const { properties, declared } = declaredAt(nodes, broken);
  if (broken.missing === undefined) return properties.at(-1);
  const parent = declared.find(({ schema }) => Object.hasOwn(schema.properties ?? {}, broken.missing as string));
  return parent && `${parent.pointer}/properties/${escapeToken(broken.missing)}`;
}

/** How well the claim that a response breaks is known, and the page about it: of the constraint, else of the property, else of the operation. */
export function claimBehind(contract: Contract, operation: Operation, broken: Broken): Claim | undefined {
  const claims = claimsOf(contract);
  const nodes = schemaNodes(contract.document);
  const { properties, declared } = declaredAt(nodes, broken);
  const constraints = declared.flatMap(({ pointer, schema }) => {
    if (broken.missing === undefined) return broken.keyword === undefined ? [] : [`${pointer}/${broken.keyword}`];
    const index = Array.isArray(schema.required) ? schema.required.indexOf(broken.missing) : -1;
    return index < 0 ? [] : [`${pointer}/required/${index}`];
  });
  const own =
    broken.missing === undefined
      ? properties
      : declared.map(({ pointer }) => `${pointer}/properties/${escapeToken(broken.missing as string)}`);
  return [...constraints, ...own, operation.pointer].map((one) => claims.get(one)).find((claim) => claim?.level);
}

/** The schemas of the value at a pointer, and the pointers of the property that it is. */
function declaredAt(nodes: SchemaNodes, { schema, pointer }: Broken) {
  let properties = [schema];
  for (const token of pointerTokens(pointer)) {
    const found = properties.flatMap((one) => nodes.all(one));
    const items = /^\d+$/.test(token) ? nodes.item(found, Number(token)) : [];
    properties = items.length ? items : nodes.member(found, token);
  }
  return { properties, declared: properties.flatMap((one) => nodes.all(one)) };
}

/**
 * A finding with how well its claim is known. What breaks a claim that is only assumed is not the vendor's fault: it is drift, and a
 * proposal to correct the contract.
 */
export function withEvidence(finding: Finding, claim: Claim | undefined, operation: Operation): Finding {
  const page = claim?.source ?? operation.source;
  const level = claim?.level;
  const evidence = { ...(level && { level }), ...(page && { page }) };
  const known = Object.keys(evidence).length ? { ...finding, evidence } : finding;
  if (level !== "assumed" || finding.severity !== "broken") return known;
  return {
    ...known,
    severity: "drift",
    proposal: `correct the contract at ${claim?.pointer}: it only assumes that this ${finding.message}`,
  };
}

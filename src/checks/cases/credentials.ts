import type { Requirement, Template } from "../../auth/index.ts";
import { bare, credentialNames, namesIn } from "../../auth/index.ts";
import type { Case, CaseRequest, Tamper } from "../case.ts";
import { type CaseContext, goodRequest, toCase } from "./case-context.ts";

/** Names of a template, those left out that only a part of goes into: a property of a JSON body, the sorted fields of a form. */
function covers(template: Template, name: string): boolean {
  const visit = (written: Template[number]): boolean => {
    if (typeof written === "string") return false;
    const part = bare(written);
    if ("text" in part) return false;
    if ("name" in part) return part.name === name;
    return !["json", "sorted"].includes(part.call) && part.args.some(visit);
  };
  return template.some(visit);
}

/** The other hexadecimal digit, letter or figure that a character is changed into, of the same kind. */
const turn = (character: string): string => {
  const rings = ["0123456789", "abcdef", "ghijklmnopqrstuvwxyz", "ABCDEF", "GHIJKLMNOPQRSTUVWXYZ"];
  const ring = rings.find((ring) => ring.includes(character)) ?? "";
  return ring[(ring.indexOf(character) + 3) % ring.length] ?? "x";
};

/** The path with one character of its last filled-in parameter changed, of the same kind so that it still fits its format. */
function otherPath(context: CaseContext): { from: string; to: string } | undefined {
  const { operation, values } = context;
  const { request } = goodRequest(context);
  const last = operation.parameters.findLast((one) => one.in === "path");
  const value = last && encodeURIComponent(String(values[`path ${last.name}`] ?? ""));
  const end = value && /[A-Za-z0-9]$/.test(value) && !/%..$/.test(value) ? value : undefined;
  const at = end ? request.path.lastIndexOf(end) : -1;
  if (!end || at < 0) return undefined;
  const changed = end.slice(0, -1) + turn(end.slice(-1));
  return { from: request.path, to: request.path.slice(0, at) + changed + request.path.slice(at + end.length) };
}

/**
 * Requests that nobody may let in: each credential missing, each changed by its last character, and, where the contract's
 * templates sign them, the body, the query and the path changed after signing and a clock that is too far off.
 */
export function credentialCases(context: CaseContext): Case[] {
  const { contract, operation } = context;
  const { schemes } = contract;
  // A choice that asks for nothing lets everybody in.
  if (operation.security.some((requirement) => requirement.every((name) => schemes[name]?.optional))) return [];
  const requirement: Requirement =
    operation.security.find((all) => all.every((name) => Object.hasOwn(schemes, name))) ?? [];
  const planned = goodRequest(context);
  const { request } = planned;
  const cases: Case[] = [];
  const refuse = (about: string, rest: { tamper?: Tamper; clockOffset?: number; request?: CaseRequest }) =>
    cases.push(
      toCase(context, about, { kind: "credential", ...planned, requirement, ...rest, expect: { outcome: "refused" } }),
    );
  const templates = requirement.map((name) => schemes[name]?.value ?? []);
  const signed = (name: string) => templates.some((template) => covers(template, name));

  const demanded = requirement.filter((scheme) => !schemes[scheme]?.optional);
  for (const scheme of demanded) refuse(`credential ${scheme} missing`, { tamper: { change: "remove", scheme } });
  for (const scheme of requirement)
    if (isTellable(context, requirement, scheme))
      refuse(`credential ${scheme} tampered with`, { tamper: { change: "value", scheme } });

  if (request.body?.length && signed("body")) refuse("body changed after signing", { tamper: { change: "body" } });
  if (signed("query") || signed("target") || signed("url")) {
    const bare = { ...request, query: "", parameters: request.parameters.filter((key) => !key.startsWith("query ")) };
    if (request.query) refuse("query changed after signing", { tamper: { change: "query" } });
    if (!operation.parameters.some((one) => one.in === "query" && one.required))
      refuse("query added after signing", { tamper: { change: "query" }, request: bare });
  }
  const path = otherPath(context);
  if (path && (signed("path") || signed("target") || signed("url")))
    refuse("path changed after signing", { tamper: { change: "path", ...path } });

  for (const scheme of requirement) {
    const skew = schemes[scheme]?.clockSkew;
    if (skew === undefined) continue;
    // A minute beyond the window: the time that a slow machine needs must not decide.
    const clockOffset = (skew + 60) * 1000;
    refuse(`credential ${scheme} ${skew + 60} s behind (${skew} s allowed)`, { clockOffset: -clockOffset });
    refuse(`credential ${scheme} ${skew + 60} s ahead (${skew} s allowed)`, { clockOffset });
  }
  return cases;
}

/** Whether anybody could notice that the value was changed: it holds a credential, or another value signs what it says. */
function isTellable({ contract: { schemes } }: CaseContext, requirement: Requirement, scheme: string): boolean {
  if (credentialNames(schemes, [scheme]).length) return true;
  const names = namesIn(schemes[scheme]?.value ?? []);
  return requirement.some(
    (other) =>
      other !== scheme &&
      credentialNames(schemes, [other]).length > 0 &&
      namesIn(schemes[other]?.value ?? []).some((name) => names.includes(name)),
  );
}

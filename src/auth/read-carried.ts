import type { WireRequest } from "./evaluate.ts";
import { type Captures, captureNames } from "./read-value.ts";
import { readVariants } from "./read-variants.ts";
import { placeOf, type Refusal, refuse } from "./refusal.ts";
import { type Rewritten, rewriteJson } from "./rewrite-json.ts";
import type { Requirement, Scheme, Schemes } from "./scheme.ts";
import { sentValue } from "./sent-value.ts";
import { namesIn, type Template } from "./template.ts";
import type { ReadTime } from "./time-format.ts";

/** How a request is read: whether objects that hold nothing but a value go with it, and whether tokens are rewritten. */
export interface Reading {
  prune: boolean;
  rewrite: boolean;
}

/** One value as it was sent: its readings in the form of its template, and the request that it was made of. */
export interface Sent {
  name: string;
  scheme: Scheme;
  variants: string[];
  request: WireRequest;
  /** What was sent, where tokens in it were rewritten. */
  original?: Rewritten;
}

/** What a request carries for a requirement. */
export interface Carried {
  /** In the order of the requirement, without the values that cannot be made. */
  sent: Sent[];
  /** Names that the values tell, and the value that tells each. */
  names: Record<string, string>;
  texts: Record<string, string>;
  carriers: Record<string, Sent>;
  times: ReadTime[];
}

/** Reads what a request carries for a requirement, and refuses what lacks a value or its form. */
export function readCarried(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  { prune, rewrite }: Reading,
): Carried | Refusal {
  const carried: Carried = { sent: [], names: {}, texts: {}, carriers: {}, times: [] };
  // Backwards, because a value in the query or body was placed after its own template and the earlier ones saw it.
  let seen = request;
  for (const name of [...requirement].reverse()) {
    const scheme = schemes[name] as Scheme;
    const read = sentValue(scheme, seen, prune);
    if (!read && scheme.optional) continue;
    if (!read) return refuse(name, "missing", `the ${placeOf(scheme)} is missing`);
    seen = read.request;
    // A value that cannot be made can only be there or not.
    if (scheme.unknown !== undefined) continue;
    const rewritten = rewrite ? rewriteJson(scheme.value, read.value) : undefined;
    const form = readForm(scheme.value, rewritten?.value ?? read.value);
    if (!form)
      return refuse(name, "malformed", `the ${placeOf(scheme)} does not have the form ${formOf(scheme.value)}`);
    const sent = {
      name,
      scheme,
      variants: form.variants,
      request: seen,
      ...(rewritten && { original: { value: read.value, texts: rewritten.texts } }),
    };
    for (const [key, value] of Object.entries(form.captures.names)) {
      if (Object.hasOwn(carried.names, key) && carried.names[key] !== value)
        return refuse(name, "mismatch", `two values were sent for ${key}`);
      carried.names[key] = value;
      carried.carriers[key] = sent;
    }
    for (const [key, value] of Object.entries(form.captures.texts)) {
      if (Object.hasOwn(carried.texts, key) && carried.texts[key] !== value)
        return refuse(name, "mismatch", `two values were sent for ${key}`);
      carried.texts[key] = value;
    }
    carried.times.push(...form.captures.times);
    carried.sent.unshift(sent);
  }
  return carried;
}

/** The readings of a value that tell the same as the first, and what they tell. */
function readForm(template: Template, value: string): { variants: string[]; captures: Captures } | undefined {
  const readings: { variant: string; captures: Captures }[] = [];
  for (const variant of readVariants(template, value)) {
    const captures = captureNames(template, variant);
    if (captures) readings.push({ variant, captures });
  }
  const first = readings[0];
  if (!first) return undefined;
  const told = readings.length > 1 && JSON.stringify(first.captures);
  const same = readings.filter((one) => one === first || JSON.stringify(one.captures) === told);
  return { variants: same.map(({ variant }) => variant), captures: first.captures };
}

const formOf = (template: Template): string =>
  JSON.stringify(
    template
      .map((part) =>
        typeof part === "string"
          ? part
          : `<${"name" in part ? part.name : namesIn([part]).length ? "signature" : "text"}>`,
      )
      .join(""),
  );

import { equalConstantTime, toText } from "./bytes.ts";
import { evaluateTemplate, type Step, scopeOf, type WireRequest } from "./evaluate.ts";
import { readMember } from "./json-text.ts";
import type { Requirement, Scheme, Schemes } from "./scheme.ts";
import { splitUrl } from "./split-url.ts";
import { builtInNames, namesIn, type Template } from "./template.ts";

/** Why a request is not let in. */
export interface Refusal {
  ok: false;
  /** The scheme that it fails. */
  scheme: string;
  /**
   * `missing`: the value is not there. `malformed`: it does not have the form of its template. `unknown`: it names
   * other credentials than ours. `stale`: its clock is too far off. `mismatch`: the signature is another.
   */
  reason: "missing" | "malformed" | "unknown" | "stale" | "mismatch";
  /** One sentence for people, without any secret. */
  message: string;
  /** What was hashed here, innermost first, when the reason is `mismatch`. */
  steps: Step[];
}

export type Verdict = { ok: true } | Refusal;

export interface VerifyOptions {
  /** Milliseconds since 1970 UTC that clocks are compared with. Now, when absent. */
  now?: number;
}

/**
 * Checks that a request carries what the schemes of one requirement demand, as a provider would: every value is there,
 * has the form of its template, names our credentials, has a clock within `clockSkew`, and signs these very bytes.
 * The comparison takes the same time wherever the values differ.
 */
export async function verify(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: Readonly<Record<string, string | undefined>>,
  { now = Date.now() }: VerifyOptions = {},
): Promise<Verdict> {
  const sent: { name: string; scheme: Scheme; value: string; url: string }[] = [];
  const captured: Record<string, string> = {};
  const refuse = (scheme: string, reason: Refusal["reason"], message: string, steps: Step[] = []): Refusal => ({
    ok: false,
    scheme,
    reason,
    message,
    steps,
  });

  // Backwards, because a value in the query was placed after the URL that its own template and the earlier ones saw.
  let url = request.url;
  for (const name of [...requirement].reverse()) {
    const scheme = schemes[name] as Scheme;
    const where = `${scheme.in} ${scheme.name}`;
    const read = readValue(scheme, url, request);
    if (!read) return refuse(name, "missing", `the ${where} is missing`);
    url = read.url;
    // Only that it is there can be said of a value that nobody knows how to make.
    if (scheme.unknown !== undefined) continue;
    const captures = captureNames(scheme.value, read.value);
    if (!captures) return refuse(name, "malformed", `the ${where} does not have the form ${formOf(scheme.value)}`);
    for (const [key, value] of Object.entries(captures)) {
      if (!Object.hasOwn(captured, key)) captured[key] = value;
      else if (captured[key] !== value) return refuse(name, "mismatch", `two values were sent for ${key}`);
    }
    sent.unshift({ name, scheme, value: read.value, url });
  }

  for (const [key, value] of Object.entries(captured)) {
    if (builtInNames.includes(key)) continue;
    const { name, scheme } = sent.find(({ scheme }) =>
      scheme.value.some((p) => typeof p === "object" && "name" in p && p.name === key),
    ) as (typeof sent)[0];
    if (!equalConstantTime(value, credentials[key] ?? "") || !credentials[key])
      return refuse(name, "unknown", `the ${key} in the ${scheme.in} ${scheme.name} is not one that is known here`);
  }

  for (const { name, scheme } of sent) {
    if (scheme.clockSkew === undefined) continue;
    const at = clockOf(captured);
    if (at === undefined || Number.isNaN(at))
      return refuse(name, "malformed", `the ${scheme.in} ${scheme.name} carries no readable clock`);
    const off = Math.abs(now - at) / 1000;
    if (off > scheme.clockSkew) {
      const direction = at < now ? "behind" : "ahead of";
      return refuse(
        name,
        "stale",
        `the clock in the ${scheme.in} ${scheme.name} is ${Math.round(off)} s ${direction} ours; at most ${scheme.clockSkew} s are allowed`,
      );
    }
  }

  for (const { name, scheme, value, url } of sent) {
    const steps: Step[] = [];
    const seen = { ...request, url };
    const scope = scopeOf(seen, credentials, { at: now, nonce: "" }, captured);
    const expected = await evaluateTemplate(scheme.value, scope, seen, (step) => steps.push(step));
    if (!equalConstantTime(value, expected))
      return refuse(
        name,
        "mismatch",
        `the ${scheme.in} ${scheme.name} is not the one that this request and these credentials give`,
        steps,
      );
  }
  return { ok: true };
}

/** The value that a request carries for a scheme, and the URL without it. */
function readValue(
  scheme: Scheme,
  url: string,
  { headers, body }: WireRequest,
): { value: string; url: string } | undefined {
  if (scheme.in === "body") {
    try {
      const value = readMember(toText(body), scheme.name);
      return value ? { value, url } : undefined;
    } catch {
      return undefined;
    }
  }
  if (scheme.in === "header") {
    const value = headers.get(scheme.name);
    return value ? { value, url } : undefined;
  }
  if (scheme.in === "cookie") {
    const pair = (headers.get("cookie") ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${scheme.name}=`));
    const value = pair?.slice(scheme.name.length + 1);
    return value ? { value, url } : undefined;
  }
  const { origin, path, search } = splitUrl(url);
  const pairs = search.slice(1).split("&");
  const index = pairs.findLastIndex((pair) => decoded(pair.split("=")[0] ?? "") === scheme.name);
  const value = decoded((pairs[index] ?? "").split("=").slice(1).join("="));
  if (!value) return undefined;
  const others = pairs.filter((_, i) => i !== index).join("&");
  return { value, url: `${origin}${path}${others && "?"}${others}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Reads the names of a template off a value that was made with it: `{unixSeconds}` in `t={unixSeconds},v1=...`.
 * Each part ends where the literal text behind it begins; the value of a call is passed over.
 */
function captureNames(template: Template, value: string): Record<string, string> | undefined {
  const names: Record<string, string> = {};
  let at = 0;
  for (const [i, part] of template.entries()) {
    if (typeof part === "string") {
      if (!value.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const next = template[i + 1];
    const end = next === undefined ? value.length : typeof next === "string" ? value.indexOf(next, at) : at;
    if (end <= at) return undefined;
    if ("name" in part) names[part.name] = value.slice(at, end);
    at = end;
  }
  return at === value.length ? names : undefined;
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

/** The instant that the request claims, in milliseconds. */
function clockOf(captured: Record<string, string>): number | undefined {
  if (captured.unixMillis !== undefined) return wholeNumber(captured.unixMillis);
  if (captured.unixSeconds !== undefined) return wholeNumber(captured.unixSeconds) * 1000;
  if (captured.isoTime !== undefined) return Date.parse(captured.isoTime);
  return undefined;
}

const wholeNumber = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN);

import {
  captureNames,
  credentialsIn,
  fingerprint,
  type Requirement,
  readParts,
  type Scheme,
  sentValue,
  type Template,
  verify,
} from "../auth/index.ts";
import { nearest } from "../core/nearest.ts";
import type { Question } from "./diagnose.ts";

/** Where the value of a scheme may be, when it is not where it belongs. */
export function missingHint({ request }: Question, { in: place, name }: Scheme): string[] {
  const sent = [...request.headers.keys()];
  const search = /\?([^#]*)/.exec(request.url)?.[1] ?? "";
  const inQuery = new URLSearchParams(search).has(name);
  if (place === "header" && inQuery) return [`${name} is in the query; it belongs into a header.`];
  if (place !== "header" && sent.includes(name.toLowerCase()))
    return [`${name} is sent as a header; it belongs into the ${place}.`];
  const similar = place === "header" ? nearest(name, sent) : undefined;
  if (similar) return [`There is a header ${similar}: is it meant to be ${name}?`];
  return place === "header" && sent.length ? [`The request has the headers ${sent.join(", ")}.`] : [];
}

/** What a value lacks, or has too much of, to have its form. */
export async function formHint(question: Question, requirement: Requirement, scheme: Scheme): Promise<string[]> {
  const value = sentValue(scheme, question.request)?.value ?? "";
  for (const [words, repaired] of repairs(scheme.value, value)) {
    if (!readParts(scheme.value, repaired)) continue;
    const isRight = scheme.in === "header" && (await fits(question, requirement, scheme, repaired));
    return [`${words}${isRight ? "; with that, the request is let in." : "."}`];
  }
  const other = Object.entries(question.schemes).find(
    ([, other]) =>
      other.in === scheme.in && other.value !== scheme.value && literals(other.value) && readParts(other.value, value),
  );
  return other ? [`It has the form of another scheme of this API: ${other[0]}.`] : [];
}

const literals = (template: Template): boolean => template.some((part) => typeof part === "string");

/** The value in the forms that people mean, each with the words for what is wrong. */
function repairs(template: Template, value: string): [words: string, repaired: string][] {
  const [first] = template;
  const prefix = typeof first === "string" ? first : "";
  const bare = value.replace(/^\s*["']?|["']?\s*$/g, "");
  const rest = bare.replace(/^[A-Za-z][\w.-]*[ =:]\s*/, "");
  return [
    ["It has quotes or white space around it", bare],
    ...(prefix
      ? ([
          [`It lacks ${JSON.stringify(prefix)} at its beginning`, prefix + bare],
          [`It begins with another word than ${JSON.stringify(prefix)}`, prefix + rest],
        ] as [string, string][])
      : ([[`It has a word before it that does not belong there`, rest]] as [string, string][])),
  ];
}

async function fits(question: Question, requirement: Requirement, scheme: Scheme, value: string): Promise<boolean> {
  const { schemes, request, credentials, now } = question;
  const headers = new Headers(request.headers);
  headers.set(scheme.name, value);
  const verdict = await verify(schemes, requirement, { ...request, headers }, credentials, { now }).catch(
    () => undefined,
  );
  return verdict?.ok === true;
}

/** What is in the place of a credential. */
export async function unknownHint(question: Question, scheme: Scheme): Promise<string[]> {
  const { credentials, request } = question;
  const value = sentValue(scheme, request)?.value ?? "";
  const sent = captureNames(scheme.value, value)?.names ?? {};
  const hints: string[] = [];
  for (const name of credentialsIn(scheme.value)) {
    const [got, wanted] = [sent[name], credentials[name] ?? ""];
    if (got === undefined || got === wanted) continue;
    const other = Object.entries({ ...credentials, ...publishedCredentials(question) }).find(
      ([, value]) => value === got,
    );
    if (got.trim() === wanted.trim()) hints.push(`The two differ only in white space around ${name}.`);
    else if (got.toLowerCase() === wanted.toLowerCase()) hints.push(`The two differ only in upper and lower case.`);
    else if (other) hints.push(`What was sent is ${other[0]}, not ${name}.`);
    else hints.push(`Sent: ${await fingerprint(got)}; given here: ${await fingerprint(wanted)}.`);
  }
  return hints;
}

/** Later than any second, and earlier than any millisecond, of this century and the last. */
const border = 100_000_000_000;

/** A time in another unit than the contract's. */
export function clockHint({ request }: Question, scheme: Scheme): string[] {
  const value = sentValue(scheme, request)?.value;
  const { unixSeconds, unixMillis } = (value && captureNames(scheme.value, value)?.names) || {};
  if (unixSeconds !== undefined && Number(unixSeconds) > border)
    return [`The time in ${scheme.name} is in milliseconds; seconds are expected.`];
  if (unixMillis !== undefined && Number(unixMillis) < border)
    return [`The time in ${scheme.name} is in seconds; milliseconds are expected.`];
  return [];
}

/** The test credentials by what they are called beside the caller's own. */
export const publishedCredentials = ({ testCredentials = {} }: Question): Record<string, string> =>
  Object.fromEntries(Object.entries(testCredentials).map(([name, value]) => [`the published test ${name}`, value]));

import { readBodyProperty, type Schemes, splitUrl, type WireRequest } from "../auth/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { decodeText } from "../core/percent.ts";
import type { Case } from "./case.ts";
import { tamperWith } from "./tamper.ts";

/** What one case wants of the wire, and what happened there. */
export interface WireJob {
  case: Case;
  /** The instant that its request should be signed with. */
  clock?: number;
  /** The request got as far as the wire. */
  reached: boolean;
  /** Why the case says nothing about this target. */
  skipped?: string;
  /** The wire itself failed: no connection, no response. */
  failure?: unknown;
  /** The credentials: never to be shown, wherever the server echoes them. */
  credentials: readonly string[];
  /** Values that the schemes put into the request, and parts of them: the same. */
  secrets: string[];
}

/** Stops a case that cannot be run; what it would have shown is in the log. */
class CaseSkipped extends Error {}

/** A wire that sees the request of a job as it was signed, changes it where its case says so, and passes it on. */
export function wireFor(schemes: Schemes, wire: typeof fetch, currentJob: () => WireJob): typeof fetch {
  return async (input, init) => {
    const job = currentJob();
    const { case: one, clock } = job;
    job.reached = true;
    const request = input instanceof Request && !init ? input : new Request(input, init);
    const body = new Uint8Array(await request.arrayBuffer());
    const signed: WireRequest = { method: request.method, url: request.url, headers: request.headers, body };
    job.secrets.push(...placedValues(signed, schemes, one.requirement ?? Object.keys(schemes)));
    const skip = (reason: string): never => {
      job.skipped = reason;
      throw new CaseSkipped(reason);
    };
    if (clock !== undefined && !carriesClock(signed, clock)) skip("the signing pipeline cannot be given another clock");
    const sent = one.tamper ? tamperWith(signed, one.tamper, schemes) : signed;
    if (!sent) return skip("the request does not carry what this case changes");
    // All but the last character of a key is still a secret.
    if (one.tamper?.change === "value") job.secrets.push(...placedValues(sent, schemes, [one.tamper.scheme]));
    const { method, url, headers } = sent;
    // The content length is that of the bytes now, whatever the pipeline said.
    headers.delete("content-length");
    const withBody = sent.body.length > 0 && method !== "GET" && method !== "HEAD";
    try {
      return await wire(
        new Request(url, {
          method,
          headers,
          redirect: "manual",
          signal: request.signal,
          ...(withBody && { body: sent.body as Uint8Array<ArrayBuffer> }),
        }),
      );
    } catch (error) {
      job.failure = error;
      throw error;
    }
  };
}

/** What the schemes put into a request, and the words of it: never to be shown. */
export function placedValues(request: WireRequest, schemes: Schemes, names: readonly string[]): string[] {
  const { url, headers } = request;
  const query = new URLSearchParams(splitUrl(url).search);
  const values: string[] = [];
  for (const name of names) {
    const scheme = schemes[name];
    if (!scheme) continue;
    const value =
      scheme.in === "header"
        ? headers.get(scheme.name)
        : scheme.in === "query"
          ? query.get(scheme.name)
          : scheme.in === "cookie"
            ? headers.get("cookie")
            : readBodyProperty(request, scheme.name);
    // The words of `Bearer abc` one by one too: whoever echoes a token seldom echoes its scheme.
    if (value) values.push(value, ...value.split(/[\s,;]+/));
  }
  return values.filter((value) => value.length >= 6);
}

function carriesClock({ url, headers }: WireRequest, at: number): boolean {
  const spellings = [String(at), String(Math.floor(at / 1000)), new Date(at).toISOString()];
  const sent = [decodeText(splitUrl(url).search), ...headers.values()];
  return sent.some((text) => spellings.some((spelling) => text.includes(spelling)));
}

/** A value with none of the secrets in any string of it, as they are or as JSON, its pointers and URLs write them. */
export function withoutSecrets<T>(value: T, secrets: readonly string[]): T {
  const written = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    escapeToken(secret),
    inUrl(secret),
  ]);
  const longestFirst = [...new Set(written)].sort((a, b) => b.length - a.length);
  const masked = (part: unknown): unknown => {
    if (typeof part === "string")
      return longestFirst.reduce((text, secret) => text.replaceAll(secret, "(credential)"), part);
    if (Array.isArray(part)) return part.map(masked);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, masked(member)]));
  };
  return (secrets.length ? masked(value) : value) as T;
}

// A lone surrogate cannot stand in a URL.
const inUrl = (secret: string): string => encodeURIComponent(secret.replace(/\p{Surrogate}/gu, ""));

import { createHmac } from "node:crypto";
import {
  CredentialError,
  chooseRequirement,
  type Requirement,
  type SignOptions,
  sentValue,
  sign,
  type WireRequest,
} from "../../auth/index.ts";
import type { Har, HarEntry, HarPair, JudgedResponse } from "../../checks/index.ts";
import type { Contract } from "../../contract/index.ts";
import { readManifest } from "../../core/package-folder.ts";
import type { Exchange } from "../exchange.ts";
import { rewriteExchange } from "./rewrite-exchange.ts";
import { createStandIns, type StandIns } from "./stand-ins.ts";

export interface HarOptions {
  /** Base URL that requests were forwarded to. */
  target: string;
  /** What they were signed with. */
  credentials: Readonly<Record<string, string>>;
  /** Decides what stands for what; a secret of its own for each recording. */
  key: string;
  /** What the recording is of, for people. */
  comment?: string;
}

const says =
  "Credentials, and what the contract marks x-sensitive, are stand-ins of the same shape; requests are signed with the contract's test credentials.";

/** What a recording says that it was made by. */
export const recorder = "countersign proxy";

/**
 * Makes a recording of exchanges in which no credential and nothing that the contract marks `x-sensitive` is left. Its requests
 * are signed again, with the contract's test credentials and for the time at which they were sent, so that they verify.
 */
export async function toHar(contract: Contract, exchanges: readonly Exchange[], options: HarOptions): Promise<Har> {
  const { target, credentials, key, comment } = options;
  const given = new Map(
    Object.entries(credentials).map(([name, value]) => [value, contract.testCredentials[name] ?? "(credential)"]),
  );
  const standIns = createStandIns(contract, key, given);
  for (const exchange of exchanges)
    rewriteExchange(contract, exchange, (text, place) => {
      standIns.note(text, place);
      return text;
    });
  const entries: HarEntry[] = [];
  for (const [i, exchange] of exchanges.entries())
    entries.push(await toEntry(contract, exchange, standIns, createHmac("sha256", key).update(`${i}`).digest("hex")));
  return {
    log: {
      version: "1.2",
      creator: { name: recorder, version: readManifest().version },
      comment: comment ? `${comment} ${says}` : says,
      _countersign: { api: contract.api, target },
      entries,
    },
  };
}

async function toEntry(contract: Contract, exchange: Exchange, standIns: StandIns, nonce: string): Promise<HarEntry> {
  const { at, ms, signed } = exchange;
  const { unsigned, response } = rewriteExchange(contract, exchange, (text, place) => standIns.replace(text, place));
  const requirement = requirementOf(contract, exchange);
  const options = { at, nonce: nonce.slice(0, 32) };
  const { request, comment } = await signAgain(contract, requirement, unsigned, options);
  const made = requirement.flatMap((name) => madeValues(contract, name, signed, request));
  return {
    startedDateTime: new Date(at).toISOString(),
    time: Math.round(ms),
    request: requestOf(request),
    response: responseOf(withoutMade(response, made)),
    cache: {},
    timings: { send: 0, wait: Math.round(ms), receive: 0 },
    ...(comment && { comment }),
  };
}

/** One request that cannot be signed again must not cost the recording of all the others. */
async function signAgain(
  { schemes, testCredentials }: Contract,
  requirement: Requirement,
  unsigned: WireRequest,
  options: SignOptions,
): Promise<{ request: WireRequest; comment?: string }> {
  try {
    return { request: await sign(schemes, requirement, unsigned, testCredentials, options) };
  } catch (error) {
    const why = error instanceof CredentialError ? error.message : "the test credentials do not do for it";
    return { request: unsigned, comment: `Not signed: ${why}.` };
  }
}

/** The requirement that a request was signed for: the largest of those that it carries every value of. */
function requirementOf(
  { schemes, operations, testCredentials }: Contract,
  { operation, signed }: Exchange,
): Requirement {
  const security = (operation ?? operations[0])?.security ?? [];
  const carried = security.filter((names) =>
    names.every((name) => {
      const scheme = schemes[name];
      return scheme !== undefined && scheme.unknown === undefined && (scheme.optional || sentValue(scheme, signed));
    }),
  );
  const [largest] = [...carried].sort((a, b) => b.length - a.length);
  return largest ?? chooseRequirement(schemes, security, testCredentials) ?? [];
}

/** What a response may echo: the value that was sent for a scheme, and the one that the recording has. */
function madeValues({ schemes }: Contract, name: string, was: WireRequest, is: WireRequest): [string, string][] {
  const scheme = schemes[name];
  const [before = "", after = ""] = scheme ? [was, is].map((one) => sentValue(scheme, one)?.value ?? "") : [];
  return before.length >= 16 ? [[before, after]] : [];
}

function withoutMade(response: JudgedResponse, made: readonly [string, string][]): JudgedResponse {
  let body = Buffer.from(response.body);
  const headers = new Headers(response.headers);
  for (const [was, is] of made) {
    if (body.includes(was))
      body = Buffer.from(
        body.toString("latin1").replaceAll(was, () => is),
        "latin1",
      );
    headers.forEach((value, name) => {
      if (value.includes(was))
        headers.set(
          name,
          value.replaceAll(was, () => is),
        );
    });
  }
  return { ...response, headers, body: new Uint8Array(body) };
}

const pairsOf = (pairs: Iterable<[string, string]>): HarPair[] => [...pairs].map(([name, value]) => ({ name, value }));

/** Bytes as text, where they are UTF-8; else as Base64. */
function textOf(body: Uint8Array): { text: string; isBase64: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body), isBase64: false };
  } catch {
    return { text: Buffer.from(body).toString("base64"), isBase64: true };
  }
}

function requestOf({ method, url, headers, body }: WireRequest): HarEntry["request"] {
  const { text, isBase64 } = textOf(body);
  const mimeType = headers.get("content-type") ?? "";
  return {
    method,
    url,
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: pairsOf(headers),
    queryString: pairsOf(new URL(url).searchParams),
    ...(body.length && { postData: { mimeType, text, ...(isBase64 && { _encoding: "base64" }) } }),
    headersSize: -1,
    bodySize: body.length,
  };
}

function responseOf({ status, headers, body }: JudgedResponse): HarEntry["response"] {
  const { text, isBase64 } = textOf(body);
  const mimeType = headers.get("content-type") ?? "";
  const told = [...headers].filter(
    ([name]) => !/^(content-encoding|content-length|transfer-encoding|connection|keep-alive)$/.test(name),
  );
  return {
    status,
    statusText: "",
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: pairsOf(told),
    content: { size: body.length, mimeType, text, ...(isBase64 && { encoding: "base64" }) },
    redirectURL: headers.get("location") ?? "",
    headersSize: -1,
    bodySize: body.length,
  };
}

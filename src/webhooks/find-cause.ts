import { unbase64, type WireRequest } from "../auth/index.ts";

type Credentials = Record<string, string>;

/** Why a signature does not fit, where it can be told. */
export interface Cause {
  code: "body-changed" | "wrong-secret";
  problem: string;
}

// Trying is for honest mistakes: no sender should make us hash megabytes many times.
const mostBytes = 200_000;

/**
 * Tries the usual mistakes: a secret with white space around it, a body that was handed over in Base64, and one that
 * something parsed and wrote again, trimmed or ended with a line. What fits then is never accepted; it only names the
 * mistake.
 */
export async function findCause(
  request: WireRequest,
  secrets: readonly Credentials[],
  verifies: (request: WireRequest, credentials: Credentials) => Promise<boolean>,
): Promise<Cause | undefined> {
  for (const secret of secrets) {
    const trimmed = Object.fromEntries(Object.entries(secret).map(([name, value]) => [name, value.trim()]));
    if (Object.entries(secret).every(([name, value]) => value === trimmed[name])) continue;
    if (await verifies(request, trimmed))
      return {
        code: "wrong-secret",
        problem: "the secret has white space around it, and fits without. Trim it where it is read",
      };
  }
  if (request.body.length > mostBytes) return undefined;
  for (const { body, problem } of [...fromBase64(request.body), ...fromWritings(request.body)])
    for (const secret of secrets)
      if (await verifies({ ...request, body }, secret)) return { code: "body-changed", problem };
  return undefined;
}

/** What the body may have been on its way, and what to say if it was. */
interface Original {
  body: Uint8Array;
  problem: string;
}

/** The bytes that a Base64 body stands for, in either alphabet, padded or not, in one line or several. */
function fromBase64(body: Uint8Array): Original[] {
  try {
    return [
      {
        body: unbase64(body),
        problem:
          'the signature fits the body decoded from Base64. Decode it first: API gateways hand over { body, isBase64Encoded: true } (Buffer.from(event.body, "base64"))',
      },
    ];
  } catch {
    return [];
  }
}

const fromWritings = (body: Uint8Array): Original[] =>
  writings(body).map(([how, text]) => ({
    body: new TextEncoder().encode(text),
    problem: `the body was changed on its way: the signature fits it ${how}. Hand over the bytes as they came; a body parser, a proxy or a gateway rewrote them`,
  }));

/** The same body as others write it, each with how. */
function writings(body: Uint8Array): [how: string, text: string][] {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  const found: [string, string][] = [
    ["without the white space around it", text.trim()],
    ["with a line end after it", `${text}\n`],
    ["with LF as line ends", text.replace(/\r\n/g, "\n")],
    ["with CRLF as line ends", text.replace(/\r?\n/g, "\r\n")],
  ];
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, ""));
    const compact = JSON.stringify(value);
    found.push(
      ["as compact JSON", compact],
      ["as compact JSON with a line end after it", `${compact}\n`],
      ["as JSON indented by 2", JSON.stringify(value, null, 2)],
      ["as JSON indented by 2 with a line end after it", `${JSON.stringify(value, null, 2)}\n`],
      ["as JSON indented by 4", JSON.stringify(value, null, 4)],
      ["as JSON with a space after each comma and colon", spaced(value)],
      ["as compact JSON with escaped slashes", compact.replace(/\//g, "\\/")],
      ["as compact JSON in ASCII", ascii(compact)],
      ["as JSON in ASCII with a space after each comma and colon", ascii(spaced(value))],
      ["as compact JSON in ASCII with escaped slashes", ascii(compact).replace(/\//g, "\\/")],
    );
  } catch {
    // Not JSON: nothing rewrote it as that.
  }
  const seen = new Set([text]);
  return found.filter(([, text]) => !seen.has(text) && seen.add(text));
}

/** The way of Python's json.dumps. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, property]) => `${JSON.stringify(key)}: ${spaced(property)}`)
    .join(", ")}}`;
}

const ascii = (json: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is not ASCII
  json.replace(/[^\x00-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

import { concatBytes, fromBase64, toBytes, toText, type Value } from "../bytes.ts";
import type { TemplateFunction } from "./function.ts";

type Plain = Uint8Array<ArrayBuffer>;

const curves: Record<string, string> = { "SHA-256": "P-256", "SHA-384": "P-384", "SHA-512": "P-521" };

/** The key in a PEM file, or its Base64 alone: PKCS #8 when it is private, SubjectPublicKeyInfo when it is public. */
function readKey(key: Value): { label: string | undefined; bytes: Plain } {
  const text = toText(key);
  const match = /-----BEGIN (PRIVATE|PUBLIC) KEY-----([^-]+)-----END/.exec(text);
  if (!match && text.includes("-----"))
    throw new Error("expected a key in PEM that begins with BEGIN PRIVATE KEY (PKCS #8) or BEGIN PUBLIC KEY");
  return { label: match?.[1], bytes: fromBase64((match?.[2] ?? text).replace(/\s/g, "")) as Plain };
}

/** The public half of a key, to verify with. */
async function publicKey(key: Value, algorithm: RsaHashedImportParams | EcKeyImportParams): Promise<CryptoKey> {
  const { label, bytes } = readKey(key);
  const known = label !== "PRIVATE" && crypto.subtle.importKey("spki", bytes, algorithm, false, ["verify"]);
  if (label === "PUBLIC") return known as Promise<CryptoKey>;
  const found = known && (await known.catch(() => undefined));
  if (found) return found;
  const secret = await crypto.subtle.importKey("pkcs8", bytes, algorithm, true, ["sign"]);
  const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey("jwk", secret);
  return crypto.subtle.importKey("jwk", { kty, crv, x, y, n, e }, algorithm, false, ["verify"]);
}

const algorithmOf = (name: string, hash: string) => ({
  name,
  hash,
  namedCurve: curves[hash] as string,
  ...(name === "RSA-PSS" && { saltLength: Number(hash.slice(4)) / 8 }),
});

// The message of a runtime about a key that it cannot read may give something of it away.
const fail = (name: string) => (error: Error) => {
  throw error.message.startsWith("expected") ? error : new Error(`expected a key for ${name}`);
};

/** Whether a signature fits the public half of this key, or the key when it is public itself. */
async function fits(name: string, hash: string, key: Value, data: Plain, claim: Plain): Promise<boolean> {
  const algorithm = algorithmOf(name, hash);
  return crypto.subtle.verify(algorithm, await publicKey(key, algorithm), claim, data);
}

async function made(name: string, hash: string, key: Value, data: Plain): Promise<Uint8Array> {
  const { label, bytes } = readKey(key);
  if (label === "PUBLIC") throw new Error("expected the private key: a public one cannot sign");
  const algorithm = algorithmOf(name, hash);
  const secret = await crypto.subtle.importKey("pkcs8", bytes, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign(algorithm, secret, data));
}

/** A function that signs. `checking` makes one that gives a claimed signature back when it fits, and is empty otherwise. */
interface Signing extends TemplateFunction {
  checking(claim: Uint8Array): TemplateFunction;
}

const signing = (name: string, hash = "SHA-512"): Signing =>
  Object.assign(
    (key: Value, ...parts: Value[]) => made(name, hash, key, concatBytes(parts) as Plain).catch(fail(name)),
    {
      checking:
        (claim: Uint8Array) =>
        (key: Value, ...parts: Value[]) =>
          fits(name, hash, key, concatBytes(parts) as Plain, claim as Plain)
            .then((fit) => (fit ? claim : ""))
            .catch(fail(name)),
    },
  );

export const rsaSha1 = /* @__PURE__ */ signing("RSASSA-PKCS1-v1_5", "SHA-1");
export const rsaSha256 = /* @__PURE__ */ signing("RSASSA-PKCS1-v1_5", "SHA-256");
export const rsaSha512 = /* @__PURE__ */ signing("RSASSA-PKCS1-v1_5", "SHA-512");
export const rsaPssSha256 = /* @__PURE__ */ signing("RSA-PSS", "SHA-256");
export const rsaPssSha512 = /* @__PURE__ */ signing("RSA-PSS", "SHA-512");
export const ecdsaSha256 = /* @__PURE__ */ signing("ECDSA", "SHA-256");
export const ecdsaSha384 = /* @__PURE__ */ signing("ECDSA", "SHA-384");
export const ecdsaSha512 = /* @__PURE__ */ signing("ECDSA", "SHA-512");
export const ed25519 = /* @__PURE__ */ signing("Ed25519");

const integer = (bytes: Uint8Array): number[] => {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const digits = [...bytes.slice(start)];
  if ((digits[0] as number) & 0x80) digits.unshift(0);
  return [2, digits.length, ...digits];
};

/** An ECDSA signature, which is r and then s, as the ASN.1 sequence that many vendors send. */
export const der = (signature: Value): Uint8Array => {
  const bytes = toBytes(signature);
  const half = bytes.length / 2;
  const body = [...integer(bytes.slice(0, half)), ...integer(bytes.slice(half))];
  return Uint8Array.of(48, ...(body.length > 127 ? [0x81] : []), body.length, ...body);
};

import { concatBytes, toBytes, type Value } from "../bytes.ts";
import { type Key, readKeys } from "../read-key.ts";
import type { TemplateFunction } from "./function.ts";

type Plain = Uint8Array<ArrayBuffer>;

/** The curve of a key that does not name its own. */
const curves: Record<string, string> = { "SHA-256": "P-256", "SHA-384": "P-384", "SHA-512": "P-521" };

const algorithmOf = (name: string, hash: string, { curve = curves[hash] }: Key) => ({
  name,
  hash,
  namedCurve: curve as string,
  ...(name === "RSA-PSS" && { saltLength: Number(hash.slice(4)) / 8 }),
});

/** The public half of a key, to verify with. */
async function publicKey({ format, bytes }: Key, algorithm: ReturnType<typeof algorithmOf>): Promise<CryptoKey> {
  if (format === "spki") return crypto.subtle.importKey("spki", bytes, algorithm, false, ["verify"]);
  const secret = await crypto.subtle.importKey("pkcs8", bytes, algorithm, true, ["sign"]);
  const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey("jwk", secret);
  return crypto.subtle.importKey("jwk", { kty, crv, x, y, n, e }, algorithm, false, ["verify"]);
}

// The message of a runtime about a key that it cannot read may give something of it away.
const fail = (name: string) => (error: Error) => {
  throw error.message.startsWith("expected") ? error : new Error(`expected a key for ${name}`);
};

interface NodeSigner {
  sign(hash: string, data: Uint8Array, key: object): Uint8Array;
  verify(hash: string, data: Uint8Array, key: object, claim: Uint8Array): boolean;
}

/** WebCrypto does not have the curve of Bitcoin; node:crypto does. */
function nodeSigner(): NodeSigner {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const node = process?.getBuiltinModule?.("node:crypto");
  if (!node) throw new Error("expected a runtime with node:crypto: WebCrypto does not have the curve secp256k1");
  return node as NodeSigner;
}

const nodeKey = ({ format, bytes }: Key) => ({ key: bytes, format: "der", type: format, dsaEncoding: "ieee-p1363" });

/** Whether a signature fits the public half of this key, or the key when it is public itself. */
async function fits(name: string, hash: string, key: Value, data: Plain, claim: Plain): Promise<boolean> {
  for (const one of readKeys(key)) {
    if (one.curve === "secp256k1") return nodeSigner().verify(hash, data, nodeKey(one), claim);
    const algorithm = algorithmOf(name, hash, one);
    if (await crypto.subtle.verify(algorithm, await publicKey(one, algorithm), claim, data)) return true;
  }
  return false;
}

async function made(name: string, hash: string, key: Value, data: Plain): Promise<Uint8Array> {
  const secret = readKeys(key).find(({ format }) => format === "pkcs8");
  if (!secret) throw new Error("expected the private key: a public one cannot sign");
  if (secret.curve === "secp256k1") return new Uint8Array(nodeSigner().sign(hash, data, nodeKey(secret)));
  const algorithm = algorithmOf(name, hash, secret);
  const imported = await crypto.subtle.importKey("pkcs8", secret.bytes, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign(algorithm, imported, data));
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

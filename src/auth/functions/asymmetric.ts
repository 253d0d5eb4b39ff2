import { concatBytes, fromBase64, toText, type Value } from "../bytes.ts";
import type { TemplateFunction } from "./function.ts";

type Plain = Uint8Array<ArrayBuffer>;

const curves: Record<string, string> = { "SHA-256": "P-256", "SHA-384": "P-384", "SHA-512": "P-521" };

/** The key in a PEM text, or its base64 alone: PKCS #8 when it is private, SubjectPublicKeyInfo when it is public. */
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

const signing =
  (name: string, hash = "SHA-512"): TemplateFunction =>
  async ([pem, ...parts], { claim }) => {
    const salt = name === "RSA-PSS" ? Number(hash.slice(4)) / 8 : undefined;
    const algorithm = { name, hash, namedCurve: curves[hash] as string, ...(salt && { saltLength: salt }) };
    const data = concatBytes(parts) as Plain;
    try {
      if (claim) {
        const valid = await crypto.subtle.verify(
          algorithm,
          await publicKey(pem as Value, algorithm),
          claim as Plain,
          data,
        );
        return valid ? claim : "";
      }
      const { label, bytes } = readKey(pem as Value);
      if (label === "PUBLIC") throw new Error("expected the private key: a public one cannot sign");
      const key = await crypto.subtle.importKey("pkcs8", bytes, algorithm, false, ["sign"]);
      return new Uint8Array(await crypto.subtle.sign(algorithm, key, data));
    } catch (error) {
      // What the runtime says of a key that it cannot read is not for everybody.
      if ((error as Error).message.startsWith("expected")) throw error;
      throw new Error(`expected a key for ${name}`);
    }
  };

export const rsaSha1: TemplateFunction = /* @__PURE__ */ signing("RSASSA-PKCS1-v1_5", "SHA-1");
export const rsaSha256: TemplateFunction = /* @__PURE__ */ signing("RSASSA-PKCS1-v1_5", "SHA-256");
export const rsaSha512: TemplateFunction = /* @__PURE__ */ signing("RSASSA-PKCS1-v1_5", "SHA-512");
export const rsaPssSha256: TemplateFunction = /* @__PURE__ */ signing("RSA-PSS", "SHA-256");
export const rsaPssSha512: TemplateFunction = /* @__PURE__ */ signing("RSA-PSS", "SHA-512");
export const ecdsaSha256: TemplateFunction = /* @__PURE__ */ signing("ECDSA", "SHA-256");
export const ecdsaSha384: TemplateFunction = /* @__PURE__ */ signing("ECDSA", "SHA-384");
export const ecdsaSha512: TemplateFunction = /* @__PURE__ */ signing("ECDSA", "SHA-512");
export const ed25519: TemplateFunction = /* @__PURE__ */ signing("Ed25519");

const integer = (bytes: Uint8Array): number[] => {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const digits = [...bytes.slice(start)];
  if ((digits[0] as number) & 0x80) digits.unshift(0);
  return [2, digits.length, ...digits];
};

/** An ECDSA signature, which is r and s in a row, as the ASN.1 sequence that many providers send. */
export const der: TemplateFunction = ([signature]) => {
  const bytes = signature as Uint8Array;
  const half = bytes.length / 2;
  const body = [...integer(bytes.slice(0, half)), ...integer(bytes.slice(half))];
  return Uint8Array.of(48, ...(body.length > 127 ? [0x81] : []), body.length, ...body);
};

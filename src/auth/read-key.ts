import { fromBase64, fromHex, toBytes, toHex, toText, type Value } from "./bytes.ts";
import { type DerValue, readDer, writeDer } from "./der.ts";

type Plain = Uint8Array<ArrayBuffer>;

/** A key in the form that runtimes import: PKCS #8 when it is private, SubjectPublicKeyInfo when it is public. */
export interface Key {
  format: "pkcs8" | "spki";
  bytes: Plain;
  /** Where it is one of an elliptic curve. */
  curve?: string;
}

/** Object identifiers (RFC 5480, RFC 8017), in DER. */
const curves: Record<string, string> = {
  "2a8648ce3d030107": "P-256",
  "2b81040022": "P-384",
  "2b81040023": "P-521",
  "2b8104000a": "secp256k1",
};
const rsa = "300d06092a864886f70d0101010500";
const ecPublicKey = "06072a8648ce3d0201";
const version0 = Uint8Array.of(2, 1, 0);

const expected =
  "expected a key in PEM or DER (PKCS #8, PKCS #1, SEC 1, a public key or a certificate), or the 32 bytes of an Ed25519 key";

/**
 * Reads a key: PEM, DER or the Base64 of either, as PKCS #8, PKCS #1, SEC 1, SubjectPublicKeyInfo or X.509 certificate;
 * or the 32 bytes of an Ed25519 key, in hexadecimal or Base64. These may be private or public, so they are read as both.
 *
 * @throws Error that says what was expected; it never quotes the key.
 */
export function readKeys(key: Value): Key[] {
  const bytes = typeof key === "string" ? decodeKey(key.trim().replace(/\\n/g, "\n")) : key;
  if (bytes.length === 32)
    return [
      { format: "spki", bytes: rawKey("302a300506032b6570032100", bytes) },
      { format: "pkcs8", bytes: rawKey("302e020100300506032b657004220420", bytes) },
    ];
  if (bytes[0] !== 48) {
    const text = toText(bytes);
    // Base64 of a PEM file, as it is put into environment variables.
    if (typeof key === "string" && text.includes("-----BEGIN")) return readKeys(toBytes(decodeKey(text.trim())));
    throw new Error(expected);
  }
  try {
    return [withCurve(toImportable(bytes))];
  } catch {
    throw new Error(expected);
  }
}

function decodeKey(text: string): Uint8Array {
  if (!text.includes("-----"))
    return /^[0-9a-f]{64}$/i.test(text) ? fromHex(text) : fromBase64(text.replace(/\s/g, ""));
  if (/ENCRYPTED/.test(text)) throw new Error("expected a key that no passphrase protects: decrypt it first");
  // EC PARAMETERS may come before the key; of several certificates the first is the owner's.
  const [, content] =
    /-----BEGIN (?:[A-Z]+ )?(?:PRIVATE KEY|PUBLIC KEY|CERTIFICATE)-----([^-]+)-----END/.exec(text) ?? [];
  if (content === undefined) throw new Error(expected);
  return fromBase64(content.replace(/\s/g, ""));
}

const rawKey = (prefix: string, bytes: Uint8Array): Plain => Uint8Array.from([...fromHex(prefix), ...bytes]);

/** What stands in DER, told by the tags of its parts. */
function toImportable(der: Uint8Array): Key {
  const parts = inside(readDer(der)[0]);
  const [first, second, third] = parts;
  const tags = parts.map(({ tag }) => tag);
  if (tags[0] === 48) {
    if (parts.length === 2) return { format: "spki", bytes: Uint8Array.from(der) };
    const certified = inside(first).filter(({ tag }) => tag !== 0xa0);
    return { format: "spki", bytes: Uint8Array.from((certified[5] as DerValue).whole) };
  }
  if (tags[1] === 48) return { format: "pkcs8", bytes: Uint8Array.from(der) };
  if (tags[1] === 4 && second && third) {
    const algorithm = writeDer(48, fromHex(ecPublicKey), third.content);
    return { format: "pkcs8", bytes: writeDer(48, version0, algorithm, writeDer(4, der)) as Plain };
  }
  if (parts.length === 2)
    return { format: "spki", bytes: writeDer(48, fromHex(rsa), writeDer(3, Uint8Array.of(0), der)) as Plain };
  return { format: "pkcs8", bytes: writeDer(48, version0, fromHex(rsa), writeDer(4, der)) as Plain };
}

const inside = (value: DerValue | undefined): DerValue[] => readDer((value as DerValue).content);

function withCurve(key: Key): Key {
  const parts = inside(readDer(key.bytes)[0]);
  const [, parameter] = inside(parts[key.format === "spki" ? 0 : 1]);
  const curve = parameter && curves[toHex(parameter.content)];
  return { ...key, ...(curve && { curve }) };
}

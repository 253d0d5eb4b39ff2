/**
 * r and s of an ECDSA signature in ASN.1 (RFC 3279, section 2.2.3) one after the other, each as long as its curve wants.
 *
 * @throws RangeError when the bytes are not such a sequence.
 */
export function fromDer(der: Uint8Array): Uint8Array {
  const start = (der[1] as number) > 127 ? 3 : 2;
  const first = der[start + 1] as number;
  const strip = (bytes: Uint8Array) => bytes.slice(bytes.findIndex((byte) => byte !== 0));
  const r = strip(der.slice(start + 2, start + 2 + first));
  const s = strip(der.slice(start + 4 + first));
  const size = [32, 48, 66].find((size) => Math.max(r.length, s.length) <= size) ?? 66;
  const joined = new Uint8Array(2 * size);
  joined.set(r, size - r.length);
  joined.set(s, 2 * size - s.length);
  return joined;
}

/** A value of ASN.1 in DER: its tag, what is in it, and all its bytes. */
export interface DerValue {
  tag: number;
  content: Uint8Array;
  whole: Uint8Array;
}

/**
 * The values that follow each other in DER.
 *
 * @throws RangeError when the bytes are not that.
 */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] as number;
    let start = at + 2;
    let length = bytes[at + 1] ?? 0;
    if (length > 127) {
      const digits = length - 128;
      length = bytes.subarray(start, start + digits).reduce((sum, byte) => sum * 256 + byte, 0);
      start += digits;
    }
    const end = start + length;
    if (end > bytes.length) throw new RangeError("DER ends too early");
    values.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return values;
}

/** One value in DER, made of the bytes of others. */
export function writeDer(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const digits: number[] = [];
  for (let left = length; length > 127 && left > 0; left >>= 8) digits.unshift(left & 255);
  const head = length > 127 ? [128 + digits.length, ...digits] : [length];
  return Uint8Array.of(tag, ...head, ...parts.flatMap((part) => [...part]));
}

/**
 * r and s of an ECDSA signature in ASN.1 (RFC 3279, section 2.2.3) one after the other, each as long as its curve wants.
 *
 * @throws RangeError when the bytes are not such a sequence.
 */
export function fromDer(der: Uint8Array): Uint8Array {
  const [sequence] = readDer(der);
  const [r, s] = readDer(sequence?.content ?? der).map(({ content }) => {
    const first = content.findIndex((byte) => byte !== 0);
    return first < 0 ? content.subarray(content.length) : content.subarray(first);
  });
  if (!r || !s) throw new RangeError("expected r and s");
  const size = [32, 48, 66].find((size) => Math.max(r.length, s.length) <= size) ?? 66;
  const joined = new Uint8Array(2 * size);
  joined.set(r, size - r.length);
  joined.set(s, 2 * size - s.length);
  return joined;
}

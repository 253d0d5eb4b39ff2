import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from "node:zlib";

/** The largest body that is read, in bytes, before and after it is inflated. */
export const bodyLimit = 1024 * 1024;

type Inflate = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array;

const codings: Record<string, Inflate> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  // RFC 9110 means zlib's format; some send its inside alone.
  deflate: (bytes, options) => (((bytes[0] as number) & 15) === 8 ? inflateSync : inflateRawSync)(bytes, options),
  br: (bytes, options) => brotliDecompressSync(bytes, { maxOutputLength: options.maxOutputLength }),
  identity: (bytes) => bytes,
};

/** A body as it was before its `Content-Encoding`, or why it cannot be had, with the statuses that fit, best first. */
export function inflateBody(
  encoding: string | null,
  bytes: Uint8Array,
): { bytes: Uint8Array } | { reason: string; codes: number[] } {
  const names = (encoding ?? "").split(",").map((name) => name.trim().toLowerCase());
  let inflated = bytes;
  const tooLarge = { reason: `the body is larger than ${bodyLimit} bytes`, codes: [413] };
  if (bytes.length > bodyLimit) return tooLarge;
  // The one that was applied last stands last.
  for (const name of names.filter(Boolean).reverse()) {
    if (!Object.hasOwn(codings, name))
      return { reason: "the content-encoding is not gzip, deflate or br", codes: [415, 422, 400] };
    try {
      inflated = (codings[name] as Inflate)(inflated, { maxOutputLength: bodyLimit });
    } catch (error) {
      return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE"
        ? tooLarge
        : { reason: `the body is not ${name}`, codes: [400, 422] };
    }
  }
  return { bytes: inflated };
}

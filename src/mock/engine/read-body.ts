import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from "node:zlib";
import type { Contract, MediaType, Operation } from "../../contract/index.ts";
import { deepest, isTooDeep } from "../../core/json-depth.ts";
import { essenceOf, isForm, isJson, isText, isUrlEncoded, matchMediaType } from "../../core/media-type.ts";
import { schemaCheck, schemaNodes, typesOf } from "../../schema/index.ts";
import { readForm } from "./read-form.ts";

/** A body as its media type reads it. */
export interface RequestBody {
  /** Undefined when there is none. */
  value: unknown;
  /** As it was sent, inflated; empty when there is none. */
  text: string;
  contentType?: string;
  /** What the contract says of it. */
  media?: MediaType;
  /** Why no schema is held against it, in a clause. */
  unjudged?: string;
  /** Properties of a form that are files. */
  files?: ReadonlySet<string>;
}

/** A body, or why it cannot be read. */
export type ReadBody =
  | RequestBody
  /** `codes`: the statuses that fit, best first. */
  | { reason: string; codes: number[] };

const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder();

/**
 * Reads the bytes of a body by its media type. The contract must have the type; JSON must be JSON in UTF-8. Nothing of
 * the body gets into a reason.
 */
export function readBody(contract: Contract, operation: Operation, headers: Headers, bytes: Uint8Array): ReadBody {
  const contentType = headers.get("content-type");
  // A form without fields has no bytes either.
  if (bytes.length === 0 && !(operation.body && isUrlEncoded(contentType ?? undefined)))
    return { value: undefined, text: "" };
  const found = findMedia(operation, contentType);
  if ("reason" in found) return found;
  const inflated = inflateBody(headers.get("content-encoding"), bytes);
  if ("reason" in inflated) return inflated;
  return readAs(contract, found.media, contentType as string, inflated.bytes);
}

/** What the contract says of bodies of a content type. */
function findMedia(
  operation: Operation,
  contentType: string | null,
): { media: MediaType } | { reason: string; codes: number[] } {
  const content = operation.body?.content ?? {};
  const declared = Object.keys(content);
  const unsupported = (reason: string) => ({ reason, codes: [415, 422, 400] });
  if (declared.length === 0) return unsupported("this operation takes no body");
  const expected = `expected ${declared.join(" or ")}`;
  // As nearly everybody sends it.
  if (contentType && Object.hasOwn(content, contentType) && !/[*;]/.test(contentType))
    return { media: content[contentType] as MediaType };
  if (!contentType) return unsupported(`there is a body and no content-type; ${expected}`);
  const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(essenceOf(contentType))
    ? matchMediaType(declared, contentType)
    : undefined;
  if (type === undefined) return unsupported(`the content-type is not one of this operation; ${expected}`);
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1]?.toLowerCase();
  if (charset && !["utf-8", "utf8", "us-ascii"].includes(charset))
    return unsupported("the charset of the body is not UTF-8");
  return { media: content[type] as MediaType };
}

function readAs(contract: Contract, media: MediaType, contentType: string, bytes: Uint8Array): ReadBody {
  const malformed = (reason: string): ReadBody => ({ reason, codes: [400, 422] });
  let text: string;
  try {
    text = (isJson(contentType) || isText(contentType) || isUrlEncoded(contentType) ? strict : lenient).decode(bytes);
  } catch {
    return malformed("the body is not UTF-8");
  }
  const body = { text, contentType, media };
  if (isJson(contentType)) {
    try {
      const value = JSON.parse(text);
      // Each level takes a character on either side.
      if (text.length > 2 * deepest && isTooDeep(value))
        return malformed(`the body nests deeper than ${deepest} levels`);
      return { ...body, value };
    } catch (error) {
      const position = /position \d+/.exec((error as Error).message)?.[0];
      return malformed(`the body is not JSON${position ? ` (at ${position})` : ""}`);
    }
  }
  const nodes = schemaNodes(contract.document);
  if (isForm(contentType)) {
    const form = readForm({ nodes, check: schemaCheck(contract, "request") }, media, contentType, bytes);
    return form ? { ...body, ...form } : malformed("the body is not a form of parts");
  }
  const types = media.schema === undefined ? [] : typesOf(nodes.all(media.pointer));
  if (isText(contentType) && (types.length === 0 || types.includes("string"))) return { ...body, value: text };
  return { ...body, value: text, unjudged: `no schema is held against ${essenceOf(contentType)}` };
}

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

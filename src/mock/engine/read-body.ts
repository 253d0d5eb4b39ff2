import { isUtf8 } from "node:buffer";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { Contract, MediaType, Operation } from "../../contract/index.ts";
import { deepest, isTooDeep } from "../../core/json-depth.ts";
import { essenceOf, isForm, isJson, isText, isUrlEncoded, matchMediaType } from "../../core/media-type.ts";
import { schemaCheck, schemaNodes } from "../../schema/index.ts";
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

/** Why a body cannot be read, in a clause, and the statuses that fit, best first. */
interface Unreadable {
  reason: string;
  codes: number[];
}

const malformed = (reason: string): Unreadable => ({ reason, codes: [400, 422] });
const unsupported = (reason: string): Unreadable => ({ reason, codes: [415, 422, 400] });

/** A body, or why there is none. */
export type ReadBody = RequestBody | Unreadable;

/**
 * Reads the bytes of a body by its media type. The contract must have the type; JSON must be JSON in UTF-8. Nothing of
 * the body gets into a reason.
 */
export function readBody(contract: Contract, operation: Operation, headers: Headers, bytes: Uint8Array): ReadBody {
  // A form without fields has no bytes either.
  if (bytes.length === 0 && !(operation.body && isUrlEncoded(headers.get("content-type"))))
    return { value: undefined, text: "" };
  const contentType = headers.get("content-type") ?? "";
  const media = findMedia(operation, contentType);
  if ("reason" in media) return media;
  const inflated = inflate(headers.get("content-encoding") ?? "", bytes);
  return "reason" in inflated ? inflated : readAs(contract, media, contentType, inflated);
}

/** What the contract says of bodies of a content type. */
function findMedia({ body }: Operation, contentType: string): MediaType | Unreadable {
  const content = body?.content ?? {};
  const declared = Object.keys(content);
  const type = Object.hasOwn(content, contentType) ? contentType : matchMediaType(declared, contentType);
  if (declared.length === 0) return unsupported("this operation takes no body");
  if (!contentType || type === undefined) {
    const problem = contentType
      ? "the content-type is not one of this operation"
      : "there is a body and no content-type";
    return unsupported(`${problem}; expected ${declared.join(" or ")}`);
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1];
  if (charset && !/^(utf-?8|us-ascii)$/i.test(charset)) return unsupported("the charset of the body is not UTF-8");
  return content[type] as MediaType;
}

const decoder = new TextDecoder();

function readAs(contract: Contract, media: MediaType, contentType: string, bytes: Uint8Array): ReadBody {
  const json = isJson(contentType);
  if ((json || isText(contentType) || isUrlEncoded(contentType)) && !isUtf8(bytes))
    return malformed("the body is not UTF-8");
  const text = decoder.decode(bytes);
  const body: RequestBody = { value: text, text, contentType, media };
  if (json) {
    try {
      body.value = JSON.parse(text);
    } catch (error) {
      const position = /position \d+/.exec((error as Error).message)?.[0];
      return malformed(`the body is not JSON${position ? ` (at ${position})` : ""}`);
    }
    // Each level takes a character on either side.
    if (text.length > 2 * deepest && isTooDeep(body.value))
      return malformed(`the body nests deeper than ${deepest} levels`);
  } else if (isForm(contentType)) {
    const typing = { nodes: schemaNodes(contract.document), check: schemaCheck(contract, "request") };
    const form = readForm(typing, media, contentType, bytes);
    if (!form) return malformed("the body is not a form of parts");
    Object.assign(body, form);
  } else {
    const types = schemaNodes(contract.document).view([media.pointer]).jsonTypes;
    if (!isText(contentType) || (types.length > 0 && !types.includes("string")))
      body.unjudged = `no schema is held against ${essenceOf(contentType)}`;
  }
  return body;
}

/** The largest body that is read, in bytes, before and after it is inflated. */
export const bodyLimit = 1024 * 1024;

const limit = { maxOutputLength: bodyLimit };

const codings: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes, limit),
  "x-gzip": (bytes) => gunzipSync(bytes, limit),
  // RFC 9110 means zlib's format; some send its inside alone.
  deflate: (bytes) => (((bytes[0] as number) & 15) === 8 ? inflateSync : inflateRawSync)(bytes, limit),
  br: (bytes) => brotliDecompressSync(bytes, limit),
};

/** A body as it was before its `Content-Encoding`. */
function inflate(encoding: string, bytes: Uint8Array): Uint8Array | Unreadable {
  const tooLarge = { reason: `the body is larger than ${bodyLimit} bytes`, codes: [413] };
  if (bytes.length > bodyLimit) return tooLarge;
  let inflated = bytes;
  // The one that was applied last stands last.
  for (const item of encoding.split(",").reverse()) {
    const name = item.trim().toLowerCase() || "identity";
    const coding = Object.hasOwn(codings, name) ? codings[name] : undefined;
    if (!coding) return unsupported("the content-encoding is not gzip, deflate or br");
    try {
      inflated = coding(inflated);
    } catch (error) {
      const isLarge = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
      return isLarge ? tooLarge : malformed(`the body is not ${name}`);
    }
  }
  return inflated;
}

import { type Contract, type Operation, resolveRef } from "../contract/index.ts";

/** A body as Prism wants it, or why it cannot be read. */
export type ReadBody =
  | { value: unknown; text: string; contentType: string | undefined }
  /** `codes`: the statuses that fit, best first. */
  | { reason: string; codes: number[] };

const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder();

/**
 * Reads the bytes of a body by its declared media type. The contract must have the type; JSON must be JSON in UTF-8.
 * Nothing of the body gets into a reason.
 */
export function readBody(operation: Operation, contentType: string | null, bytes: Uint8Array): ReadBody {
  if (bytes.length === 0) return { value: undefined, text: "", contentType: undefined };
  const declared = Object.keys(operation.body?.content ?? {});
  const unsupported = (reason: string): ReadBody => ({ reason, codes: [415, 422, 400] });
  if (declared.length === 0) return unsupported("this operation takes no body");
  const expected = `expected ${declared.join(" or ")}`;
  if (!contentType) return unsupported(`there is a body and no content-type; ${expected}`);
  const [essence = "", ...parameters] = contentType.split(";").map((part) => part.trim());
  const type = essence.toLowerCase();
  if (!/^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(type) || !declared.some((range) => inRange(type, range)))
    return unsupported(`the content-type is not one of this operation; ${expected}`);
  const charset = parameters
    .map((parameter) => /^charset\s*=\s*"?([^"]*)"?$/i.exec(parameter)?.[1]?.toLowerCase())
    .find(Boolean);
  if (charset && !["utf-8", "utf8", "us-ascii"].includes(charset))
    return unsupported("the charset of the body is not UTF-8");

  const malformed = (reason: string): ReadBody => ({ reason, codes: [400, 422] });
  let text: string;
  try {
    // Binary types are validated as the text that they are not; only their presence can be checked.
    text = (/json|text|urlencoded|xml/.test(type) ? strict : lenient).decode(bytes);
  } catch {
    return malformed("the body is not UTF-8");
  }
  if (!isJson(type)) return { value: text, text, contentType };
  try {
    return { value: JSON.parse(text), text, contentType };
  } catch (error) {
    const position = /position \d+/.exec((error as Error).message)?.[0];
    return malformed(`the body is not JSON${position ? ` (at ${position})` : ""}`);
  }
}

export const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);

function inRange(type: string, range: string): boolean {
  const [pattern = ""] = range.toLowerCase().split(";");
  return pattern === "*/*" || pattern === type || (pattern.endsWith("/*") && type.startsWith(pattern.slice(0, -1)));
}

/** Whether the contract lets a body be null. */
export function admitsNull({ document }: Contract, operation: Operation): boolean {
  const schema = resolveRef(document, Object.values(operation.body?.content ?? {})[0]?.schema);
  return schema?.nullable === true || schema?.type === undefined || [schema.type].flat().includes("null");
}

import { decodeText, encodeText } from "../../core/percent.ts";
import { concatBytes, fromBase64, fromHex, joinText, toBase64, toHex, type Value } from "../bytes.ts";

export const hex = (...parts: Value[]): string => toHex(concatBytes(parts));

export const base64 = (...parts: Value[]): string => toBase64(concatBytes(parts));

export const base64url = (...parts: Value[]): string =>
  toBase64(concatBytes(parts)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

export const unhex = (text: Value): Uint8Array => fromHex(text);

export const unbase64 = (text: Value): Uint8Array => fromBase64(text);

/** RFC 3986: everything but letters, digits and `-._~`. */
export const percent = (...parts: Value[]): string => encodeText(joinText(parts));

/** The encoding of HTML forms: a space becomes `+`, and `*-._` stay. */
export const form = (...parts: Value[]): string => new URLSearchParams([["", joinText(parts)]]).toString().slice(1);

/** `+` stays `+`. */
export const unpercent = (...parts: Value[]): string => decodeText(joinText(parts));

/** A string as JSON writes it, in quotes. */
export const quote = (...parts: Value[]): string => JSON.stringify(joinText(parts));

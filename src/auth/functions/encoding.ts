import { concatBytes, fromBase64, fromHex, toBase64, toHex, toText, type Value } from "../bytes.ts";
import { decodeText, encodeText } from "../percent.ts";
import type { TemplateFunction } from "./function.ts";

const textOf = (args: Value[]): string => toText(concatBytes(args));

export const hex: TemplateFunction = (args) => toHex(concatBytes(args));

export const base64: TemplateFunction = (args) => toBase64(concatBytes(args));

export const base64url: TemplateFunction = (args) =>
  toBase64(concatBytes(args)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

export const unhex: TemplateFunction = ([text]) => fromHex(text as Value);

export const unbase64: TemplateFunction = ([text]) => fromBase64(text as Value);

/** RFC 3986: everything but letters, digits and `-._~`. */
export const percent: TemplateFunction = (args) => encodeText(textOf(args));

/** The encoding of HTML forms: a space becomes `+`, and `*-._` stay. */
export const form: TemplateFunction = (args) => new URLSearchParams([["", textOf(args)]]).toString().slice(1);

/** `+` stays `+`. */
export const unpercent: TemplateFunction = (args) => decodeText(textOf(args));

/** A text as JSON writes it, in quotes. */
export const quote: TemplateFunction = (args) => JSON.stringify(textOf(args));

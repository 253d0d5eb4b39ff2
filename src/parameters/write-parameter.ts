import { encodeName, encodeUnreserved } from "./encode-query.ts";
import type { ParameterStyle } from "./style.ts";

/** Where a parameter is. */
export type ParameterPlace = "path" | "query" | "header" | "cookie";

/**
 * Writes the value of one parameter in its style, by RFC 6570 and the table "Style Examples" of OpenAPI 3.1.1. Properties
 * that are null or undefined are left out; when nothing is left the text is empty. What the table calls undefined is
 * written as the style `form` would. Several cookies have a semicolon between them, because no server reads another sign.
 *
 * @param text Makes the text of a single value or of a property's name; it is encoded here.
 */
export function writeParameter(
  place: ParameterPlace,
  name: string,
  value: unknown,
  how: ParameterStyle = plainStyle(place),
  text: (value: unknown) => string = String,
): string {
  const { style, explode, json } = how;
  const encode = encoderOf(place, how);
  const write = (single: unknown) => encode(text(single));
  const encoded = place === "query" ? encodeName(name) : place === "path" ? encodeURIComponent(name) : name;
  const lead = style === "label" ? "." : style === "matrix" ? ";" : "";
  const pair = (key: string, written: string) => (style === "matrix" && !written ? key : `${key}=${written}`);
  const own = (written: string) => (/^(simple|label)$/.test(style) ? written : pair(encoded, written));
  if (json) return own(encode(JSON.stringify(value)));
  if (typeof value !== "object" || value === null) return lead + own(write(value));

  const isList = Array.isArray(value);
  // They would lose what is in them, or be taken apart.
  if (!isList && (Symbol.iterator in value || "then" in value || ArrayBuffer.isView(value)))
    throw new RangeError(`expected ${place} parameter ${name} to be a list or an object as JSON has them`);
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  if (members.length === 0) return "";
  const keyOf = (key: string) => (place === "header" ? key : encodeURIComponent(key));
  if (explode || style === "deepObject") {
    const nameOf = (key: string) => (style === "deepObject" ? `${encoded}[${keyOf(key)}]` : keyOf(key));
    const pairs = members.map(([key, item]) => (isList ? own(write(item)) : pair(nameOf(key), write(item))));
    return lead + pairs.join(lead || (style === "simple" ? "," : place === "cookie" ? "; " : "&"));
  }
  const between = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
  const words = members.flatMap(([key, item]) => (isList ? [write(item)] : [keyOf(key), write(item)]));
  return lead + own(words.join(between));
}

/** What a contract says of a parameter when it says nothing. */
const plainStyle = (place: ParameterPlace): ParameterStyle =>
  place === "query" || place === "cookie" ? { style: "form", explode: true } : { style: "simple" };

function encoderOf(place: ParameterPlace, { allowReserved, json }: ParameterStyle): (text: string) => string {
  if (place !== "header") return allowReserved ? encodeUnreserved : encodeURIComponent;
  // JSON has a spelling for what headers cannot carry.
  return json ? (text) => text.replace(/[\x7f-\uffff]/g, escapeUnit) : (text) => text;
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

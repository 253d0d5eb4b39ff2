import { isTooDeep } from "../core/json-depth.ts";
import { decodeText } from "../core/percent.ts";
import { type Pair, readDeepObject } from "./read-deep-object.ts";
import type { ParameterStyle } from "./style.ts";
import type { ParameterPlace } from "./write-parameter.ts";

/** The parameters of one request as they were sent, still encoded. */
export interface SentParameters {
  /** By the names in the path's template. */
  path: Readonly<Record<string, string>>;
  query: readonly Pair[];
  cookies: readonly Pair[];
  headers: Pick<Headers, "get">;
}

/** What a contract says of a parameter, as far as reading it needs it. */
export interface ReadableParameter {
  in: ParameterPlace;
  name: string;
  /** The plain text of one value when absent. */
  style?: ParameterStyle;
  /** Whether its schema lets an array through, and an object. */
  isList: boolean;
  isObject: boolean;
  /** The other parameters of the operation in the same place: an object that is spread has not their names. */
  others?: readonly { name: string }[];
}

/** The pairs of a query, a form or of cookies, still encoded. */
export const splitPairs = (text: string, between: string | RegExp = "&"): Pair[] =>
  text
    .split(between)
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    });

/**
 * Reads the value of one parameter by its style: strings, arrays of strings, objects of strings, or what stands in its
 * JSON. What cannot be read is the text itself.
 *
 * @returns undefined when the parameter was not sent.
 */
export function readParameter(parameter: ReadableParameter, sent: SentParameters): unknown {
  const { in: place, name } = parameter;
  if (place === "path") return readAlone(parameter, Object.hasOwn(sent.path, name) ? sent.path[name] : undefined);
  if (place === "header") return readAlone(parameter, sent.headers.get(name) ?? undefined);
  return readFromPairs(parameter, place === "query" ? sent.query : sent.cookies);
}

/** A value in a path or a header. */
function readAlone(parameter: ReadableParameter, raw: string | undefined): unknown {
  const { name, isList, isObject, style: { style, explode, json } = plain } = parameter;
  const lead = style === "label" ? "." : style === "matrix" ? ";" : "";
  if (raw === undefined || !raw.startsWith(lead)) return raw;
  const rest = raw.slice(lead.length);
  const decode = decoderOf(parameter);
  if (style === "matrix") {
    const pairs = splitPairs(rest, ";");
    const own = pairs.filter(([key]) => decode(key) === name).map(([, item]) => item);
    if (explode && isObject && !(isList && own.length)) return objectOf(pairs, decode);
    if (own.length === 0) return raw;
    return explode && isList ? own.map(decode) : readSingle(parameter, own[0] as string);
  }
  if (json || !explode || !(isObject || isList)) return readSingle(parameter, rest);
  const between = style === "label" ? "." : ",";
  return isObject && !(isList && !rest.includes("="))
    ? objectOf(splitPairs(rest, between), decode)
    : splitText(parameter, rest, between);
}

/** A value in a query or in cookies. */
function readFromPairs(parameter: ReadableParameter, all: readonly Pair[]): unknown {
  const { name, isList, isObject, style: { style, explode } = plain, others = [] } = parameter;
  const decode = decoderOf(parameter);
  const own = all.filter(([key]) => decode(key) === name).map(([, item]) => item);
  if (style === "deepObject" && isObject) {
    const found = readDeepObject(
      name,
      all.map(([key, item]): Pair => [decode(key), decode(item)]),
    );
    if (found !== undefined) return found;
  }
  if (explode && style === "form" && isObject && !(isList && own.length)) {
    const isOther = (key: string) => others.some((other) => key === other.name || key.startsWith(`${other.name}[`));
    const properties = all.filter(([key]) => !isOther(decode(key)));
    return properties.length > 0 ? objectOf(properties, decode) : undefined;
  }
  if (own.length === 0) return undefined;
  return explode && isList ? own.map(decode) : readSingle(parameter, own.at(-1) as string);
}

const plain: ParameterStyle = { style: "form" };

function readSingle(parameter: ReadableParameter, text: string): unknown {
  const { isList, isObject, style: { style, json } = plain } = parameter;
  const decode = decoderOf(parameter);
  if (json) return parseJson(decode(text));
  if (!isObject && !isList) return decode(text);
  const between = style === "spaceDelimited" ? /%20|\+/ : style === "pipeDelimited" ? /%7C|\|/i : ",";
  return splitText(parameter, text, between);
}

function splitText(parameter: ReadableParameter, text: string, between: string | RegExp): unknown {
  const { isList, isObject } = parameter;
  const decode = decoderOf(parameter);
  const parts = text.split(between);
  if (isObject && !(isList && parts.length % 2)) {
    const keys = parts.filter((_, i) => i % 2 === 0);
    return objectOf(
      keys.map((key, i): Pair => [key, parts[2 * i + 1] ?? ""]),
      decode,
    );
  }
  return isList ? parts.map(decode) : decode(text);
}

const objectOf = (pairs: readonly Pair[], decode: (text: string) => string): Record<string, string> =>
  Object.fromEntries(pairs.map(([key, item]) => [decode(key), decode(item)]));

const asItIs = (text: string): string => text;
// RFC 9110: around the commas of a list in a header may be spaces.
const trimmed = (text: string): string => text.trim();

const decoderOf = ({ in: place, isList, isObject }: ReadableParameter): ((text: string) => string) =>
  place === "header" ? (isList || isObject ? trimmed : asItIs) : place === "query" ? decodeFormText : decodeText;

/** A name or value of a query or a form, decoded; as it is when that cannot be done. */
export const decodeFormText = (text: string): string => decodeText(text.replaceAll("+", " "));

function parseJson(text: string): unknown {
  try {
    const value = JSON.parse(text);
    return isTooDeep(value) ? text : value;
  } catch {
    return text;
  }
}

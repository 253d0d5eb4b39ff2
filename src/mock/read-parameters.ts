import { type Contract, mayBe, type Operation, type Parameter } from "../contract/index.ts";

/** What of a request parameters are read from, as it was sent. */
export interface Sent {
  path: string;
  /** With its question mark. */
  search: string;
  /** By name in lower case. */
  headers: Readonly<Record<string, string>>;
}

type Pair = readonly [name: string, value: string];

/**
 * Whether Prism cannot be left alone with a parameter. It never looks at a cookie, nor at the type behind a `$ref`; takes
 * repeated names for one where `explode` is a default; splits at a comma that was encoded; looks for the properties of an
 * object in lower case, and splits `spaceDelimited` at a `%20` that is decoded already.
 */
export const isBeyondPrism = ({ in: place, style }: Parameter): boolean => place === "cookie" || style !== undefined;

/** The values of such parameters by `in name`, as their styles have them. What cannot be read is the text itself. */
export function readParameters(contract: Contract, operation: Operation, sent: Sent): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const pairs = splitPairs(sent.search.slice(1), "&");
  const cookies = splitPairs(sent.headers.cookie ?? "", /;\s*/);
  const beyond = operation.parameters.filter(isBeyondPrism);
  const segments = beyond.some(({ in: place }) => place === "path") ? readPath(operation.path, sent.path) : new Map();
  for (const parameter of beyond) {
    const { in: place, name } = parameter;
    const others = operation.parameters.filter((other) => other.in === place && other !== parameter);
    const isOther = (key: string) => others.some((other) => key === other.name || key.startsWith(`${other.name}[`));
    const read = reader(contract, parameter);
    const value =
      place === "path"
        ? read.text(segments.get(name))
        : place === "header"
          ? read.text(sent.headers[name.toLowerCase()])
          : read.pairs(place === "query" ? pairs : cookies, isOther);
    if (value !== undefined) values.set(`${place} ${name}`, value);
  }
  return values;
}

function reader({ document }: Contract, { in: place, name, schema, style: given }: Parameter) {
  const { style, explode, json } = given ?? { style: "form" };
  const decode = place === "header" ? (text: string) => text : place === "query" ? decodeForm : decodeText;
  const isObject = mayBe(document, schema, "object");
  const isList = mayBe(document, schema, "array");
  const lead = style === "label" ? "." : style === "matrix" ? ";" : "";
  const objectOf = (pairs: readonly Pair[]) =>
    Object.fromEntries(pairs.map(([key, item]) => [decode(key), decode(item)]));

  const split = (text: string, delimiter: string | RegExp): unknown => {
    const parts = text.split(delimiter);
    if (isObject && !(isList && parts.length % 2)) {
      const keys = parts.filter((_, i) => i % 2 === 0);
      return objectOf(keys.map((key, i) => [key, parts[2 * i + 1] ?? ""]));
    }
    return isList ? parts.map(decode) : decode(text);
  };
  const delimiter = style === "spaceDelimited" ? /%20|\+/ : style === "pipeDelimited" ? /%7C|\|/i : ",";
  const single = (text: string): unknown =>
    json ? parse(decode(text)) : isObject || isList ? split(text, delimiter) : decode(text);

  /** A value that stands alone, in a path or a header. */
  const text = (raw: string | undefined): unknown => {
    if (raw === undefined || !raw.startsWith(lead)) return raw;
    const rest = raw.slice(lead.length);
    if (style === "matrix") {
      const pairs = splitPairs(rest, ";");
      const own = pairs.filter(([key]) => decode(key) === name).map(([, item]) => item);
      if (explode && isObject && !(isList && own.length)) return objectOf(pairs);
      if (own.length === 0) return raw;
      return explode && isList ? own.map(decode) : single(own[0] as string);
    }
    if (json || !explode || !(isObject || isList)) return single(rest);
    const between = style === "label" ? "." : ",";
    return isObject && !(isList && !rest.includes("=")) ? objectOf(splitPairs(rest, between)) : split(rest, between);
  };

  /** A value in a query or in cookies. */
  const pairs = (all: readonly Pair[], isOther: (key: string) => boolean): unknown => {
    const own = all.filter(([key]) => decode(key) === name).map(([, item]) => item);
    if (style === "deepObject" && isObject) {
      const inside = all.flatMap(([key, item]): Pair[] => {
        const spelt = decode(key);
        return spelt.startsWith(`${name}[`) && spelt.endsWith("]")
          ? [[spelt.slice(name.length + 1, -1), decode(item)]]
          : [];
      });
      if (inside.length > 0) return Object.fromEntries(inside);
    }
    if (explode && style === "form" && isObject && !(isList && own.length)) {
      const members = all.filter(([key]) => !isOther(decode(key)));
      return members.length > 0 ? objectOf(members) : undefined;
    }
    if (own.length === 0) return undefined;
    return explode && isList ? own.map(decode) : single(own.at(-1) as string);
  };
  return { text, pairs };
}

const splitPairs = (text: string, between: string | RegExp): Pair[] =>
  text
    .split(between)
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    });

/** What stands in a path for each parameter of its template, as it was sent. */
function readPath(template: string, path: string): Map<string, string> {
  const found = new Map<string, string>();
  const segments = path.split("/");
  for (const [at, segment] of template.split("/").entries()) {
    const names = [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
    const literals = segment.split(/\{[^{}]+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const values = new RegExp(`^${literals.join("(.+)")}$`).exec(segments[at] ?? "")?.slice(1) ?? [];
    for (const [i, value] of values.entries()) found.set(names[i] as string, value);
  }
  return found;
}

const decodeForm = (text: string): string => decodeText(text.replaceAll("+", " "));

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

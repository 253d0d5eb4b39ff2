import { type ParameterPlace, type ParameterStyle, writeParameter } from "../parameters/index.ts";
import { type GivenHeaders, mergeHeaders } from "./merge-headers.ts";
import { fillPath } from "./path.ts";
import { writeQuery } from "./query.ts";

/** Parameters that are not written the way that clients write them by themselves, by name. */
export type Styles = Readonly<Record<string, ParameterStyle>>;

const styleOf = (styles: Styles, name: string): ParameterStyle | undefined =>
  Object.hasOwn(styles, name) ? styles[name] : undefined;

const delimiters: Partial<Record<ParameterStyle["style"], string>> = { spaceDelimited: " ", pipeDelimited: "|" };
const delimiterNames = { " ": "space", "|": "pipe" } as Readonly<Record<string, string>>;

/**
 * Writes the value of a parameter; nothing for null and undefined.
 *
 * @throws RangeError naming the parameter when its style has no way to write the value.
 */
function write(place: ParameterPlace, name: string, value: unknown, how?: ParameterStyle): string {
  if (value == null) return "";
  const isMany = typeof value === "object" && !how?.json;
  // The specification has no escape for a delimiter, so a value with one would be read as two.
  const delimiter = isMany && !how?.explode && how ? delimiters[how.style] : undefined;
  const refuse = (what: string) => {
    throw new RangeError(`expected ${place} parameter ${name} to hold ${what}`);
  };
  const text = (item: unknown): string => {
    if (!/^(str|num|boo|big)/.test(typeof item)) refuse("text, numbers or booleans");
    if (delimiter && `${item}`.includes(delimiter))
      refuse(`no ${delimiterNames[delimiter]} in a value: it stands between them`);
    return `${item}`;
  };
  // A date has no properties.
  if (isMany && "toJSON" in value) text(value);
  return writeParameter(place, name, value, how, text);
}

/** Writes query parameters, each in its style. `writeQuery` for an operation whose contract names some. */
export function writeStyledQuery(values: object = {}, styles: Styles): string {
  const written = Object.entries(values).map(([name, value]) => {
    const how = styleOf(styles, name);
    return how ? write("query", name, value, how) : writeQuery({ [name]: value }).slice(1);
  });
  const query = written.filter(Boolean).join("&");
  return query && `?${query}`;
}

/**
 * Fills a path template, each parameter in its style; none can leave its segment. `fillPath` for an operation whose
 * contract names some.
 *
 * @throws RangeError naming the parameter when it is missing, empty, `.` or `..`, or cannot be written.
 */
export function fillStyledPath(
  template: string,
  values: Readonly<Record<string, unknown>> = {},
  styles: Styles,
): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (braces, name: string) => {
    const how = styleOf(styles, name);
    if (!how) return braces;
    const written = write("path", name, values[name], how);
    // A label is a dot already, without a value behind it.
    if (/^\.{0,2}$/.test(written)) throw new RangeError(`path parameter ${name} must not be missing, empty, . or ..`);
    return written;
  });
  return fillPath(filled, values);
}

/** What makes the headers of a request: those of the client, of the call, and parameters of headers and cookies. */
export type HeaderParts = [client: GivenHeaders, call: GivenHeaders, parameters: { header?: object; cookie?: object }];

/**
 * Puts headers one over the other, header parameters in their style, and cookie parameters behind cookies that are there.
 * `mergeHeaders` for an operation whose contract names styles, or cookies.
 */
export function writeStyledHeaders(
  [client, call, { header = {}, cookie = {} }]: HeaderParts,
  styles: Styles = {},
  cookieStyles: Styles = {},
): Headers {
  const written = Object.entries(header).map(([name, value]) => {
    const how = styleOf(styles, name);
    return [name, how && value != null ? write("header", name, value, how) : value];
  });
  const headers = mergeHeaders(client, call, { header: Object.fromEntries(written) });
  const pairs = Object.entries(cookie).map(([name, value]) =>
    write("cookie", name, value, styleOf(cookieStyles, name)),
  );
  const all = [headers.get("cookie"), ...pairs].filter(Boolean);
  if (all.length > 0) headers.set("cookie", all.join("; "));
  return headers;
}

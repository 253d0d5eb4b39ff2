/**
 * Fills a path template. A value becomes one segment and cannot leave it.
 *
 * @throws RangeError naming the parameter when it is missing, empty, `.` or `..`, or not a text, number or boolean.
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (!["string", "number", "boolean", "bigint"].includes(typeof value))
      throw new RangeError(
        `path parameter ${name} is ${value === undefined ? "missing" : "not a text, number or boolean"}`,
      );
    const text = String(value);
    if (text === "") throw new RangeError(`path parameter ${name} is empty`);
    // The URL parser takes these for steps in the path even when percent-encoded.
    if (text === "." || text === "..")
      throw new RangeError(`path parameter ${name} is ${JSON.stringify(text)}, which would change the path`);
    return encodeURIComponent(text);
  });
}

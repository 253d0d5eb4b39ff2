/**
 * Fills a path template. A value becomes one segment and cannot leave it.
 *
 * @throws RangeError naming the parameter when it is missing, empty, `.` or `..`, or not a text, number or boolean.
 */
export const fillPath = (template: string, values: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text = String(value);
    const problem =
      value === undefined
        ? "missing"
        : !/^(string|number|boolean|bigint)$/.test(typeof value)
          ? "not a text, number or boolean"
          : text === ""
            ? "empty"
            : // The URL parser takes these for steps in the path even when percent-encoded.
              /^\.\.?$/.test(text) && `${text}, which would change the path`;
    if (problem) throw new RangeError(`path parameter ${name} is ${problem}`);
    return encodeURIComponent(text);
  });

/**
 * Fills a path template. A value becomes one segment and cannot leave it: the URL parser takes `.` and `..` for steps in
 * the path even when they are percent-encoded.
 *
 * @throws RangeError naming the parameter when it is missing, empty, `.` or `..`, or not a string, number or boolean.
 */
export const fillPath = (template: string, values: Readonly<Record<string, unknown>> = {}): string =>
  template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    // What every object inherits is none of these.
    const value = values[name];
    if (!/^(str|num|boo|big)/.test(typeof value) || /^\.{0,2}$/.test(`${value}`))
      throw new RangeError(`path parameter ${name} must be a string or number, and not empty, . or ..`);
    return encodeURIComponent(`${value}`);
  });

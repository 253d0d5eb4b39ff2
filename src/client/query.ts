// Brackets stay, as openapi-fetch and the vendors' pages have them.
const encodeName = (name: string): string => encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]");

/**
 * Writes query parameters: lists as repeated names, members of objects in brackets, and nothing for what is null or
 * undefined.
 *
 * @throws RangeError naming the parameter when its value is nested deeper than that.
 */
export function writeQuery(values: Readonly<Record<string, unknown>> = {}): string {
  const pairs: string[] = [];
  const put = (name: string, value: unknown) => {
    if (typeof value === "object" && value)
      throw new RangeError(`expected query parameter ${name} to hold text, numbers or booleans`);
    if (value != null) pairs.push(`${encodeName(name)}=${encodeURIComponent(`${value}`)}`);
  };
  for (const [name, value] of Object.entries(values))
    if (Array.isArray(value)) for (const item of value) put(name, item);
    else if (typeof value === "object" && value && !("toJSON" in value))
      for (const [key, member] of Object.entries(value)) put(`${name}[${key}]`, member);
    else put(name, value);
  return pairs.join("&") && `?${pairs.join("&")}`;
}

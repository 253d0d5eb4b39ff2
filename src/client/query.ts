import { encodeName } from "../parameters/index.ts";
import { isJsonValue } from "./is-json-value.ts";

/**
 * Writes query parameters: lists as repeated names, properties of objects in brackets, and nothing for what is null or
 * undefined.
 *
 * @throws RangeError naming the parameter when its value is nested deeper than that.
 */
export function writeQuery(values: object = {}): string {
  let query = "";
  const put = (name: string, value: unknown, inside?: boolean): void => {
    if (value == null) return;
    if (!/^[of]/.test(typeof value))
      query += `${query ? "&" : "?"}${encodeName(name)}=${encodeURIComponent(`${value}`)}`;
    else if (inside || !isJsonValue(value))
      throw new RangeError(`expected query parameter ${name} to hold text, numbers or booleans`);
    else
      for (const [key, item] of Object.entries(value)) put(Array.isArray(value) ? name : `${name}[${key}]`, item, true);
  };
  for (const [name, value] of Object.entries(values)) put(name, value);
  return query;
}

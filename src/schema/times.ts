const pattern = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)$/;

/** Whether a value is a date with a time and an offset, as ISO 8601 writes it. */
export const isTime = (value: unknown): value is string =>
  typeof value === "string" && value.length > 15 && pattern.test(value) && !Number.isNaN(Date.parse(value));

/**
 * Writes an instant the way another one is written: the same fraction of a second, the same offset.
 *
 * @param at Milliseconds since 1970 UTC.
 */
export function writeLike(at: number, like: string): string {
  // As nearly all of them are written.
  if (like.endsWith("Z") && like[10] === "T") {
    const utc = new Date(at).toISOString();
    if (like.length === 24) return utc;
    if (like.length === 20) return `${utc.slice(0, 19)}Z`;
  }
  const [, , fraction = "", zone = "Z"] = pattern.exec(like) ?? [];
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? [];
  const offset = sign ? (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1) : 0;
  const local = new Date(at + offset * 60_000).toISOString();
  const digits = fraction
    ? `.${local
        .slice(20, 23)
        .padEnd(fraction.length - 1, "0")
        .slice(0, fraction.length - 1)}`
    : "";
  return `${local.slice(0, 19)}${digits}${zone}`;
}

const named = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");

/** Whether a property says when its object came to be. */
export const isCreationTime = (name: string): boolean =>
  /^(created|creation)(at|on|date|time|datetime|timestamp)?$/.test(named(name)) || named(name) === "datecreated";

/** Whether a property says when its object was last changed. */
export const isChangeTime = (name: string): boolean =>
  /^(last)?(updated|modified|changed)(at|on|date|time|datetime|timestamp)?$/.test(named(name));

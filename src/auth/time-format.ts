const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What a format is made of: `'literal'`, a token, or any other character, which stands for itself. */
const tokens = /'[^']*'|YYYY|YY|MMM|MM|DD|ddd|HH|mm|ss|SSS|X|x|[\s\S]/g;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** An instant written in a format, in UTC. */
export function formatTime(at: number, format: string): string {
  const date = new Date(at);
  const written: Record<string, () => string> = {
    YYYY: () => pad(date.getUTCFullYear(), 4),
    YY: () => pad(date.getUTCFullYear() % 100, 2),
    MMM: () => months[date.getUTCMonth()] as string,
    MM: () => pad(date.getUTCMonth() + 1, 2),
    DD: () => pad(date.getUTCDate(), 2),
    ddd: () => days[date.getUTCDay()] as string,
    HH: () => pad(date.getUTCHours(), 2),
    mm: () => pad(date.getUTCMinutes(), 2),
    ss: () => pad(date.getUTCSeconds(), 2),
    SSS: () => pad(date.getUTCMilliseconds(), 3),
    X: () => String(Math.floor(at / 1000)),
    x: () => String(at),
  };
  return format.replace(tokens, (token) =>
    Object.hasOwn(written, token) ? (written[token] as () => string)() : token.replace(/^'|'$/g, ""),
  );
}

/** How fine an instant is in a format, in milliseconds; undefined when it has no date to be read. */
export function stepOf(format: string): number | undefined {
  const found: readonly string[] = format.match(tokens) ?? [];
  const has = (token: string) => found.includes(token);
  if (has("x")) return 1;
  if (has("X")) return 1000;
  if (!has("YYYY") && !has("YY")) return undefined;
  return has("SSS") ? 1 : has("ss") ? 1000 : has("mm") ? 60_000 : has("HH") ? 3_600_000 : 86_400_000;
}

/** An instant that was read, and its precision, in milliseconds. */
export interface ReadTime {
  at: number;
  step: number;
}

/** Reads what `formatTime` wrote; undefined when the string does not have the format. */
export function parseTime(text: string, format: string): ReadTime | undefined {
  const fields: string[] = [];
  const pattern = format.replace(tokens, (token) => {
    const digits = { YYYY: 4, YY: 2, MM: 2, DD: 2, HH: 2, mm: 2, ss: 2, SSS: 3 }[token];
    if (digits) fields.push(token);
    if (digits) return `(\\d{${digits}})`;
    if (token === "X" || token === "x") {
      fields.push(token);
      return "(\\d{1,15})";
    }
    if (token === "MMM") fields.push(token);
    if (token === "MMM") return `(${months.join("|")})`;
    if (token === "ddd") return `(?:${days.join("|")})`;
    return token.replace(/^'|'$/g, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (!match) return undefined;
  const read = Object.fromEntries(fields.map((field, i) => [field, match[i + 1] as string]));
  const number = (field: string, otherwise: number) => Number(read[field] ?? otherwise);
  if (read.x) return { at: Number(read.x), step: 1 };
  if (read.X) return { at: Number(read.X) * 1000, step: 1000 };
  if (!read.YYYY && !read.YY) return undefined;
  const year = read.YYYY ? Number(read.YYYY) : 2000 + Number(read.YY);
  const month = read.MMM ? months.indexOf(read.MMM) : number("MM", 1) - 1;
  const at = Date.UTC(
    year,
    month,
    number("DD", 1),
    number("HH", 0),
    number("mm", 0),
    number("ss", 0),
    number("SSS", 0),
  );
  return { at, step: stepOf(format) as number };
}

import { pointerTokens } from "../core/json-pointer.ts";

/** Where a value stands in JSON: its first character, and the one after its last. */
type Span = readonly [start: number, end: number];

/** The end of the value that starts here. The string is known to be JSON. */
function endOf(text: string, start: number): number {
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]|[^\s,:"[\]{}]+/g;
  token.lastIndex = start;
  let depth = 0;
  do {
    const [found = ""] = token.exec(text) ?? [];
    depth += Number(/^[[{]/.test(found)) - Number(/^[\]}]/.test(found));
  } while (depth > 0);
  return token.lastIndex;
}

/** A property of an object or array: where its key begins, and the span of its value. */
interface Entry {
  key: string;
  from: number;
  span: Span;
}

const skipTo = (text: string, at: number): number => at + text.slice(at).search(/[^\s,:]|$/);

/** The properties of the object or array that starts here; anything else has none. */
function entriesOf(text: string, start: number): Entry[] {
  const entries: Entry[] = [];
  const open = text[start];
  if (open !== "{" && open !== "[") return entries;
  for (let at = skipTo(text, start + 1); text[at] !== "}" && text[at] !== "]"; at = skipTo(text, at)) {
    const from = at;
    let key = String(entries.length);
    if (open === "{") {
      const end = endOf(text, at);
      key = JSON.parse(text.slice(at, end));
      at = skipTo(text, end);
    }
    const end = endOf(text, at);
    entries.push({ key, from, span: [at, end] });
    at = end;
  }
  return entries;
}

function spanOf(text: string, tokens: readonly string[], from = 0): Span | undefined {
  const at = skipTo(text, from);
  const [token, ...rest] = tokens;
  if (token === undefined) return [at, endOf(text, at)];
  // The last of several equal keys counts, as in JSON.parse.
  const found = entriesOf(text, at).findLast(({ key }) => key === token);
  return found && spanOf(text, rest, found.span[0]);
}

const valueAt = (text: string, span: Span): string => {
  const source = text.slice(...span);
  return source.startsWith('"') ? JSON.parse(source) : source;
};

/**
 * The property at a pointer as written in the JSON: numbers keep their digits. A string comes without its quotes.
 *
 * @returns undefined when there is no such property.
 * @throws SyntaxError when the string is not JSON.
 */
export function readProperty(text: string, pointer: string): string | undefined {
  JSON.parse(text);
  const span = spanOf(text, pointerTokens(pointer));
  return span && valueAt(text, span);
}

/**
 * The properties of the object or array at a pointer: `value` as in `readProperty`, `source` as written.
 *
 * @throws SyntaxError when the string is not JSON.
 */
export function readProperties(text: string, pointer: string): { name: string; value: string; source: string }[] {
  JSON.parse(text);
  const around = spanOf(text, pointerTokens(pointer));
  return (around ? entriesOf(text, around[0]) : []).map(({ key, span }) => ({
    name: key,
    value: valueAt(text, span),
    source: text.slice(...span),
  }));
}

/**
 * The JSON without the property at a pointer, every other character as it was.
 *
 * @throws SyntaxError when the string is not JSON.
 */
export function removeProperty(text: string, pointer: string): string {
  JSON.parse(text);
  const tokens = pointerTokens(pointer);
  const around = spanOf(text, tokens.slice(0, -1));
  const entries = around ? entriesOf(text, around[0]) : [];
  const index = entries.findLastIndex(({ key }) => key === tokens.at(-1));
  const entry = entries[index];
  if (!entry) return text;
  // With the comma before it; with the one after it when it is the first.
  if (index > 0) return text.slice(0, text.lastIndexOf(",", entry.from)) + text.slice(entry.span[1]);
  return text.slice(0, entry.from) + text.slice(entries[1]?.from ?? entry.span[1]);
}

/**
 * The JSON with a property set to a string at a pointer, every other character as it was. Missing objects on the way are added.
 *
 * @throws SyntaxError when the string is not JSON; TypeError when something on the way is not an object.
 */
export function writeProperty(text: string, pointer: string, value: string): string {
  const whole = text || "{}";
  JSON.parse(whole);
  return write(whole, pointerTokens(pointer), JSON.stringify(value));
}

function write(text: string, tokens: readonly string[], json: string): string {
  const span = spanOf(text, tokens);
  if (span) return text.slice(0, span[0]) + json + text.slice(span[1]);
  const parent = tokens.slice(0, -1);
  const pair = `${JSON.stringify(tokens.at(-1))}:${json}`;
  const around = spanOf(text, parent);
  if (!around) return write(text, parent, `{${pair}}`);
  if (text[around[0]] !== "{") throw new TypeError("expected an object to set a member of");
  const inside = text.slice(around[0] + 1, around[1] - 1);
  return `${text.slice(0, around[1] - 1)}${inside.trim() ? "," : ""}${pair}${text.slice(around[1] - 1)}`;
}

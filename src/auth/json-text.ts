/** Where a value stands in a JSON text: its first character, and the one behind its last. */
type Span = readonly [start: number, end: number];

/** The keys and indexes of an RFC 6901 pointer. */
const tokensOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => token.replace(/~1/g, "/").replace(/~0/g, "~"));

const isSpace = (character: string | undefined): boolean => character !== undefined && " \n\r\t".includes(character);

/** The end of the value that starts here. The text is known to be JSON. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') {
      for (at++; text[at] !== '"'; at++) if (text[at] === "\\") at++;
      if (depth === 0) return at + 1;
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (character === "," || isSpace(character))) return at;
  }
  return text.length;
}

function spanOf(text: string, tokens: readonly string[], from = 0): Span | undefined {
  let at = from;
  const skip = (): void => {
    while (isSpace(text[at]) || text[at] === "," || text[at] === ":") at++;
  };
  skip();
  const [token, ...rest] = tokens;
  if (token === undefined) return [at, endOf(text, at)];
  const open = text[at];
  if (open !== "{" && open !== "[") return undefined;
  let found: number | undefined;
  at++;
  for (let index = 0; ; index++) {
    skip();
    if (text[at] === "}" || text[at] === "]") break;
    let key = String(index);
    if (open === "{") {
      const end = endOf(text, at);
      key = JSON.parse(text.slice(at, end));
      at = end;
      skip();
    }
    // A key that stands twice counts the last time, as in JSON.parse.
    if (key === token) found = at;
    at = endOf(text, at);
  }
  return found === undefined ? undefined : spanOf(text, rest, found);
}

/**
 * The member at a pointer as it is spelt in a JSON text: numbers keep their digits. Text comes without its quotes.
 *
 * @returns undefined when there is nothing at that place.
 * @throws SyntaxError when the text is not JSON.
 */
export function readMember(text: string, pointer: string): string | undefined {
  JSON.parse(text);
  const span = spanOf(text, tokensOf(pointer));
  const member = span && text.slice(...span);
  return member?.startsWith('"') ? JSON.parse(member) : member;
}

/**
 * The JSON text with a text member set at a pointer, and every other character as it was. Objects on the way are made.
 *
 * @throws SyntaxError when the text is not JSON; TypeError when something on the way is not an object.
 */
export function writeMember(text: string, pointer: string, value: string): string {
  const whole = text || "{}";
  JSON.parse(whole);
  return write(whole, tokensOf(pointer), JSON.stringify(value));
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

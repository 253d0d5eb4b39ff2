import { toBase64, toText } from "./bytes.ts";
import { decoderOf, isKeyed } from "./functions/registry.ts";
import { readParts } from "./read-value.ts";
import { bare, type Expression, printWhole, type Template } from "./template.ts";

// A token is JSON, and who makes one may put its members in another order, add some, and leave white space. What was
// signed is what was sent, so the signature is checked over that; what it says is compared with what the template makes.

/** A value as its template would have written it, and what was sent in place of each part that was written otherwise. */
export interface Rewritten {
  value: string;
  /** By expression. */
  texts: Record<string, string>;
}

/**
 * Rewrites the parts of a value that are objects of JSON in Base64url and that a signature in the same value covers.
 *
 * @returns undefined when there are none, or one does not have the members that the template gives it.
 */
export function rewriteJson(template: Template, value: string): Rewritten | undefined {
  const texts: Record<string, string> = {};
  const written: string[] = [];
  for (const { part, text } of readParts(template, value) ?? []) {
    const expression = typeof part === "string" ? undefined : bare(part);
    const whole = expression && printWhole(expression);
    const isToken = expression && "call" in expression && expression.call === "base64url" && isSigned(template, whole);
    const json = isToken ? asWritten(expression.args.flatMap(flatten), decode(text)) : undefined;
    if (json === undefined || whole === undefined) written.push(text);
    else {
      texts[whole] = text;
      written.push(toBase64(json).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""));
    }
  }
  return Object.keys(texts).length ? { value: written.join(""), texts } : undefined;
}

/** Whether a key signs this expression somewhere in the template. */
function isSigned(template: Template, whole: string | undefined): boolean {
  const visit = (written: string | Expression, isInside: boolean): boolean => {
    if (typeof written === "string") return false;
    const expression = bare(written);
    if (isInside && printWhole(expression) === whole) return true;
    if (!("call" in expression)) return false;
    const signed = isKeyed(expression.call) ? expression.args.slice(1) : expression.args;
    // Of a join or a concatenation every byte is signed; of what else is inside, nobody knows.
    const keeps = isKeyed(expression.call) || ["concat", "join"].includes(expression.call);
    return signed.some((arg) => visit(arg, isKeyed(expression.call) || (isInside && keeps)));
  };
  return template.some((part) => visit(part, false));
}

function flatten(written: Expression): Template {
  const expression = bare(written);
  if ("text" in expression) return [expression.text];
  return "call" in expression && expression.call === "concat" ? expression.args.flatMap(flatten) : [expression];
}

function decode(text: string): string {
  try {
    return toText(decoderOf("base64url")?.(text) ?? "");
  } catch {
    return "";
  }
}

/** A number that stands for an expression, in JSON and in its strings. */
const markOf = (i: number): string => `7193${String(i).padStart(4, "0")}3917`;
const mark = /7193(\d{4})3917/;

/** The template's JSON with the values of what was sent; undefined when another member or value was sent. */
function asWritten(pieces: Template, sent: string): string | undefined {
  const skeleton = pieces.map((piece, i) => (typeof piece === "string" ? piece : markOf(i))).join("");
  const found = new Map<string, unknown>();
  const match = (ours: unknown, theirs: unknown): boolean => {
    if (isObject(ours))
      return (
        isObject(theirs) &&
        Object.keys(ours).every((key) => Object.hasOwn(theirs, key) && match(ours[key], theirs[key]))
      );
    const hole = mark.exec(JSON.stringify(ours));
    if (!hole) return JSON.stringify(ours) === JSON.stringify(theirs);
    found.set(hole[1] as string, theirs);
    return typeof theirs === typeof ours || String(ours) === hole[0];
  };
  try {
    const [ours, theirs] = [JSON.parse(skeleton), JSON.parse(sent)];
    // RFC 7515, section 4.1.11: what must be understood, and is not in the template, is not understood.
    if (!isObject(ours) || !match(ours, theirs) || (Object.hasOwn(theirs, "crit") && !Object.hasOwn(ours, "crit")))
      return undefined;
  } catch {
    return undefined;
  }
  return skeleton.replace(/"(?:[^"\\]|\\.)*"|7193\d{4}3917/g, (text) => {
    const hole = mark.exec(text);
    return hole ? JSON.stringify(found.get(hole[1] as string)) : text;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

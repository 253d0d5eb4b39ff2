import { toText, type Value } from "./bytes.ts";
import { decoderOf, isAsymmetric, isDigest } from "./functions/registry.ts";
import {
  type BareExpression,
  bare,
  callsIn,
  type Expression,
  isClock,
  namesIn,
  nonceNames,
  printWhole,
  requestNames,
  type Template,
  usesClock,
} from "./template.ts";
import { parseTime, type ReadTime, stepOf } from "./time-format.ts";

/**
 * Whether a name is read from the value itself: a credential, the clock, a nonce. The request is not read from it, or a
 * signature for one method would be accepted for another.
 */
const isTold = (part: Expression): part is { name: string } =>
  "name" in part && !(requestNames as readonly string[]).includes(part.name);

/** What one part of a template stands for in a value. */
export interface ReadPart {
  part: string | Expression;
  text: string;
  /** Where it begins in the value. */
  start: number;
}

/**
 * Takes a value apart as its template was put together. Each part ends where the literal text after it begins; the last
 * one where that text ends the value.
 *
 * @returns undefined when the value does not have the form of the template.
 */
export function readParts(template: Template, value: string): ReadPart[] | undefined {
  const parts: ReadPart[] = [];
  let at = 0;
  for (const [i, part] of template.entries()) {
    if (typeof part === "string") {
      if (!value.startsWith(part, at)) return undefined;
      parts.push({ part, text: part, start: at });
      at += part.length;
      continue;
    }
    const next = template[i + 1];
    const last = i + 2 >= template.length;
    const end =
      next === undefined
        ? value.length
        : typeof next !== "string"
          ? at
          : last
            ? value.length - next.length
            : value.indexOf(next, at);
    if (end < at || (end === at && isTold(bare(part)))) return undefined;
    parts.push({ part, text: value.slice(at, end), start: at });
    at = end;
  }
  return at === value.length ? parts : undefined;
}

const decode = (call: string, value: Value): Value | undefined => {
  const decoder = decoderOf(call);
  try {
    return decoder?.(value);
  } catch {
    return undefined;
  }
};

/** What is read off a value: names, the clock, and by expression what was made of a nonce and cannot be undone. */
export interface Captures {
  names: Record<string, string>;
  times: ReadTime[];
  texts: Record<string, string>;
}

/**
 * Reads the names and the clock of a template off a value that was made with it: `{unixSeconds}` in
 * `t={unixSeconds},v1=...`. Signatures are skipped; an encoding is decoded when the clock or nonce is in it.
 *
 * @returns undefined when the value does not have the form of the template.
 */
export function captureNames(template: Template, value: string): Captures | undefined {
  const captures: Captures = { names: {}, times: [], texts: {} };
  for (const { part, text } of readParts(template, value) ?? [{ part: "", text: "", start: -1 }]) {
    if (typeof part !== "string" ? !captureOne(bare(part), text, captures) : !part && !text) return undefined;
  }
  return captures;
}

/** Reads one part; false when it does not have its form. */
function captureOne(part: BareExpression, value: Value, captures: Captures): boolean {
  if (isTold(part)) captures.names[part.name] = toText(value);
  else if ("call" in part && part.call === "time") return captureTime(part.args, toText(value), captures);
  else if (isTaken(part)) captures.texts[printWhole(part)] = toText(value);
  else if ("call" in part && part.args.some(isChanging)) {
    const inner = decode(part.call, value);
    if (inner === undefined) return true;
    const [only, ...others] = part.args;
    // Bytes are read on as bytes.
    if (only && others.length === 0 && !("text" in bare(only))) return captureOne(bare(only), inner, captures);
    const more = captureNames(joinTexts(part.args), toText(inner));
    if (!more) return false;
    Object.assign(captures.names, more.names);
    Object.assign(captures.texts, more.texts);
    captures.times.push(...more.times);
  }
  return true;
}

function captureTime(args: readonly Expression[], text: string, captures: Captures): boolean {
  const [format, later] = args.map(bare).map((arg) => ("text" in arg ? arg.text : ""));
  const read = parseTime(text, format ?? "");
  if (read) captures.times.push({ at: read.at - Number(later ?? 0) * 1000, step: read.step });
  return read !== undefined;
}

const isNonce = (name: string): boolean => (nonceNames as readonly string[]).includes(name);

/** Whether a value is made of a nonce alone and cannot be undone: it is as good as a nonce itself, wherever it is used. */
export const isTaken = (expression: BareExpression): boolean => !isReadable(expression) && isOfNonce(expression);

function isOfNonce(expression: Expression): boolean {
  const names = namesIn([expression]);
  return names.length > 0 && names.every(isNonce) && !usesClock([expression]);
}

/** Whether the clock and the nonce in an expression can be read off its value. */
export function isReadable(written: Expression): boolean {
  const expression = bare(written);
  if (!isChanging(expression) || "name" in expression) return true;
  if (!("call" in expression)) return false;
  if (expression.call === "time") return timeStep(expression) !== undefined;
  if (!decoderOf(expression.call)) return false;
  const parts = joinTexts(expression.args);
  // Only text tells where one part ends and the next begins.
  return parts.every(
    (part, i) => typeof part === "string" || ((isReadable(part) || isOfNonce(part)) && !isExpression(parts[i + 1])),
  );
}

const isExpression = (part: string | Expression | undefined): boolean => part !== undefined && typeof part !== "string";

/** How fine the clock is in a call of `time`. */
export function timeStep({ args }: Extract<Expression, { call: string }>): number | undefined {
  const format = args[0] && bare(args[0]);
  return format && "text" in format ? stepOf(format.text) : undefined;
}

export function isChanging(written: Expression): boolean {
  const expression = bare(written);
  if ("name" in expression && (nonceNames as readonly string[]).includes(expression.name)) return true;
  return (
    isClock(expression) || ("call" in expression && !isDigest(expression.call) && expression.args.some(isChanging))
  );
}

function sendsClock(written: Expression): boolean {
  const expression = bare(written);
  if (isClock(expression)) return true;
  return "call" in expression && decoderOf(expression.call) !== undefined && expression.args.some(sendsClock);
}

/** Whether the clock can be read off a value: it is sent, not only hashed. */
export const carriesClock = (template: Template): boolean =>
  template.some((part) => typeof part !== "string" && sendsClock(part));

/** Arguments as a template: literal text in one piece. */
function joinTexts(args: readonly Expression[]): Template {
  const template: Template = [];
  for (const arg of args) {
    const last = template.at(-1);
    const expression = bare(arg);
    if (!("text" in expression)) template.push(arg);
    else if (typeof last === "string") template[template.length - 1] = last + expression.text;
    else template.push(expression.text);
  }
  return template;
}

/** Whether a template makes a signature that only its public key can check. */
const claiming = new WeakMap<Template, boolean>();

/** The bytes of a signature in a value that only its public key can check; undefined when the template makes none. */
export function claimOf(template: Template, value: string): Uint8Array | undefined {
  let claims = claiming.get(template);
  if (claims === undefined) {
    claims = callsIn(template).some(isAsymmetric);
    claiming.set(template, claims);
  }
  if (!claims) return undefined;
  for (const { part, text } of readParts(template, value) ?? []) {
    if (typeof part === "string" || !callsIn([part]).some(isAsymmetric)) continue;
    let expression = bare(part);
    let bytes: Value = text;
    try {
      while ("call" in expression && !isAsymmetric(expression.call)) {
        bytes = decoderOf(expression.call)?.(bytes) ?? bytes;
        expression = bare(expression.args.find((arg) => callsIn([arg]).some(isAsymmetric)) as Expression);
      }
      if (typeof bytes !== "string") return bytes;
    } catch {
      // Not a signature: the comparison will say so.
    }
    return new Uint8Array();
  }
  return undefined;
}

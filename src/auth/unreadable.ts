import { decoderOf, isAsymmetric, isDigest } from "./functions/registry.ts";
import { isChanging, isReadable, isTaken, timeStep } from "./read-value.ts";
import { bare, callsIn, type Expression, printExpression, printWhole, type Template } from "./template.ts";

const nonce = ["nonce", "uuid"];
const clocks: Record<string, number> = { unixMillis: 1, isoTime: 1, unixSeconds: 1000 };

/** A minute is long enough for a receiver to use its own clock. */
const coarse = 60_000;

/** What the values of a requirement tell a receiver. */
interface Told {
  names: Set<string>;
  /** What was made of a nonce, by expression. */
  texts: Set<string>;
  /** The finest clock, in milliseconds. */
  step: number;
}

function tell(written: Expression, told: Told): void {
  const expression = bare(written);
  if (!isChanging(expression)) return;
  if ("name" in expression) {
    told.names.add(expression.name);
    told.step = Math.min(told.step, clocks[expression.name] ?? Infinity);
  } else if ("call" in expression && isTaken(expression)) told.texts.add(printWhole(expression));
  else if ("call" in expression && isReadable(expression)) {
    if (expression.call === "time") told.step = Math.min(told.step, timeStep(expression) ?? Infinity);
    else for (const arg of expression.args) tell(arg, told);
  }
}

/** Why a receiver could not make this expression again; undefined when it can. */
function problemOf(written: Expression, told: Told): string | undefined {
  const expression = bare(written);
  if ("name" in expression) {
    const { name } = expression;
    if (nonce.includes(name) && !told.names.has(name) && !told.names.has("nonce"))
      return `${name} cannot be read back from what is sent: send {${name}} as it is, or in an encoding that can be undone`;
    return lacks(expression, clocks[name], told);
  }
  if (!("call" in expression) || told.texts.has(printWhole(expression))) return undefined;
  if (expression.call === "time") return lacks(expression, timeStep(expression) ?? 1000, told);
  for (const arg of expression.args) {
    const problem = problemOf(arg, told);
    if (problem) return problem;
  }
  return undefined;
}

/** Bytes are no text: what is sent as text loses some of them. */
const rawIn = (part: Expression): string | undefined => {
  const expression = bare(part);
  const isRaw = "call" in expression && ["unhex", "unbase64", "der"].includes(expression.call);
  return isRaw && isChanging(expression)
    ? `${printExpression(expression)} cannot be read back from what is sent: put hex(...) or base64(...) around it`
    : undefined;
};

/** A clock that is sent and has no date, or a format that is made, cannot be read. */
function undatedIn(written: Expression): string | undefined {
  const expression = bare(written);
  if (!("call" in expression) || isDigest(expression.call)) return undefined;
  if (expression.call !== "time") return expression.args.map(undatedIn).find((found) => found !== undefined);
  return timeStep(expression) === undefined
    ? `${printExpression(expression)} cannot be read back from what is sent: give it a format in quotes with a date, such as "YYYY-MM-DD HH:mm:ss"`
    : undefined;
}

const unsendable =
  "a signature that a public key checks has to be sent in hex(...), base64(...) or base64url(...), and in nothing that cannot be undone";

/** A signature that a public key checks must be sent so that its bytes can be had again. */
function signatureProblem(part: Expression): string | undefined {
  if (!callsIn([part]).some(isAsymmetric)) return undefined;
  let expression = bare(part);
  let isText = false;
  while ("call" in expression && !isAsymmetric(expression.call)) {
    if (!decoderOf(expression.call)) return unsendable;
    isText ||= ["hex", "base64", "base64url"].includes(expression.call);
    expression = bare(expression.args.find((arg) => callsIn([arg]).some(isAsymmetric)) as Expression);
  }
  return isText ? undefined : unsendable;
}

const lacks = (expression: Expression, step: number | undefined, told: Told): string | undefined =>
  step !== undefined && step < coarse && told.step > step
    ? `${printExpression(expression)} cannot be read back from what is sent: send the clock as {unixMillis}, {isoTime}, {unixSeconds} or {time(...)}, at least as fine, and outside of functions that cannot be undone`
    : undefined;

/**
 * What a receiver of these values, which are sent together, could not verify: a nonce or a clock that goes into one of
 * them and that none of them tells.
 *
 * @returns the key of the template and the reason, without a period; undefined when all can be verified.
 */
export function unreadableIn(templates: Readonly<Record<string, Template>>): [key: string, reason: string] | undefined {
  const told: Told = { names: new Set(), texts: new Set(), step: Infinity };
  for (const template of Object.values(templates))
    for (const [i, part] of template.entries())
      if (typeof part !== "string" && (template[i + 1] === undefined || typeof template[i + 1] === "string"))
        tell(part, told);
  for (const [key, template] of Object.entries(templates))
    for (const part of template) {
      const reason =
        typeof part === "string"
          ? undefined
          : (rawIn(part) ?? undatedIn(part) ?? signatureProblem(part) ?? problemOf(part, told));
      if (reason) return [key, reason];
    }
  return undefined;
}

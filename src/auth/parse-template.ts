import { nearest } from "../core/nearest.ts";
import { arityOf, type Parameter, parametersOf } from "./functions/parameters.ts";
import { type FunctionName, functionNames, isFunction } from "./functions/registry.ts";
import { type NamedValues, parseLet, problemOfLet } from "./parse-let.ts";
import type { Expression, Template, TemplateSource } from "./template.ts";

/** The template cannot be read. `offset` is the position of the first character that does not fit, counted from 0. */
export class TemplateError extends Error {
  override name = "TemplateError";
  readonly offset: number;

  constructor(problem: string, template?: string, offset = 0) {
    super(template === undefined ? problem : `${problem} at position ${offset + 1} of ${JSON.stringify(template)}`);
    this.offset = offset;
  }
}

/** How far a template has been read. */
interface Cursor {
  readonly source: string;
  /** The names of `let` that are known here. */
  readonly known: NamedValues;
  at: number;
  depth: number;
}

/** How deep calls may stand in each other; far more than any vendor asks for. */
const deepest = 50;

const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** What an argument that is written in the template must be, by the kind of its parameter. */
const kinds: Record<NonNullable<Parameter["kind"]>, { form: RegExp; words: string }> = {
  number: { form: /^-?\d{1,9}$/, words: "a whole number" },
  pointer: { form: /^(\/([^~]|~[01])*)?$/, words: 'a JSON pointer such as "/id"' },
};

/**
 * Reads an `x-value` template: literal text and `{expression}`, where an expression is a name, a quoted string, a whole
 * number or a call. `{{` and `}}` stand for a brace. Functions must be known and their arguments must fit; a name that is
 * not in `let` and not part of the request, the clock or the nonce is a credential.
 *
 * @throws TemplateError with the position, when the string is not a template.
 */
export function parseTemplate(source: TemplateSource): Template {
  if (typeof source === "string") return parseText(source, new Map());
  const { let: written = {}, value, ...others } = source ?? {};
  const [unknown] = Object.keys(others);
  if (typeof value !== "string" || typeof written !== "object" || written === null || unknown !== undefined)
    throw new TemplateError(
      `expected a template in quotes, or { let: { <name>: <template> }, value: <template> }, found ${unknown === undefined ? JSON.stringify(source) : `the property ${unknown}`}`,
    );
  const fail = (name: string, problem: string): never => {
    throw new TemplateError(`let: ${name}: ${problem}`);
  };
  const known = parseLet(written, parseText, fail);
  const template = parseText(value, known);
  const problem = problemOfLet(known, template);
  return problem ? fail(...problem) : template;
}

function parseText(source: string, known: NamedValues): Template {
  const template: Template = [];
  const cursor: Cursor = { source, known, at: 0, depth: 0 };
  let literal = "";
  while (cursor.at < source.length) {
    const character = source[cursor.at] as string;
    const isBrace = character === "{" || character === "}";
    if (isBrace && source[cursor.at + 1] !== character) {
      if (character === "}") fail(cursor, '"}" closes nothing (write "}}" for a brace)');
      if (literal) template.push(literal);
      literal = "";
      template.push(readBraces(cursor));
    } else {
      literal += character;
      cursor.at += isBrace ? 2 : 1;
    }
  }
  if (literal || template.length === 0) template.push(literal);
  return template;
}

function fail(cursor: Cursor, problem: string, offset = cursor.at): never {
  throw new TemplateError(problem, cursor.source, offset);
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.source[cursor.at] ?? "")) cursor.at++;
}

const found = ({ source, at }: Cursor): string =>
  at < source.length ? `found ${JSON.stringify(source[at])}` : "the template ends";

function readBraces(cursor: Cursor): Expression {
  cursor.at++;
  const expression = readExpression(cursor);
  skipSpace(cursor);
  if (cursor.source[cursor.at] !== "}") fail(cursor, `expected "}" after the expression, ${found(cursor)}`);
  cursor.at++;
  return expression;
}

function readExpression(cursor: Cursor): Expression {
  skipSpace(cursor);
  const start = cursor.at;
  const first = cursor.source[start] ?? "";
  if (first === '"' || first === "'") return readQuoted(cursor, first);
  const rest = cursor.source.slice(start);
  const number = /^-?\d{1,9}(?![A-Za-z0-9_])/.exec(rest)?.[0];
  if (number) {
    cursor.at += number.length;
    return { text: number };
  }
  const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0];
  if (!name) return fail(cursor, `expected a name, a quoted string or a call, ${found(cursor)}`);
  cursor.at += name.length;
  skipSpace(cursor);
  if (cursor.source[cursor.at] === "(") return readCall(cursor, name, start);
  return cursor.known.get(name) ?? { name };
}

function readQuoted(cursor: Cursor, quote: string): Expression {
  const start = cursor.at++;
  let text = "";
  for (;;) {
    const character = cursor.source[cursor.at++];
    if (character === undefined) return fail(cursor, "a quoted string is not closed", start);
    if (character === quote) return { text };
    text += character === "\\" ? readEscape(cursor) : character;
  }
}

function readEscape(cursor: Cursor): string {
  const escaped = cursor.source[cursor.at++] ?? "";
  if (Object.hasOwn(escapes, escaped)) return escapes[escaped] as string;
  if (escaped !== "u")
    return "\\\"'".includes(escaped) ? escaped : fail(cursor, `unknown escape \\${escaped}`, cursor.at - 2);
  const digits = cursor.source.slice(cursor.at, cursor.at + 4);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail(cursor, "expected four hexadecimal digits after \\u");
  cursor.at += 4;
  return String.fromCharCode(Number.parseInt(digits, 16));
}

/** An argument, and where it is written. */
interface Argument {
  expression: Expression;
  start: number;
}

function unknownFunction(name: string): string {
  const meant = nearest(name, functionNames);
  return `unknown function ${name}${meant ? ` (did you mean ${meant}?)` : ""}; known are ${functionNames.join(", ")}`;
}

function readCall(cursor: Cursor, name: string, start: number): Expression {
  if (!isFunction(name)) return fail(cursor, unknownFunction(name), start);
  if (++cursor.depth > deepest) fail(cursor, `more than ${deepest} calls inside each other`, start);
  const args = readArguments(cursor, name);
  cursor.depth--;
  checkArity(cursor, name, args.length, start);
  checkKinds(cursor, name, args);
  return { call: name, args: args.map(({ expression }) => expression) };
}

function readArguments(cursor: Cursor, name: string): Argument[] {
  const args: Argument[] = [];
  cursor.at++;
  skipSpace(cursor);
  if (cursor.source[cursor.at] === ")") {
    cursor.at++;
    return args;
  }
  for (;;) {
    skipSpace(cursor);
    const start = cursor.at;
    args.push({ expression: readExpression(cursor), start });
    skipSpace(cursor);
    const next = cursor.source[cursor.at];
    if (next !== "," && next !== ")") fail(cursor, `expected "," or ")" in the call of ${name}, ${found(cursor)}`);
    cursor.at++;
    if (next === ")") return args;
  }
}

function checkArity(cursor: Cursor, name: FunctionName, count: number, start: number): void {
  const { least, most } = arityOf(name);
  if (count >= least && count <= most) return;
  const wanted = least === most ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  const plural = wanted === "1" || wanted.endsWith(" 1") ? "" : "s";
  fail(cursor, `${name} takes ${wanted} argument${plural}, got ${count}`, start);
}

function checkKinds(cursor: Cursor, name: FunctionName, args: readonly Argument[]): void {
  const parameters = parametersOf(name);
  for (const [i, { expression, start }] of args.entries()) {
    const { kind, name: parameter } = (parameters[i] ?? parameters.at(-1)) as Parameter;
    if (!kind || !("text" in expression) || kinds[kind].form.test(expression.text)) continue;
    const got = JSON.stringify(expression.text);
    fail(cursor, `expected ${kinds[kind].words} for \`${parameter}\` of ${name}, got ${got}`, start);
  }
}

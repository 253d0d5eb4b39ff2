import { functionSignatures } from "./function-signatures.ts";
import type { Expression, Template } from "./template.ts";

/** The template cannot be read. `offset` is the position of the first character that does not fit, counted from 0. */
export class TemplateError extends Error {
  override name = "TemplateError";
  readonly offset: number;

  constructor(problem: string, template: string, offset: number) {
    super(`${problem} at position ${offset + 1} of ${JSON.stringify(template)}`);
    this.offset = offset;
  }
}

/** How deep calls may stand in each other; far more than any provider asks for. */
const deepest = 50;

const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * Reads an `x-value` template: literal text and `{expression}`, where an expression is a name, a quoted text, a whole number or a call.
 * `{{` and `}}` stand for a brace. Functions must be known and get a fitting number of arguments; a name that is not
 * part of the request, the clock or `nonce` is a credential.
 *
 * @throws TemplateError with the position, when the text is not a template.
 */
export function parseTemplate(source: string): Template {
  const template: Template = [];
  let at = 0;
  let depth = 0;
  let literal = "";

  const fail = (problem: string, offset = at): never => {
    throw new TemplateError(problem, source, offset);
  };
  const skipSpace = (): void => {
    while (/\s/.test(source[at] ?? "")) at++;
  };
  const found = (): string => (at < source.length ? `found ${JSON.stringify(source[at])}` : "the template ends");

  function quoted(quote: string): Expression {
    const start = at++;
    let text = "";
    for (;;) {
      const character = source[at++];
      if (character === undefined) return fail("a quoted text is not closed", start);
      if (character === quote) return { text };
      if (character !== "\\") {
        text += character;
        continue;
      }
      const escaped = source[at++] ?? "";
      if (escaped === "u") {
        const digits = source.slice(at, at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail("expected four hexadecimal digits after \\u");
        text += String.fromCharCode(Number.parseInt(digits, 16));
        at += 4;
      } else if (Object.hasOwn(escapes, escaped)) text += escapes[escaped];
      else if ("\\\"'".includes(escaped)) text += escaped;
      else fail(`unknown escape \\${escaped}`, at - 2);
    }
  }

  function call(name: string, start: number): Expression {
    const signature = Object.hasOwn(functionSignatures, name) && functionSignatures[name];
    if (!signature) fail(`unknown function ${name}; known are ${Object.keys(functionSignatures).join(", ")}`, start);
    if (++depth > deepest) fail(`more than ${deepest} calls inside each other`, start);
    at++;
    const args: Expression[] = [];
    skipSpace();
    if (source[at] === ")") at++;
    else
      for (;;) {
        args.push(expression());
        skipSpace();
        const next = source[at];
        if (next !== "," && next !== ")") fail(`expected "," or ")" in the call of ${name}, ${found()}`);
        at++;
        if (next === ")") break;
      }
    const [least, most] = signature as readonly [number, number];
    if (args.length < least || args.length > most) {
      const wanted = least === most ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
      fail(
        `${name} takes ${wanted} argument${wanted === "1" || wanted.endsWith(" 1") ? "" : "s"}, got ${args.length}`,
        start,
      );
    }
    depth--;
    return { call: name, args };
  }

  function expression(): Expression {
    skipSpace();
    const start = at;
    const first = source[at] ?? "";
    if (first === '"' || first === "'") return quoted(first);
    const number = /^-?\d{1,9}(?![A-Za-z0-9_])/.exec(source.slice(at))?.[0];
    if (number) {
      at += number.length;
      return { text: number };
    }
    const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(source.slice(at))?.[0];
    if (!name) return fail(`expected a name, a quoted text or a call, ${found()}`);
    at += name.length;
    skipSpace();
    return source[at] === "(" ? call(name, start) : { name };
  }

  while (at < source.length) {
    const character = source[at] as string;
    if ((character === "{" || character === "}") && source[at + 1] === character) {
      literal += character;
      at += 2;
    } else if (character === "}") {
      fail('"}" closes nothing (write "}}" for a brace)');
    } else if (character === "{") {
      if (literal) template.push(literal);
      literal = "";
      at++;
      template.push(expression());
      skipSpace();
      if (source[at] !== "}") fail(`expected "}" after the expression, ${found()}`);
      at++;
    } else {
      literal += character;
      at++;
    }
  }
  if (literal || template.length === 0) template.push(literal);
  return template;
}

import { toText, type Value } from "./bytes.ts";
import { CredentialError } from "./credential-error.ts";
import { type Awaitable, andThen, isPromise } from "./digests.ts";
import { callFunction } from "./functions.ts";
import { type Expression, printExpression, type Template } from "./template.ts";
import { names } from "./values.ts";

/** The request as it goes on the wire: `url` absolute, its path and query spelt as they are sent; `body` the raw bytes. */
export interface WireRequest {
  method: string;
  url: string;
  headers: Headers;
  body: Uint8Array;
}

/** What the names of a template stand for while one request is signed or verified. */
export type Scope = (name: string) => Value;

/** One call that was made on the way, for `explain`: the function, the values it got, the value it gave. */
export interface Step {
  call: string;
  parts: { expression: Expression; value: Value }[];
  result: Value;
}

/** The names of a template for this request, instant, nonce and credentials. `captured` (read off the wire) goes first. */
export function scopeOf(
  request: WireRequest,
  credentials: Readonly<Record<string, string | undefined>>,
  clock: { at: number; nonce?: string },
  captured: Readonly<Record<string, string>> = {},
): Scope {
  const signing = { ...request, credentials, clock };
  return (name) => {
    if (Object.hasOwn(captured, name)) return captured[name] as string;
    if (Object.hasOwn(names, name)) return (names[name] as (typeof names)[string])(signing);
    const credential = Object.hasOwn(credentials, name) ? credentials[name] : undefined;
    if (!credential) throw new CredentialError(`credential ${name} is missing`);
    return credential;
  };
}

/** The value of one expression. `onStep` sees every call, innermost first. */
export function evaluate(
  expression: Expression,
  scope: Scope,
  request: WireRequest,
  onStep?: (step: Step) => void,
): Awaitable<Value> {
  if ("text" in expression) return expression.text;
  if ("name" in expression) return scope(expression.name);
  const { call, args } = expression;
  const values = args.map((arg) => evaluate(arg, scope, request, onStep));
  return andThen(values.some(isPromise) ? Promise.all(values) : (values as Value[]), (values) =>
    andThen(
      call === "header" ? (request.headers.get(toText(values[0] as Value)) ?? "") : callWith(expression, values),
      (result) => {
        onStep?.({ call, parts: args.map((expression, i) => ({ expression, value: values[i] as Value })), result });
        return result;
      },
    ),
  );
}

function callWith(expression: Expression & { call: string }, values: Value[]): Awaitable<Value> {
  try {
    return callFunction(expression.call, values);
  } catch (error) {
    // The message of a decoder names the form that it expected, never the value.
    throw new CredentialError(`${printExpression(expression)}: ${(error as Error).message}`);
  }
}

/** The text that a template makes of a request. */
export function evaluateTemplate(
  template: Template,
  scope: Scope,
  request: WireRequest,
  onStep?: (step: Step) => void,
): Awaitable<string> {
  let text: Awaitable<string> = "";
  for (const part of template) {
    text = andThen(text, (text) =>
      typeof part === "string"
        ? text + part
        : andThen(evaluate(part, scope, request, onStep), (value) => text + toText(value)),
    );
  }
  return text;
}

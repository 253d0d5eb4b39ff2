import { type Awaitable, andThen, isPromise } from "./awaitable.ts";
import { toText, type Value } from "./bytes.ts";
import { CredentialError } from "./credential-error.ts";
import * as functions from "./functions.ts";
import { type Expression, printExpression, printWhole, type Template } from "./template.ts";
import { lookups, names, type Signing } from "./values.ts";

/** The request as it goes on the wire: `url` absolute, its path and query as they are sent; `body` the raw bytes. */
export interface WireRequest {
  method: string;
  url: string;
  headers: Headers;
  body: Uint8Array;
}

/** One call that was made on the way, for `explain`: the function, the values it got, the value it gave. */
export interface Step {
  /** `let` for a value that has a name. */
  call: string;
  /** The name, in a step of `let`. */
  name?: string;
  parts: { expression: Expression; value: Value }[];
  result: Value;
}

/** What a template is evaluated with: the request, the clock, the credentials. */
export interface Scope extends Signing {
  /** Names that were read off the wire; they come before all others. */
  captured?: Readonly<Record<string, string>>;
  /** The same for expressions that are made of a nonce and cannot be undone. */
  texts?: Readonly<Record<string, string>>;
  /** The signature that was sent, while one is verified that a public key can check and not make again. */
  claim?: Uint8Array;
  /** Sees every call, innermost first. */
  onStep?: (step: Step) => void;
}

/** The values of `let` that were made already, by name. */
type Made = Map<string, Awaitable<Value>>;

const own = <T>(table: object, name: string): T | undefined =>
  Object.hasOwn(table, name) ? (table as Record<string, T>)[name] : undefined;

function nameIn(scope: Scope, name: string): Value {
  const captured = own<string>(scope.captured ?? {}, name);
  if (captured !== undefined) return captured;
  const found = own<(signing: Signing) => Value>(names, name);
  if (found) return found(scope);
  const credential = own<string>(scope.credentials, name);
  if (!credential) throw new CredentialError(`credential ${name} is missing`);
  return credential;
}

type AnyFunction = ((...values: Value[]) => Awaitable<Value>) & { checking?: (claim: Uint8Array) => AnyFunction };

function call(name: string, values: Value[], scope: Scope): Awaitable<Value> {
  const lookup = own<(signing: Signing, ...values: Value[]) => Value>(lookups, name);
  if (lookup) return lookup(scope, ...values);
  const made = (functions as Readonly<Record<string, unknown>>)[name] as AnyFunction;
  return (scope.claim && made.checking ? made.checking(scope.claim) : made)(...values);
}

function evaluate(expression: Expression, scope: Scope, made: Made): Awaitable<Value> {
  if ("text" in expression) return expression.text;
  if ("name" in expression) return nameIn(scope, expression.name);
  if ("let" in expression) return namedValue(expression, scope, made);
  const taken = scope.texts && own<string>(scope.texts, printWhole(expression));
  if (taken !== undefined) return taken;
  const { args } = expression;
  const values: Awaitable<Value>[] = [];
  try {
    for (const arg of args) values.push(evaluate(arg, scope, made));
  } catch (error) {
    // These are not awaited any more, and an unhandled rejection ends the process.
    for (const value of values) if (isPromise(value)) value.catch(() => undefined);
    throw error;
  }
  return andThen(values.some(isPromise) ? Promise.all(values) : (values as Value[]), (values) =>
    andThen(callWith(expression, values, scope), (result) => {
      scope.onStep?.({
        call: expression.call,
        parts: args.map((expression, i) => ({ expression, value: values[i] as Value })),
        result,
      });
      return result;
    }),
  );
}

function namedValue(named: Extract<Expression, { let: string }>, scope: Scope, made: Made): Awaitable<Value> {
  const { let: name, value: expression } = named;
  const known = made.get(name);
  if (known !== undefined) return known;
  const result = andThen(evaluate(expression, scope, made), (value) => {
    scope.onStep?.({ call: "let", name, parts: [{ expression, value }], result: value });
    return value;
  });
  made.set(name, result);
  return result;
}

function callWith(expression: Expression & { call: string }, values: Value[], scope: Scope): Awaitable<Value> {
  const fail = (error: unknown): never => {
    const { message } = error as Error;
    // Messages of the functions name the form that they expected; those of the runtime may quote the value.
    const why = message.startsWith("expected ") ? message : "it cannot take what it was given";
    throw new CredentialError(`${printExpression(expression)}: ${why}`);
  };
  try {
    const value = call(expression.call, values, scope);
    return isPromise(value) ? value.catch(fail) : value;
  } catch (error) {
    return fail(error);
  }
}

/** The value that a template makes of a request. */
export function evaluateTemplate(template: Template, scope: Scope): Awaitable<string> {
  const made: Made = new Map();
  let text: Awaitable<string> = "";
  for (const part of template) {
    text = andThen(text, (text) =>
      typeof part === "string" ? text + part : andThen(evaluate(part, scope, made), (value) => text + toText(value)),
    );
  }
  return text;
}

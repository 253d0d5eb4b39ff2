import { toText, type Value } from "./bytes.ts";
import { type Awaitable, andThen, isPromise } from "./digests.ts";
import type { FunctionContext, Functions, TemplateFunction } from "./functions/function.ts";
import { splitUrl } from "./split-url.ts";
import { type Expression, printExpression, type Template } from "./template.ts";

/** The request as it goes on the wire: `url` absolute, its path and query spelt as they are sent; `body` the raw bytes. */
export interface WireRequest {
  method: string;
  url: string;
  headers: Headers;
  body: Uint8Array;
}

/** One call that was made on the way, for `explain`: the function, the values it got, the value it gave. */
export interface Step {
  call: string;
  parts: { expression: Expression; value: Value }[];
  result: Value;
}

/** What a template is evaluated with: the request, the instant, the nonce, the credentials. */
export interface Scope extends FunctionContext {
  functions: Functions;
  credentials: Readonly<Record<string, string | undefined>>;
  nonce: string;
  /** Names that were read off the wire; they go before all others. */
  captured?: Readonly<Record<string, string>>;
  /** Sees every call, innermost first. */
  onStep?: (step: Step) => void;
}

/** A credential that the template needs was not supplied, or is not what the function it is given to expects. */
export class CredentialError extends Error {
  override name = "CredentialError";
}

function nameIn({ request, credentials, at, nonce, captured = {} }: Scope, name: string): Value {
  if (Object.hasOwn(captured, name)) return captured[name] as string;
  const url = splitUrl(request.url);
  switch (name) {
    case "method":
      return request.method;
    case "url":
      return url.origin + url.path + url.search;
    case "host":
      return url.host;
    case "path":
      return url.path;
    case "query":
      return url.search.slice(1);
    case "target":
      return url.path + url.search;
    case "body":
      return request.body;
    case "unixMillis":
      return String(at);
    case "unixSeconds":
      return String(Math.floor(at / 1000));
    case "isoTime":
      return new Date(at).toISOString();
    case "nonce":
      return nonce;
    case "uuid":
      return nonce.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }
  const credential = Object.hasOwn(credentials, name) ? credentials[name] : undefined;
  if (!credential) throw new CredentialError(`credential ${name} is missing`);
  return credential;
}

/** Calls a function by name; the contract names no others than the parser knows. */
export function callFunction(
  functions: Functions,
  name: string,
  args: Value[],
  context: FunctionContext,
): Awaitable<Value> {
  if (!Object.hasOwn(functions, name)) throw new Error(`the function ${name} was not handed over`);
  return (functions[name] as TemplateFunction)(args, context);
}

/** The value of one expression. */
export function evaluate(expression: Expression, scope: Scope): Awaitable<Value> {
  if ("text" in expression) return expression.text;
  if ("name" in expression) return nameIn(scope, expression.name);
  const { call, args } = expression;
  const values = args.map((arg) => evaluate(arg, scope));
  return andThen(values.some(isPromise) ? Promise.all(values) : (values as Value[]), (values) =>
    andThen(callWith(expression, values, scope), (result) => {
      scope.onStep?.({ call, parts: args.map((expression, i) => ({ expression, value: values[i] as Value })), result });
      return result;
    }),
  );
}

function callWith(expression: Expression & { call: string }, values: Value[], scope: Scope): Awaitable<Value> {
  // The message of a function names the form that it expected, never the value.
  const fail = (error: unknown): never => {
    throw error instanceof CredentialError
      ? error
      : new CredentialError(`${printExpression(expression)}: ${(error as Error).message}`);
  };
  try {
    const value = callFunction(scope.functions, expression.call, values, scope);
    return isPromise(value) ? value.catch(fail) : value;
  } catch (error) {
    return fail(error);
  }
}

/** The text that a template makes of a request. */
export function evaluateTemplate(template: Template, scope: Scope): Awaitable<string> {
  let text: Awaitable<string> = "";
  for (const part of template) {
    text = andThen(text, (text) =>
      typeof part === "string" ? text + part : andThen(evaluate(part, scope), (value) => text + toText(value)),
    );
  }
  return text;
}

import type { Middleware, RequestOptions } from "openapi-fetch";
import type { CallOptions } from "./options.ts";
import type { As, BodyOf, Call, Forms, ParseAs, SuccessStatus } from "./result.ts";

/** What a call by path may set: openapi-fetch's options, and ours. */
interface PathOptions
  extends CallOptions,
    Pick<RequestOptions<unknown>, "baseUrl" | "querySerializer" | "bodySerializer" | "fetch" | "middleware">,
    Omit<RequestInit, "body" | "headers" | "method" | "signal"> {}

// Not openapi-fetch's own types: on a large contract one misspelt path costs them seconds, and says nothing.
// A path is inferred as any text and held against the routes afterwards. Inferred as one of them, the compiler would work
// out what each of them takes, and at a misspelt one what each of them gives.
type OneOf<Routes, Path> = [Path] extends [keyof Routes] ? Path : keyof Routes;

// Of a union of paths, each on its own.
type Init<Routes, Path, Form> = Path extends keyof Routes
  ? object extends Call<Routes[Path], unknown>
    ? [init?: Call<Routes[Path], PathOptions & As<Form>>]
    : [init: Call<Routes[Path], PathOptions & As<Form>>]
  : [init?: As<Form>];

type ResponseOf<Routes, Path, Form extends ParseAs> = Path extends keyof Routes
  ? Routes[Path] extends { responses: infer Responses }
    ?
        | { data: Forms<BodyOf<Responses[Yes<Responses>]>>[Form]; error?: undefined; response: Response }
        | {
            data?: undefined;
            error: BodyOf<Responses[Exclude<keyof Responses, SuccessStatus | "2XX">]>;
            response: Response;
          }
    : never
  : // The path is an error already; there should be no second one.
    any;

/** The keys of the responses that say yes; `default` where none has an entry of its own. */
type Yes<Responses> = [Extract<keyof Responses, SuccessStatus | "2XX">] extends [never]
  ? Extract<keyof Responses, "default">
  : Extract<keyof Responses, SuccessStatus | "2XX">;

/** A method for the paths of one HTTP method. */
// `Method` is always `Verb`. As a type parameter it keeps the compiler from opening the routes before the path is known.
type PathMethod<Routes, Verb extends keyof Routes> = <
  Path extends string,
  Form extends ParseAs = "json",
  Method extends Verb = Verb,
>(
  path: OneOf<Routes[Method], Path>,
  ...init: Init<Routes[Method], Path, Form>
) => Promise<ResponseOf<Routes[Method], Path, Form>>;

/**
 * openapi-fetch's surface for the routes of a contract: a method per HTTP method that it uses. A path that is misspelt is
 * one error, however many there are.
 */
export type PathClient<Routes> = { [Verb in keyof Routes]: PathMethod<Routes, Verb> } & {
  request<Method extends keyof Routes, Path extends string, Form extends ParseAs = "json">(
    method: Method,
    path: OneOf<Routes[Method], Path>,
    ...init: Init<Routes[Method], Path, Form>
  ): Promise<ResponseOf<Routes[Method], Path, Form>>;
  /** Registers middleware of openapi-fetch. It sees requests before they are signed. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware out again. */
  eject(...middleware: Middleware[]): void;
};

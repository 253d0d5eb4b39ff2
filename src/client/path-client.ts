import type { Middleware, ParseAs, RequestOptions } from "openapi-fetch";
import type { CallOptions } from "./options.ts";
import type { BodyOf, Call, SuccessStatus } from "./result.ts";

/** What a call by path may set: openapi-fetch's options, and ours. */
interface PathOptions
  extends CallOptions,
    Pick<RequestOptions<unknown>, "baseUrl" | "querySerializer" | "bodySerializer" | "fetch" | "middleware">,
    Omit<RequestInit, "body" | "headers" | "method" | "signal"> {}

interface As<Form> {
  parseAs?: Form;
}

// Not openapi-fetch's own types: on a large contract one misspelt path costs them seconds, and says nothing.
// One operation at a time: while the path is still being inferred, it is any of them.
type Init<Operation, Form> = Operation extends unknown
  ? object extends Call<Operation, unknown>
    ? [init?: Call<Operation, PathOptions & As<Form>>]
    : [init: Call<Operation, PathOptions & As<Form>>]
  : never;

interface Forms<Json> {
  json: Json;
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}

type Answer<Operation, Form extends ParseAs> = Operation extends { responses: infer Answers }
  ?
      | { data: Forms<BodyOf<Answers[Yes<Answers>]>>[Form]; error?: undefined; response: Response }
      | { data?: undefined; error: BodyOf<Answers[Exclude<keyof Answers, SuccessStatus | "2XX">]>; response: Response }
  : never;

/** The keys of the answers that say yes; `default` where none has an entry of its own. */
type Yes<Answers> = [Extract<keyof Answers, SuccessStatus | "2XX">] extends [never]
  ? Extract<keyof Answers, "default">
  : Extract<keyof Answers, SuccessStatus | "2XX">;

/** A method for the paths of one HTTP method. */
type PathMethod<Routes> = <Path extends keyof Routes, Form extends ParseAs = "json">(
  path: Path,
  ...init: Init<Routes[Path], Form>
) => Promise<Answer<Routes[Path], Form>>;

/**
 * openapi-fetch's surface for the routes of a contract: a method per HTTP method that it uses. A path that is misspelt is
 * one error, however many there are.
 */
export type PathClient<Routes> = { [Method in keyof Routes]: PathMethod<Routes[Method]> } & {
  request<Method extends keyof Routes, Path extends keyof Routes[Method], Form extends ParseAs = "json">(
    method: Method,
    path: Path,
    ...init: Init<Routes[Method][Path], Form>
  ): Promise<Answer<Routes[Method][Path], Form>>;
  /** Registers middleware of openapi-fetch. It sees requests before they are signed. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware out again. */
  eject(...middleware: Middleware[]): void;
};

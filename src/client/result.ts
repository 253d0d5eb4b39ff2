/** Statuses that HTTP gives a name (RFC 9110 and its registry). */
export type HttpStatus = SuccessStatus | FailureStatus;
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type RedirectStatus = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
type ClientErrorStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 407
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 428
  | 429
  | 431
  | 451;
type ServerErrorStatus = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
type FailureStatus = RedirectStatus | ClientErrorStatus | ServerErrorStatus;

/** A response that says yes. */
export interface Success<Status, Data, Documented = true> {
  ok: true;
  status: Status;
  /** Whether the contract has this status. Where it has not, what `data` is is a guess: that of the statuses it has. */
  documented: Documented;
  data: Data;
  error?: undefined;
  headers: Headers;
  response: Response;
}

/** A response that says no. `error` is its body; undefined when it had none. */
export interface Failure<Status, Body, Documented = true> {
  ok: false;
  status: Status;
  /** Whether the contract has this status. Where it has not, what `error` is is a guess: that of the statuses it has. */
  documented: Documented;
  data?: undefined;
  error: Body;
  headers: Headers;
  response: Response;
}

export type BodyOf<ResponseOf> = ResponseOf extends { content: infer Content }
  ? [keyof Content] extends [never]
    ? undefined
    : { [Type in keyof Content]: Type extends Readable ? Content[Type] : Bytes }[keyof Content]
  : undefined;

/** Bytes of their own: `Uint8Array<ArrayBuffer>`, which has no such argument before TypeScript 5.7. */
type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;

/** What a caller can ask the body of a success to be. */
export type ParseAs = keyof Forms<unknown>;

declare const unsaid: unique symbol;
/** What a method is asked for. Nobody can write `unsaid`: it makes `ReturnType` of a method what a plain call gives. */
export type AskedForm = ParseAs | typeof unsaid;

/** What the body of a success is in each form that a caller can ask for; `json` is what the contract has. */
export interface Forms<Json> {
  json: Json;
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}

type Read<Body, Form> = typeof unsaid extends Form ? Body : Forms<Body>[Form & ParseAs];

/** The form of the body of a success that a call asks for. */
export interface As<Form> {
  /** `json` when absent: what the contract has. A refusal is always read so. */
  parseAs?: Form;
}

/** Media types whose bodies arrive as JSON or as strings; those of all others arrive as bytes. */
type Readable =
  | `${string}${"/" | "+"}${"json" | "xml"}${"" | `${" " | ";"}${string}`}`
  | `text/${string}`
  | "*/*"
  | "application/*";

// `4XX` stands for every 4xx that has no entry of its own, `default` for all that have none.
type Range<Key> = Key extends "2XX"
  ? SuccessStatus
  : Key extends "3XX"
    ? RedirectStatus
    : Key extends "4XX"
      ? ClientErrorStatus
      : Key extends "5XX"
        ? ServerErrorStatus
        : Key extends number
          ? Key
          : never;

type Branch<Status, Body, Form extends AskedForm> = Status extends SuccessStatus
  ? Success<Status, Read<Body, Form>>
  : Failure<Status, Body>;

/** The outcome of an operation: one branch for each documented status, told apart by its literal `status`, and one for the rest. */
export type Result<Operation extends { responses: object }, Form extends AskedForm = "json"> = Outcome<
  Operation["responses"],
  Form
>;

/** A promise of an operation's `Result`. */
// An interface, because a compiler opens one when it is used, and an alias wherever it stands: for every operation of an API.
export interface ResultPromise<Operation extends { responses: object }, Form extends AskedForm = "json">
  extends Promise<Result<Operation, Form>> {}

type Outcome<Responses, Form extends AskedForm> =
  | {
      [Key in keyof Responses]: Key extends "default"
        ? never
        : Branch<Key extends number ? Key : Exclude<Range<Key>, keyof Responses>, BodyOf<Responses[Key]>, Form>;
    }[keyof Responses]
  | Rest<Responses, Form, { [Key in keyof Responses]: Range<Key> }[keyof Responses]>;

/** Statuses that the contract does not name. `default` is what fails, unless there is no success beside it. */
type Rest<Responses, Form extends AskedForm, Named> = Responses extends { default: infer Default }
  ?
      | Failure<Exclude<FailureStatus, Named>, BodyOf<Default>>
      | ([Extract<Named, SuccessStatus>] extends [never]
          ? Success<SuccessStatus, Read<BodyOf<Default>, Form>>
          : Success<Exclude<SuccessStatus, Named>, Read<BodyOf<Responses[SuccessKey<Responses>]>, Form>, false>)
  :
      | Success<Exclude<SuccessStatus, Named>, Read<Guess<Responses, SuccessKey<Responses>>, Form>, false>
      | Failure<
          Exclude<FailureStatus, Named>,
          Guess<Responses, Exclude<keyof Responses, SuccessKey<Responses>>>,
          false
        >;

type SuccessKey<Responses> = Extract<keyof Responses, SuccessStatus | "2XX">;

/** What the documented bodies are; unknown where there are none. */
type Guess<Responses, Keys extends keyof Responses> = [Keys] extends [never] ? unknown : BodyOf<Responses[Keys]>;

/** What a call takes: parameters and body as the contract has them, and the options of a call. */
export type Call<Operation, Options> = Options & ParametersOf<Operation> & BodyTaken<Operation>;

type ParametersOf<Operation> = Operation extends { parameters: infer Parameters }
  ? object extends Parameters
    ? { params?: Parameters }
    : { params: Parameters }
  : unknown;

type BodyTaken<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] }
  : Operation extends { requestBody?: { content: infer Content } }
    ? { body?: Content[keyof Content] }
    : { body?: undefined };

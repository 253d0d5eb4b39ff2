export { createApiClient } from "./create-client.ts";
export type {
  ApiDescriptor,
  CredentialIssuer,
  OperationDescriptor,
  Pages,
  ResponseCheck,
  SchemeDescriptor,
} from "./descriptor.ts";
export {
  AbortedError,
  CountersignError,
  CredentialsError,
  DriftError,
  type Lookup,
  NotSentError,
  OutcomeUnknownError,
  type Phase,
  RedirectError,
  TimedOutError,
} from "./errors.ts";
export { writeForm, writeMultipart } from "./form-body.ts";
export { attributesOf, type CallEvent } from "./hooks.ts";
export { describeScheme, interpretScheme } from "./interpret-scheme.ts";
export type { CallOptions, ClientOptions, CredentialsSource, Drift, Hooks } from "./options.ts";
export { type Paged, paginate, RefusedError } from "./paginate.ts";
export type { PathClient } from "./path-client.ts";
export type { As, AskedForm, Call, Failure, HttpStatus, ParseAs, Result, ResultPromise, Success } from "./result.ts";
export { createSignedFetch } from "./signed-fetch.ts";
export { fillStyledPath, type Styles, writeStyledHeaders, writeStyledQuery } from "./styled-parameters.ts";

export type { Client } from "openapi-fetch";
export { bodyValidator } from "./body-validator.ts";
export { createApiClient } from "./create-client.ts";
export type { ApiDescriptor, OperationDescriptor, ResponseValidators } from "./descriptor.ts";
export {
  AbortedError,
  CountersignError,
  CredentialsError,
  NotSentError,
  OutcomeUnknownError,
  RedirectError,
  TimedOutError,
} from "./errors.ts";
export type { CallOptions, ClientOptions, CredentialsSource, Drift } from "./options.ts";
export type { Call, Failure, HttpStatus, Result, Success } from "./result.ts";
export { createSignedFetch } from "./signed-fetch.ts";

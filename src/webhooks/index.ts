export { type ConstructOptions, constructEvent } from "./construct-event.ts";
export type { WebhookDescriptor, WebhookExample, WebhooksDescriptor } from "./descriptor.ts";
export type { PayloadDrift } from "./drift.ts";
export type { RawBody } from "./raw-body.ts";
export type { IncomingHeaders } from "./read-headers.ts";
export type { WebhookSecret } from "./secrets.ts";
export { type SignTestOptions, signTestEvent, type TestEvent } from "./sign-test-event.ts";
export { WebhookError, type WebhookErrorCode } from "./webhook-error.ts";
export type { UnknownEvent, UnknownName, WebhookEvent } from "./webhook-event.ts";

import type { Requirement, Schemes } from "../auth/index.ts";
import type { CompiledValidator } from "../core/compiled-validator.ts";

/** What the receiver must know of one webhook; generated from the contract. */
export interface WebhookDescriptor {
  security: readonly Requirement[];
  /** The values that the discriminator has in its payload. */
  values?: readonly unknown[];
  /** Media type of the payload, when it is not JSON. */
  body?: string;
  /**
   * Members of a payload that nobody can verify, in an API that signs others: those that it must have, and all that it
   * may have. What has others too could pass for a signed one.
   */
  unsigned?: { required: readonly string[]; known: readonly string[] };
}

/** The example of a payload in the contract, and of the headers beside it that sign nothing. */
export interface WebhookExample {
  payload: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** What a receiver runs on: plain data from the contract. `Payloads` are its types, by the name of the webhook. */
export interface WebhooksDescriptor<
  Payloads extends object = Record<string, any>,
  Discriminator extends string = string,
> {
  api: string;
  schemes: Schemes;
  /** The member that tells payloads apart by its value; absent where they have none in common. */
  discriminator?: Discriminator;
  webhooks: { readonly [Name in keyof Payloads & string]: WebhookDescriptor };
  /** Loaded when somebody listens to drift, so that who does not validate does not ship the schemas. */
  validators?: () => Promise<{ validators: Readonly<Record<string, CompiledValidator>> }>;
  /** Loaded by tests. */
  examples?: () => Promise<{ examples: Readonly<Record<string, WebhookExample>> }>;
  /** For the compiler alone; there is no such member. */
  readonly payloads?: Payloads;
}

import type { Requirement, Schemes } from "../auth/index.ts";

/** What the pipeline must know of one operation; generated from the contract. */
export interface OperationDescriptor {
  /** Upper case. */
  method: string;
  /** Template as the contract has it, such as `/v2/customers/{uuid}`. */
  path: string;
  security: readonly Requirement[];
  /** Media type of the request body; absent when there is none. */
  body?: string;
  /** Media types that the contract declares for answers, joined for the `Accept` header. */
  accept?: string;
  /** Declared 3xx statuses: those are answers, not redirects to refuse. */
  redirects?: readonly number[];
}

/** What a generated client runs on: plain data from the contract, plus the validators when somebody asks for them. */
export interface ApiDescriptor {
  api: string;
  /** Base URLs by the names that callers use. */
  servers: Readonly<Record<string, string>>;
  schemes: Schemes;
  operations: Readonly<Record<string, OperationDescriptor>>;
  /** Loaded on first use, so that who does not validate does not ship the schemas. */
  validators?: () => Promise<{ validators: ResponseValidators }>;
}

/** By `<operationId> <status>`: what is wrong with a body; nothing when it fits. */
export type ResponseValidators = Readonly<Record<string, (body: unknown) => { pointer: string; message: string }[]>>;

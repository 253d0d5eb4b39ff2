import type { Awaitable, Place, Signing, Value, WireRequest } from "../auth/index.ts";
import type { CompiledValidator } from "../core/compiled-validator.ts";
import type { Drift } from "./options.ts";
import type { HeaderParts } from "./styled-parameters.ts";

/** One value that proves who calls. Generated from an `x-value`; `schemes` of the same module has it as data. */
export interface SchemeDescriptor {
  /** Where the value goes, and what it is called there. */
  put: (...args: Parameters<Place>) => Awaitable<ReturnType<Place>>;
  name: string;
  /** Credentials that the value is made of. */
  needs: readonly string[];
  /** Whether the value tells the time. */
  clock?: boolean;
  /** The operation that returns the credential, for callers who do not have it. */
  issuedBy?: CredentialIssuer;
  /** What the credential has to be good for, where it is asked for. */
  scopes?: readonly string[];
  /** The parts of the value, in order. */
  value: (signing: Signing & { credentials: Readonly<Record<string, any>> }) => Awaitable<readonly Value[]>;
  /** In place of `put` and `value`, where a value goes into every item of an array. */
  sign?: (signing: Signing) => Awaitable<WireRequest>;
}

/** An operation that returns a credential. */
export interface CredentialIssuer {
  /** operationId. */
  operation: string;
  /** Credentials that it is called with. */
  needs: readonly string[];
  /** RFC 6901 pointer of the credential in its response. */
  token: string;
  /** RFC 6901 pointer of the seconds that it lives; for ever where no number stands there. */
  expiresIn: string;
  /** What is asked with, credentials apart. */
  body?: object;
  /** The property of the body that the scopes go into: all in one string, with spaces in between, or as an array. */
  scope?: { name: string; isList?: boolean };
}

/** What the pipeline must know of one operation; generated from the contract. */
export interface OperationDescriptor {
  /** Method and path template as the contract has them, such as `GET /v2/customers/{uuid}`. */
  route: string;
  /** What lets a caller in: a choice of schemes that apply together; empty when nothing is demanded. */
  security: readonly (readonly SchemeDescriptor[])[];
  /** Media type of the request body, where it is not JSON. */
  body?: string;
  /** Media types that the contract declares for responses, for the `Accept` header, where they are not just JSON. */
  accept?: string;
  /** Statuses that the contract has, as it writes them: `200 4XX default`. */
  responses?: string;
  /** Declared 3xx statuses: those are responses, not redirects to refuse. */
  redirects?: readonly number[];
  /** Whether sending twice does what sending once does, where it is not as its method says. */
  idempotent?: boolean;
  /** What tells a request from others when its outcome is unknown: pointers into the JSON body, and names of headers. */
  lookup?: readonly string[];
  /** How to go from page to page. */
  pages?: Pages;
  /** How its parameters are written, where the contract says another way than clients write them by themselves. */
  path?: (template: string, values?: Readonly<Record<string, unknown>>) => string;
  query?: (values?: object) => string;
  headers?: (...parts: HeaderParts) => Headers;
}

/** How the pages of a list are asked for. */
export interface Pages {
  /** Query parameter that counts the items to skip, or else the pages. */
  offset?: string;
  page?: string;
  /** Number of the first page; 1 when absent. */
  first?: number;
  /** Query parameter for the number of items on a page, and the most that the contract allows. */
  size?: string;
  most?: number;
  /** RFC 6901 pointer of the items in a response. */
  items: string;
  /** RFC 6901 pointer of the number of all items, where responses have it. */
  total?: string;
}

/** Writes an object as a body of some media type. */
export type BodyWriter = (value: object) => BodyInit;

/** What a generated client runs on. */
export interface ApiDescriptor {
  api: string;
  /** Base URLs by the names that callers use. */
  servers: Readonly<Record<string, string>>;
  operations: Readonly<Record<string, OperationDescriptor>>;
  /** How objects become bodies, by media type, where the contract has others than JSON. */
  writers?: Readonly<Record<string, BodyWriter | undefined>>;
  /** Loaded on first use, so that who does not validate does not ship the schemas. */
  validators?: () => Promise<{ validators: Readonly<Record<string, CompiledValidator>> }>;
}

/** A response to be held against the contract. */
export interface DocumentedResponse {
  about: { api: string; operation: string };
  operation: OperationDescriptor;
  ok: boolean;
  status: number;
  body: unknown;
  /** What the body was read from, where that is known. */
  bytes: Uint8Array | undefined;
  /** What the call resolves with. */
  outcome: unknown;
}

/**
 * Tells `onDrift` what does not fit the contract in a response, after the caller has gone on. If it is `strict`, rejects
 * with a DriftError before that; but not at a yes to what cannot be repeated.
 */
export type ResponseCheck = (
  response: DocumentedResponse,
  onDrift: ((drift: Drift) => void) | undefined,
  strict: boolean,
) => Promise<void>;

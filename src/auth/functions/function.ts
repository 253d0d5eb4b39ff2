import type { Value } from "../bytes.ts";
import type { Awaitable } from "../digests.ts";
import type { WireRequest } from "../evaluate.ts";

/** What a function may look at besides its arguments. */
export interface FunctionContext {
  request: WireRequest;
  /** The instant of the signing, in milliseconds since 1970 UTC. */
  at: number;
  /** The signature that was sent, while one is verified that its public key can check and nobody can make again. */
  claim?: Uint8Array;
}

/**
 * A function of the template language: the values of its arguments in, a value out.
 *
 * @throws Error that says which form it expected, and never quotes a value: it may be a secret.
 */
export type TemplateFunction = (args: Value[], context: FunctionContext) => Awaitable<Value>;

/** Functions by name. A client carries those that its contract uses. */
export type Functions = Readonly<Record<string, unknown>>;

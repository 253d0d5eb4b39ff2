import type { Contract, Operation } from "../contract/index.ts";
import type { Case } from "./case.ts";
import type { Judge, JudgedResponse } from "./judge.ts";
import type { Silence } from "./live/silence.ts";

/**
 * Puts the signing of a client around a fetch that goes to the wire.
 *
 * @param wire What the client must send its signed requests with.
 * @param options `at`: the instant to sign with, milliseconds since 1970 UTC; now, when absent. A pipeline that cannot be
 *   given a clock ignores it; the cases about clocks are then skipped.
 */
export type Connect = (wire: typeof fetch, options: { at?: number }) => typeof fetch;

/** What all cases of a run have in common. */
export interface RunContext {
  contract: Contract;
  connect: Connect;
  wire: typeof fetch;
  /** Without a slash at the end. */
  baseUrl: string;
  target: "mock" | "live";
  timeoutMs: number;
  /** Aborts what is under way. */
  signal: AbortSignal | undefined;
  judge: Judge;
  /** Values of the credentials that the requests are signed with. */
  credentials: readonly string[];
  /** What keeps a live target from harm; absent at the mock. */
  guard?: LiveGuard;
  /** What ends a run that nothing responds to; absent at the mock. */
  silence?: Silence;
}

/** Stands before everything that is sent to a live target. */
export interface LiveGuard {
  /** Why a request must not be sent; undefined when it may. */
  refuse(one: Case, operation: Operation): string | undefined;
  /** Waits until it may be sent. @returns for how many milliseconds. */
  wait(operation: Operation): Promise<number>;
  /** Waits as long as a response asks to. @returns for how many milliseconds; undefined when it does not ask. */
  waitFor(response: JudgedResponse): Promise<number | undefined>;
  /** Sees what came. */
  saw(one: Case, operation: Operation, response: JudgedResponse): void;
  /** A request was sent, and no response came: what it makes may be there. */
  lost(operation: Operation): void;
}

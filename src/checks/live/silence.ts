import { FindingError } from "../../core/errors.ts";

/** Nothing responds: the run ends, and says nothing about the API. */
export class NoResponse extends FindingError {}

/** How many requests a run begins with that nothing responds to, before it ends: of those that take their whole time limit fewer. */
const most = { broken: 5, late: 2 };

/** Watches whether a server responds at all. */
export interface Silence {
  heard(): void;
  /** @throws NoResponse when so many requests failed in the same way since the run began, and none got a response. */
  failed(kind: keyof typeof most, reason: string): void;
}

/** A server that hangs would cost the time limit of each of hundreds of requests. */
export function createSilence(api: string, baseUrl: string): Silence {
  let reasons: string[] | undefined = [];
  return {
    heard() {
      reasons = undefined;
    },
    failed(kind, reason) {
      reasons?.push(reason);
      if (!reasons || reasons.length < most[kind] || new Set(reasons).size > 1) return;
      throw new NoResponse(
        `${api}: ${new URL(baseUrl).origin} does not respond: ${most[kind]} requests in a row, each with ${reason}. Check the URL, and that the server is running.`,
      );
    },
  };
}

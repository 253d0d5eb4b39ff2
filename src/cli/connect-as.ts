import type { Connect } from "../checks/index.ts";
import { createSignedFetch } from "../client/index.ts";
import { describeApi } from "../codegen/index.ts";
import type { Contract } from "../contract/index.ts";

/** The client's own pipeline, as the checks put it around what they send with. */
export function connectAs(contract: Contract, server: string, credentials: Record<string, string>): Connect {
  const api = describeApi(contract);
  return (wire, { at }) =>
    createSignedFetch(api, {
      server,
      credentials,
      fetch: wire,
      // The commands have refused what must not be.
      allowHttp: true,
      // A 503 is what a check looks at, not what it goes round.
      retries: 0,
      ...(at !== undefined && { now: () => at }),
    });
}

import { type Connect, type MutationReport, runMutants } from "../checks/index.ts";
import { createSignedFetch } from "../client/index.ts";
import { describeApi } from "../codegen/index.ts";
import type { Contract } from "../contract/index.ts";
import { createMock, namespaceHeader, type Snapshot } from "../mock/index.ts";

export interface MutateOptions {
  /** Names of the operators to plant; all when absent. */
  only?: readonly string[];
  /** So many mutants, chosen by a seed, in place of all. */
  sample?: { count: number; seed: number };
  onMutant?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Plants deviations into the mock of a contract, and says what the checks notice. */
export async function mutateApi(contract: Contract, options: MutateOptions = {}): Promise<MutationReport> {
  const mock = await createMock([contract]);
  const credentials = mock.credentials[contract.api] ?? {};
  const baseUrl = `http://mock.invalid/${contract.api}`;
  const api = describeApi(contract);
  const connect: Connect = (wire, { at }) =>
    createSignedFetch(api, {
      server: baseUrl,
      credentials,
      fetch: wire,
      retries: 0,
      ...(at !== undefined && { now: () => at }),
    });
  const target = {
    namespaceHeader,
    fetch: (request: Request) => mock.fetch(request),
    snapshot: (namespace: string) => mock.store?.snapshot(namespace),
    restore: (namespace: string, snapshot: unknown) => mock.store?.restore(namespace, snapshot as Snapshot),
  };
  try {
    return await runMutants({ contract, connect, target, baseUrl, credentials, ...options });
  } finally {
    await mock.close();
  }
}

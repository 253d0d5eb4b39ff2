import { type MutationReport, runMutants } from "../checks/index.ts";
import type { Contract } from "../contract/index.ts";
import { createMock, namespaceHeader, type Snapshot } from "../mock/index.ts";
import { connectAs } from "./connect-as.ts";
import { webhookReceiver } from "./webhook-receiver.ts";

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
  const receiver = webhookReceiver();
  const mock = await createMock([contract], { webhookFetch: receiver.fetch });
  const credentials = mock.credentials[contract.api] ?? {};
  const baseUrl = `https://mock.invalid/${contract.api}`;
  const connect = connectAs(contract, baseUrl, credentials);
  const target = {
    namespaceHeader,
    fetch: (request: Request) => mock.fetch(request),
    snapshot: (namespace: string) => mock.store?.snapshot(namespace),
    restore: (namespace: string, snapshot: unknown) => mock.store?.restore(namespace, snapshot as Snapshot),
  };
  try {
    const deliver = receiver.from(mock);
    return await runMutants({ contract, connect, target, deliver, baseUrl, credentials, ...options });
  } finally {
    await mock.close();
  }
}

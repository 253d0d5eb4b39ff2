import { expect, test } from "vitest";
import { type Contract, loadApis } from "../contract/index.ts";
import { digitsOf } from "../core/seeded-digits.ts";
import { type HostileRequest, hostileRequest } from "./fixtures/hostile-request.ts";
import { RawClient } from "./fixtures/raw-client.ts";
import { loadFixture } from "./fixtures/requests.ts";
import { startMockServer } from "./server.ts";

/** `make fuzz` sends a hundred thousand; `FUZZ_SEED` repeats a run. */
const count = Number(process.env.FUZZ ?? 2000);
const seed = process.env.FUZZ_SEED ?? (process.env.FUZZ ? String(Date.now()) : "1");
const connections = 8;

/** Numbers between 0 and 1, the same for the same text: the minimal standard generator of Park and Miller, revised. */
function randomOf(text: string): () => number {
  const modulus = 2 ** 31 - 1;
  let state = 1 + Number.parseInt(digitsOf(text)(7), 16);
  return () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
}

test(
  `${count} hostile requests are answered, none with a failure, and the mock stays up`,
  async () => {
    const fixtures = await Promise.all(["acme", "plain", "orders", "knots"].map(loadFixture));
    const contracts = [...fixtures, ...(process.env.FUZZ ? await loadApis() : [])];
    const server = await startMockServer(contracts, { port: 0 });
    const statuses = new Map<string, number>();
    const failures: string[] = [];
    let sent = 0;

    async function drive(number: number): Promise<void> {
      const client = new RawClient(server.port);
      const random = randomOf(`${seed} ${number}`);
      while (sent < count && failures.length < 5) {
        sent++;
        const contract = contracts[Math.floor(random() * contracts.length)] as Contract;
        const hostile = await hostileRequest(contract, `${server.url}/${contract.api}`, random);
        try {
          const { status, body } = await client.send(hostile.bytes, hostile.method);
          const group = status >= 400 && status < 500 ? String(status) : `${Math.floor(status / 100)}xx`;
          statuses.set(group, (statuses.get(group) ?? 0) + 1);
          if (status >= 500 || Number.isNaN(status)) failures.push(describe(contract, hostile, `${status} ${body}`));
        } catch (error) {
          failures.push(describe(contract, hostile, (error as Error).message));
        }
      }
      client.close();
    }

    const before = process.memoryUsage().rss;
    const began = performance.now();
    await Promise.all(Array.from({ length: connections }, (_, number) => drive(number)));
    const seconds = (performance.now() - began) / 1000;
    if (process.env.FUZZ)
      console.log(
        `seed ${seed}: ${sent} requests in ${seconds.toFixed(0)} s`,
        Object.fromEntries([...statuses].sort()),
        `${Math.round((process.memoryUsage().rss - before) / 1e6)} MB more`,
      );
    expect(failures).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await fetch(`${server.url}/plain/ping`)).status).toBe(200);
    // Something of everything, or the requests have become harmless.
    for (const group of ["2xx", "400", "401", "404", "405", "413", "415", "422", "431"])
      expect([group, statuses.has(group)]).toEqual([group, true]);
    await server.close();
  },
  Math.max(60_000, count * 60),
);

const describe = ({ api }: Contract, { tricks, bytes }: HostileRequest, outcome: string): string =>
  `seed ${seed}, ${api}, ${tricks.join(" + ")}: ${outcome.slice(0, 400)}\n${bytes.toString("latin1").slice(0, 600)}`;

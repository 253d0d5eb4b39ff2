import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../contract/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { casesFor } from "./cases/index.ts";
import {
  baseUrl,
  connectTo,
  failures,
  novel,
  on,
  runOnShelf,
  shelf,
  shelfServer,
  type Wrongs,
} from "./fixtures/shelf-server.ts";
import { type CheckResult, type RunOptions, type RunProgress, runCases, runChecks } from "./run-checks.ts";

let contract: Contract;
beforeAll(async () => {
  contract = await shelf();
});

describe("a provider that keeps its contract", () => {
  it("passes every case, none skipped", async () => {
    const results = await runOnShelf();
    expect(failures(results)).toEqual([]);
    expect(results.filter(({ skipped }) => skipped)).toEqual([]);
    expect(results.length).toBeGreaterThan(90);
  });

  it("gives the results in the order of the cases, and tells of each once", async () => {
    const told: CheckResult[] = [];
    const results = await runOnShelf({}, { onResult: (result) => told.push(result), concurrency: 7 });
    const again = await runOnShelf({}, { concurrency: 1 });
    expect(results.map(({ case: one }) => one.name)).toEqual(again.map(({ case: one }) => one.name));
    expect(new Set(told)).toEqual(new Set(results));
  });
});

describe("a run that does not come to its end", () => {
  const options = () => ({
    contract,
    connect: connectTo(contract),
    wire: shelfServer(contract),
    baseUrl,
    relations: [],
    concurrency: 1,
  });

  it("keeps what it found until it was stopped, and does not wait for what is under way", async () => {
    const stopped = new AbortController();
    const good = shelfServer(contract);
    const wire: typeof fetch = (input, init) => {
      if (good.requests.length < 5) return good(input, init);
      stopped.abort();
      return new Promise(() => {});
    };
    const { results, error } = await runCases({ ...options(), wire, signal: stopped.signal });
    expect(results.map(({ ok }) => ok)).toEqual(Array(5).fill(true));
    expect(error).toBeUndefined();
  });

  it("keeps what it found before an error", async () => {
    const good = shelfServer(contract);
    const wire: typeof fetch = (input, init) =>
      good.requests.length < 5
        ? good(input, init)
        : Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } }));
    const { results, error } = await runCases({ ...options(), wire });
    expect(results).toHaveLength(5);
    expect((error as Error).message).toContain("cannot be reached");
    await expect(runChecks({ ...options(), wire })).rejects.toThrow("cannot be reached");
  });

  it("tells how many of its operations were begun", async () => {
    const told: RunProgress[] = [];
    await runCases({ ...options(), onResult: (_, progress) => told.push(progress) });
    expect(told[0]).toEqual({ cases: 1, operations: 1, total: 4 });
    expect(told.at(-1)).toEqual({ cases: told.length, operations: 4, total: 4 });
  });
});

describe("results", () => {
  it("hold no headers and no body of a request, and what was seen only once", async () => {
    const results = await runOnShelf();
    expect(results.map(({ case: one }) => Object.keys(one.request).sort())).toEqual(
      results.map(() => ["method", "path", "query"]),
    );
    for (const list of [
      results.flatMap(({ seen }) => seen),
      results.flatMap(({ case: one, sent }) => sent.map((key) => `${one.operation} ${key}`)),
    ]) {
      expect(list.length).toBeGreaterThan(5);
      expect(new Set(list).size).toBe(list.length);
    }
  });

  it("of a case that is not to be sent say why, and nothing is sent", async () => {
    const wire = shelfServer(contract);
    const cases = casesFor(contract).map((one) => ({ ...one, skip: "nobody knows" }));
    const results = await runOnShelf({}, { wire, cases });
    expect(new Set(results.map(({ ok, skipped }) => `${ok} ${skipped}`))).toEqual(new Set(["true nobody knows"]));
    expect(wire.requests).toEqual([]);
  });
});

describe("secrets", () => {
  it("are in no result, even when the provider echoes them", async () => {
    const wire: typeof fetch = async (input) => {
      const { headers } = new Request(input);
      const said = [...headers.values()].join(" ");
      return Response.json(
        { [`x ${said}`]: 1, id: said, title: said, state: said, genre: said, items: said },
        { status: 200 },
      );
    };
    const signatures: string[] = [];
    const spying: typeof fetch = (input, init) => {
      signatures.push(new Request(input).headers.get("x-signature") ?? "none at all");
      return wire(input, init);
    };
    const text = JSON.stringify(await runOnShelf({}, { wire: spying }));
    expect(text).toContain("(credential)");
    // The key less its last character is what the tampered requests carried.
    for (const secret of [...Object.values(contract.testCredentials).map((key) => key.slice(0, -1)), ...signatures])
      expect(text.includes(secret)).toBe(false);
  });
});

describe("credentials", () => {
  it("are in no member of a result, however the provider writes them", async () => {
    const credentials = { ...contract.testCredentials, secret: 'a"b/c+d ž' };
    const wire: typeof fetch = async () =>
      Response.json({
        [credentials.secret]: 1,
        id: { [encodeURIComponent(credentials.secret)]: credentials.secret },
        state: credentials.secret,
        genre: credentials.secret,
      });
    const results = await runOnShelf({}, { wire, connect: connectTo(contract, credentials), credentials });
    const text = JSON.stringify(results);
    expect(text).toContain("(credential)");
    const shown = (value: unknown): string[] =>
      typeof value === "object" && value
        ? Object.entries(value).flatMap(([name, part]) => [name, ...shown(part)])
        : [String(value)];
    for (const written of [credentials.secret, encodeURIComponent(credentials.secret), 'a"b', 'a\\"b'])
      expect(shown(results).filter((one) => one.includes(written))).toEqual([]);
  });
});

describe("a signing pipeline", () => {
  it("without a clock of its own skips the cases about clocks, with the reason", async () => {
    const connect: RunOptions["connect"] = (wire) => connectTo(contract)(wire, {});
    const results = await runOnShelf({}, { connect });
    const skipped = results.filter((result) => result.skipped);
    expect(skipped.map(({ case: one }) => / credential clock 360 s /.test(one.name))).toEqual(Array(8).fill(true));
    expect(skipped[0]?.skipped).toBe("the signing pipeline cannot be given another clock");
    expect(failures(results)).toEqual([]);
  });

  it("that lacks a credential is a mistake in what was asked for", async () => {
    const connect = connectTo(contract, { apiKey: "k" });
    await expect(runOnShelf({}, { connect })).rejects.toThrow(new UsageError("shelf: credential secret is missing."));
  });

  it("that wraps a mistake told by the wire does not hide it", async () => {
    const wire = (() => Promise.reject(new UsageError("there is no such API."))) as typeof fetch;
    const connect: RunOptions["connect"] = (wire) => async (input, init) => {
      try {
        return await wire(input, init);
      } catch (cause) {
        throw new Error("the connection broke", { cause });
      }
    };
    await expect(runOnShelf({}, { connect, wire })).rejects.toThrow(new UsageError("there is no such API."));
  });

  it("that fails for another reason fails the case", async () => {
    const connect: RunOptions["connect"] = () => () => Promise.reject(new Error("no entropy."));
    expect(failures(await runOnShelf({}, { connect }))[0]).toContain("the request was not sent: no entropy");
  });
});

describe("a live target", () => {
  async function serving<T>(
    wrongs: Wrongs,
    use: (url: string, methods: Set<string>, headers: Set<string>) => Promise<T>,
  ): Promise<T> {
    const methods = new Set<string>();
    const names = new Set<string>();
    const shelves = shelfServer(contract, wrongs);
    const server = createServer(async (incoming, outgoing) => {
      methods.add(incoming.method ?? "");
      for (const name of Object.keys(incoming.headers)) names.add(name);
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const headers = new Headers(incoming.headers as Record<string, string>);
      const { port } = server.address() as AddressInfo;
      const response = await shelves(`http://127.0.0.1:${port}${incoming.url}`, {
        method: incoming.method,
        headers,
        ...(body.length && { body }),
      });
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, methods, names);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("is only read, with the credential cases of what is read", () =>
    serving({}, async (url, methods) => {
      const results = await runOnShelf({}, { baseUrl: url, wire: fetch, target: "live" });
      expect(failures(results)).toEqual([]);
      expect([...methods]).toEqual(["GET"]);
      expect(new Set(results.map(({ case: one }) => one.kind))).toEqual(new Set(["success", "credential"]));
      expect(new Set(results.map(({ case: one }) => one.operation))).toEqual(new Set(["listBooks", "getBook"]));
    }));

  it("is written to when asked, and never asked for examples", () =>
    serving({}, async (url, methods, headers) => {
      const results = await runOnShelf({}, { baseUrl: url, wire: fetch, target: "live", write: true });
      expect(failures(results)).toEqual([]);
      expect(methods).toEqual(new Set(["GET", "POST", "DELETE"]));
      expect(headers).toContain("x-signature");
      expect(headers).not.toContain("prefer");
    }));

  it("may drift: reported, not failed", () =>
    serving(
      on("getBook", (body) => ({ ...body, surprise: 1 })),
      async (url) => {
        const results = await runOnShelf({}, { baseUrl: url, wire: fetch, target: "live" });
        expect(failures(results)).toEqual([]);
        const drift = results.flatMap(({ findings }) => findings).map(({ summary }) => summary);
        expect(drift).toEqual(["shelf getBook /surprise: the contract does not declare this property"]);
      },
    ));

  it("may not know the example's id: reported, and another one can be named", () =>
    serving(
      {
        response: ({ operation, status }) =>
          operation === "getBook" && status === 200 ? { status: 404, body: undefined, headers: {} } : {},
      },
      async (url) => {
        const results = await runOnShelf(
          {},
          { baseUrl: url, wire: fetch, target: "live", parameters: { "getBook.id": "b1" } },
        );
        const book = results.find(({ case: one }) => one.name === "getBook: succeeds");
        expect(book?.case.request.path).toBe("/books/b1");
        expect(book?.status).toBe(400);
        const plain = await runOnShelf({}, { baseUrl: url, wire: fetch, target: "live" });
        const lost = plain.find(({ case: one }) => one.name === "getBook: succeeds");
        expect(lost).toMatchObject({ ok: true, status: 404, findings: [] });
        expect(lost?.inconclusive).toMatch(/^got 404: .* name ones that are with --parameter$/);
      },
    ));

  it("that refuses the connection is one sentence", async () => {
    const url = await serving({}, async (url) => url);
    const failing = runOnShelf({}, { baseUrl: url, wire: fetch, target: "live" });
    await expect(failing).rejects.toThrow(FindingError);
    await expect(failing).rejects.toThrow(
      `shelf: ${new URL(url).origin} cannot be reached: nothing listens there (ECONNREFUSED). Check the URL, and that the server is running.`,
    );
  });
});

it("reads what a server echoes of a request as it was built", async () => {
  const server = shelfServer(contract);
  await runOnShelf({}, { wire: server, cases: undefined });
  const added = server.requests.find(({ method }) => method === "POST");
  expect(JSON.parse(new TextDecoder().decode(added?.body))).toMatchObject({ title: novel.title });
  expect(added?.headers.get("content-type")).toBe("application/json");
});

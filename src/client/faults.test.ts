import { type AddressInfo, createServer, type Socket } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CountersignError } from "./errors.ts";
import { clientOf, closeAll, closeLater, credentials, type Loose } from "./fixtures/acme.ts";
import type { ClientOptions } from "./options.ts";
import { startRawServer, startTestServer } from "./test-server.ts";

// Every fault with a method that is safe, one that is idempotent and one that is neither, over node:http and over fetch:
// what it ends as, and that nothing is claimed which the server did not see.

// No pauses between attempts.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(closeAll);

const native = fetch;
const transports: [string, Partial<ClientOptions>][] = [
  ["the runtime's fetch", {}],
  ["a fetch of the caller", { fetch: (request, init) => native(request, init) }],
];

const methods: [string, (client: Loose, more: object) => Promise<Loose>][] = [
  ["GET", (client, more) => client.getThing({ params: { path: { id: "1" } }, ...more })],
  ["PUT", (client, more) => client.replaceThing({ params: { path: { id: "1" } }, body: { a: 1 }, ...more })],
  ["POST", (client, more) => client.createThing({ body: { a: 1 }, ...more })],
];

interface Fault {
  name: string;
  /** What the server does with a connection once it has the request. */
  does: (socket: Socket) => unknown;
  /** The status that the call resolves with, or the code that it rejects with; two where they depend on what sends. */
  ends: number | string | [node: number | string, fetch: number | string];
  phase?: string;
  /** Whether an idempotent call is made again: it is at these codes and statuses, unless told. */
  again?: boolean;
  call?: object;
  client?: Partial<ClientOptions>;
}

const json = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const whole = (body: string | Buffer, head = json) =>
  Buffer.concat([
    Buffer.from(`${head}connection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ]);
const encoded = (encoding: string, body: Buffer) => whole(body, `${json}content-encoding: ${encoding}\r\n`);
const write = (bytes: string | Buffer) => (socket: Socket) => socket.write(bytes);
const end = (bytes: string | Buffer) => (socket: Socket) => socket.end(bytes);
const unknown = "outcome-unknown";
const short = { call: { timeout: 60 } };
const late = { ends: "timed-out", ...short };

const faults: Fault[] = [
  // The connection breaks before there is a response.
  { name: "a connection that is destroyed", does: (socket) => socket.destroy(), ends: unknown },
  { name: "a connection that is reset", does: (socket) => socket.resetAndDestroy(), ends: unknown },
  { name: "a connection that is closed", does: (socket) => socket.end(), ends: unknown },
  { name: "half a status line", does: end("HTTP/1.1 20"), ends: unknown },
  { name: "a status line alone", does: end("HTTP/1.1 200 OK\r\n"), ends: unknown },
  { name: "headers that are cut off", does: end(`${json}content-len`), ends: unknown },
  { name: "headers without their end", does: end(json), ends: unknown },
  { name: "a 103 and nothing more", does: end("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"), ends: unknown },
  // What comes is not HTTP.
  { name: "another protocol", does: end("SSH-2.0-OpenSSH_9.6\r\n"), ends: unknown },
  { name: "a body alone", does: end('{"id":"1"}'), ends: unknown },
  { name: "HTTP/2", does: end("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), ends: unknown },
  { name: "bytes without a meaning", does: end(Buffer.from([0, 1, 2, 255, 254, 10, 13])), ends: unknown },
  { name: "TLS", does: end(Buffer.from([21, 3, 1, 0, 2, 2, 40])), ends: unknown },
  { name: "a version that nobody has", does: end("HTTP/9.9 200 OK\r\n\r\n"), ends: unknown },
  { name: "a status that is no number", does: end("HTTP/1.1 abc OK\r\n\r\n"), ends: unknown },
  { name: "a header with a NUL", does: end("HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n"), ends: unknown },
  { name: "a header without a colon", does: end("HTTP/1.1 200 OK\r\nx y\r\n\r\n"), ends: unknown },
  { name: "a header of 100 kB", does: end(`HTTP/1.1 200 OK\r\nx: ${"a".repeat(100_000)}\r\n\r\n`), ends: unknown },
  {
    name: "a protocol that was not asked for",
    does: write("HTTP/1.1 101 Go\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"),
    ends: unknown,
  },
  // The response does not come to its end.
  {
    name: "a body that is cut off",
    does: end(`${json}content-length: 100\r\n\r\n{"id":`),
    ends: unknown,
    phase: "reading",
  },
  {
    name: "a body that is cut off by a reset",
    does: (socket) => socket.write(`${json}content-length: 100\r\n\r\n{"id":`, () => socket.resetAndDestroy()),
    ends: unknown,
  },
  {
    name: "chunks that are cut off",
    does: end(`${json}transfer-encoding: chunked\r\n\r\n5\r\n{"id"\r\n`),
    ends: unknown,
    phase: "reading",
  },
  {
    name: "a chunk whose size is not a number",
    does: end(`${json}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
    ends: unknown,
  },
  { name: "a length that is no number", does: end(`${json}content-length: ten\r\n\r\n{}`), ends: unknown },
  { name: "a length below nothing", does: end(`${json}content-length: -1\r\n\r\n{}`), ends: unknown },
  { name: "two lengths", does: end(`${json}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`), ends: unknown },
  {
    name: "a length and chunks",
    does: end(`${json}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    ends: unknown,
  },
  // Nothing comes, or not in time.
  { name: "silence", does: () => {}, ...late, phase: "waiting" },
  // undici refuses a 100 that it did not ask for.
  {
    name: "silence after a 100",
    does: write("HTTP/1.1 100 Continue\r\n\r\n"),
    ends: unknown,
    phase: "waiting",
  },
  { name: "silence after a 103", does: write("HTTP/1.1 103 Early Hints\r\n\r\n"), ...late, phase: "waiting" },
  { name: "silence within the headers", does: write(json), ...late, phase: "waiting" },
  { name: "silence after the headers", does: write(`${json}content-length: 9\r\n\r\n`), ...late, phase: "reading" },
  { name: "silence within the body", does: write(`${json}content-length: 9\r\n\r\n{"id"`), ...late, phase: "reading" },
  {
    name: "silence within a chunk",
    does: write(`${json}transfer-encoding: chunked\r\n\r\n9\r\n{"id"`),
    ...late,
    phase: "reading",
  },
  { name: "a limit in total that passes", does: () => {}, ends: "timed-out", again: false, call: { totalTimeout: 60 } },
  // The body is not what it says.
  { name: "a body that is not gzip", does: end(encoded("gzip", Buffer.from("{}"))), ends: unknown, phase: "reading" },
  {
    name: "gzip that is broken",
    does: end(encoded("gzip", gzipSync('{"id":"1"}').fill(0, 12))),
    ends: unknown,
    phase: "reading",
  },
  {
    name: "gzip that is cut off at its end",
    does: end(encoded("gzip", gzipSync('{"id":"1"}').subarray(0, -8))),
    ends: 200,
  },
  { name: "a body that is not br", does: end(encoded("br", Buffer.from("{}{}{}"))), ends: unknown, phase: "reading" },
  { name: "a compression that nobody knows", does: end(encoded("x-own", Buffer.from('{"id":"1"}'))), ends: 200 },
  {
    name: "a body that is too long",
    does: end(whole('"123456789"')),
    ends: unknown,
    again: false,
    call: { maxResponseBytes: 9 },
  },
  {
    name: "a body that inflates too far",
    does: end(encoded("gzip", gzipSync(Buffer.alloc(99_999, 32)))),
    ends: unknown,
    again: false,
    call: { maxResponseBytes: 9999 },
  },
  {
    name: "a body that inflates too far twice",
    does: end(encoded("br, gzip", gzipSync(brotliCompressSync(Buffer.alloc(99_999, 32))))),
    ends: unknown,
    again: false,
    call: { maxResponseBytes: 9999 },
  },
  { name: "a body that is not JSON", does: end(whole("<html>")), ends: 200 },
  { name: "JSON that is cut off", does: end(whole('{"id":')), ends: 200 },
  { name: "bytes that are no UTF-8", does: end(whole(Buffer.from([34, 255, 254, 34]))), ends: 200 },
  { name: "a hundred thousand brackets", does: end(whole("[".repeat(100_000))), ends: 200 },
  { name: "a number of a hundred thousand digits", does: end(whole("7".repeat(100_000))), ends: 200 },
  { name: "an empty success", does: end(whole("")), ends: 200 },
  {
    name: "bytes after the response",
    does: end(Buffer.concat([whole("{}"), Buffer.from("HTTP/1.1 500 No\r\n\r\n")])),
    ends: 200,
  },
  // The response says no, or points elsewhere.
  { name: "an empty refusal", does: end(whole("", "HTTP/1.1 400 No\r\n")), ends: 400, again: false },
  { name: "a 500", does: end(whole("<html>", "HTTP/1.1 500 No\r\n")), ends: 500 },
  { name: "a 503 without a reason", does: end(whole("", "HTTP/1.1 503 \r\n")), ends: 503 },
  { name: "a 429 that asks for no pause", does: end(whole("", "HTTP/1.1 429 Slow\r\nretry-after: 0\r\n")), ends: 429 },
  {
    name: "a 503 that asks for a date of its own",
    does: end(whole("", "HTTP/1.1 503 No\r\nretry-after: May 1\r\n")),
    ends: 503,
  },
  { name: "a status that nobody knows", does: end(whole("{}", "HTTP/1.1 999 Odd\r\n")), ends: 999, again: false },
  ...[301, 302, 303, 307, 308].map(
    (status): Fault => ({
      name: `a ${status}`,
      does: end(whole("", `HTTP/1.1 ${status} Go\r\nlocation: http://127.0.0.1:9/x\r\n`)),
      ends: "redirected",
      again: false,
    }),
  ),
  { name: "a redirect to nowhere", does: end(whole("", "HTTP/1.1 302 Go\r\n")), ends: "redirected", again: false },
];

/** Faults of the caller's side: nothing is sent. */
const unsent: Fault[] = [
  {
    name: "credentials that are refused",
    does: () => {},
    ends: "credentials",
    client: { credentials: () => Promise.reject(new Error("sealed")) },
  },
  {
    name: "credentials that are not there",
    does: () => {},
    ends: "credentials",
    client: { credentials: (() => undefined) as never },
  },
  {
    name: "credentials that never come",
    does: () => {},
    ends: "timed-out",
    phase: "signing",
    client: { credentials: () => new Promise(() => {}) },
    ...short,
  },
  {
    name: "credentials that cannot be sent",
    does: () => {},
    ends: "credentials",
    client: { credentials: { ...credentials, apiKey: "a\nb" } },
  },
  {
    name: "a signal that is aborted",
    does: () => {},
    ends: "aborted",
    phase: "signing",
    call: { signal: AbortSignal.abort() },
  },
  { name: "a header that cannot be sent", does: () => {}, ends: "not-sent", call: { headers: { "x-a": "a\nb" } } },
  { name: "a limit below zero", does: () => {}, ends: "not-sent", call: { timeout: -1 } },
];

const retriedStatuses = [429, 500, 503];

describe.each(transports)("over %s", (transport, options) => {
  describe.each(methods)("a %s", (method, make) => {
    const outcome = async (url: string, fault: Fault) => {
      const client = clientOf(url, { retries: 1, timeout: 20_000, ...options, ...fault.client });
      const [expected] = [fault.ends].flat().slice(transport === "a fetch of the caller" ? -1 : 0);
      const result = await make(client, fault.call ?? {}).catch((error: unknown) => error as Loose);
      const shown = JSON.stringify([result.message, result, String(result.cause?.message)]);
      expect(shown).not.toContain(credentials.secretKey);
      if (typeof expected === "number") expect(result).toMatchObject({ status: expected, ok: expected === 200 });
      else {
        expect(result).toBeInstanceOf(CountersignError);
        expect(result.code).toBe(expected);
        // A machine that is busy may not get to read a response before its time is over.
        if (fault.phase === "reading" && result.phase) expect(["waiting", "reading"]).toContain(result.phase);
        else if (fault.phase && result.phase) expect(result.phase).toBe(fault.phase);
        else if (fault.phase) expect(result.message).toContain(`while ${fault.phase}`);
      }
      return result;
    };

    test.each(faults)("that meets $name", async (fault) => {
      const { url, requests } = closeLater(await startRawServer(fault.does));
      const result = await outcome(url, fault);
      const retried = [unknown, "timed-out", ...retriedStatuses].includes(result.code ?? result.status);
      const most = method !== "POST" && (fault.again ?? retried) ? 2 : 1;
      // A machine that is busy may not get to read a request before its time is over.
      if (result.code === "timed-out") expect(requests.length).toBeLessThanOrEqual(most);
      else expect(requests).toHaveLength(most);
      if (!(result instanceof CountersignError)) return;
      expect(result.safeToRepeat).toBe(method !== "POST");
      expect(result.lookup?.route).toMatch(new RegExp(`^${method} /things`));
      expect(result.message).toMatch(/; it may have reached the provider$/);
    });

    test.each(unsent)("that has $name", async (fault) => {
      const { url, requests } = closeLater(await startRawServer(fault.does));
      const error = await outcome(url, fault);
      expect(requests).toEqual([]);
      expect(error.safeToRepeat).toBe(true);
      expect(error.lookup).toBeUndefined();
      expect(error.message).toMatch(/; nothing was sent$/);
    });

    test("that is aborted while it waits", async () => {
      const controller = new AbortController();
      const { url, requests } = closeLater(await startRawServer(() => controller.abort()));
      const call = { signal: controller.signal };
      const error = await outcome(url, { name: "", does: () => {}, ends: "aborted", phase: "waiting", call });
      expect(requests).toHaveLength(1);
      expect(error.safeToRepeat).toBe(method !== "POST");
    });

    test("that finds nobody who listens", async () => {
      const gone = await startTestServer(() => {});
      await gone.close();
      const error = await outcome(gone.url, { name: "", does: () => {}, ends: ["not-sent", unknown] });
      expect(error.safeToRepeat).toBe(transport === "the runtime's fetch" || method !== "POST");
      expect(error.attempt).toBe(transport === "the runtime's fetch" || method !== "POST" ? 2 : 1);
    });

    test("that meets a server which speaks no TLS", async () => {
      const server = createServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
      await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
      closeLater({ close: () => server.close() });
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const error = await outcome(url, { name: "", does: () => {}, ends: ["not-sent", unknown] });
      expect(error.message).toMatch(transport === "a fetch of the caller" ? /it may have reached/ : /nothing was sent/);
    });
  });
});

import { createSecureServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { NotSentError, OutcomeUnknownError } from "./errors.ts";
import { clientOf, closeAll, closeLater, errorOf, type Loose, serve } from "./fixtures/acme.ts";
import { selfSigned } from "./fixtures/self-signed.ts";
import { answerJson, startRawServer, startTestServer } from "./test-server.ts";

afterEach(closeAll);

// Undici 8, which Node 26 has, keeps it elsewhere than those before.
const generation = Number.parseInt(process.versions.undici ?? "", 10) >= 8 ? 2 : 1;
const globalDispatcher = Symbol.for(`undici.globalDispatcher.${generation}`);

/** A server that breaks each connection as soon as it has the request. */
const breaking = async () => closeLater(await startRawServer((socket) => socket.destroy()));

/** What undici's RetryAgent does: it sends, the connection breaks, and when it sends again nobody listens any more. */
function retryingDispatcher(): Loose {
  const plain = (globalThis as Loose)[globalDispatcher];
  return {
    dispatch: (options: Loose, handler: Loose) =>
      plain.dispatch(
        options,
        new Proxy(handler, {
          get(target, name) {
            const refused = Object.assign(new Error("connect ECONNREFUSED"), {
              code: "ECONNREFUSED",
              syscall: "connect",
            });
            if (name === "onError") return () => target.onError(refused);
            if (name === "onResponseError") return (controller: Loose) => target.onResponseError(controller, refused);
            const value = target[name];
            return typeof value === "function" ? value.bind(target) : value;
          },
        }),
      ),
  };
}

describe("that nothing was sent is not said of a POST that was", () => {
  test("by a dispatcher of the client that sends again by itself", async () => {
    await fetch("data:,");
    const { url, requests } = await breaking();
    const client = clientOf(url, { requestInitExt: { dispatcher: retryingDispatcher() } });
    const error = await errorOf(client.createThing({ body: {} }));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ safeToRepeat: false });
    expect(error.message).toContain("ECONNREFUSED");
    expect(requests).toHaveLength(1);
  });

  test("by such a dispatcher of the whole process", async () => {
    await fetch("data:,");
    const { url, requests } = await breaking();
    const made = (globalThis as Loose)[globalDispatcher];
    try {
      (globalThis as Loose)[globalDispatcher] = retryingDispatcher();
      const error = await errorOf(clientOf(url).createThing({ body: {} }));
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect(requests).toHaveLength(1);
    } finally {
      (globalThis as Loose)[globalDispatcher] = made;
    }
  });

  test("by a dispatcher that speaks HTTP/2, of which undici 6 does not publish what it writes", async () => {
    await fetch("data:,");
    let posts = 0;
    const server = createHttp2Server(selfSigned);
    server.on("stream", (stream) => {
      posts++;
      stream.on("error", () => {});
      stream.resume().on("end", () => stream.session?.destroy());
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    closeLater({ close: () => server.close() });
    const { constructor: Agent } = (globalThis as Loose)[globalDispatcher];
    const dispatcher = new Agent({ allowH2: true, connect: { ca: selfSigned.cert } });
    const { port } = server.address() as AddressInfo;
    const client = clientOf(`https://127.0.0.1:${port}`, { requestInitExt: { dispatcher } });
    expect(await errorOf(client.createThing({ body: {} }))).toBeInstanceOf(OutcomeUnknownError);
    expect(posts).toBe(1);
  });

  test("by a fetch of the caller that sends and then throws at once", async () => {
    let sent = 0;
    const fetch = () => {
      sent++;
      throw new Error("failed");
    };
    const error = await errorOf(clientOf("https://acme.example", { fetch }).createThing({ body: {} }));
    expect(error).toMatchObject({ code: "outcome-unknown", safeToRepeat: false });
    expect(sent).toBe(1);
  });

  test.each([{ code: "ECONNREFUSED" }, { code: "ENOTFOUND" }, { code: "UND_ERR_CONNECT_TIMEOUT" }])(
    "by a fetch of the caller that fails with %o",
    async (more) => {
      let sent = 0;
      const fetch = async () => {
        sent++;
        throw Object.assign(new Error("failed"), more);
      };
      const error = await errorOf(clientOf("https://acme.example", { fetch }).createThing({ body: {} }));
      expect(error).toMatchObject({ code: "outcome-unknown", safeToRepeat: false });
      expect(sent).toBe(1);
    },
  );

  const throwing = () => {
    throw new Error("no");
  };
  test.each<[string, object]>([
    [
      "a property that cannot be read twice",
      {
        get apiKey() {
          return "a";
        },
        secretKey: "b",
        get more() {
          return throwing();
        },
      },
    ],
    ["properties that cannot be listed", new Proxy({ apiKey: "a", secretKey: "b" }, { ownKeys: throwing })],
    ["a value that is no string", { apiKey: "a", secretKey: "b", other: { toString: throwing } }],
    ["a lone surrogate", { apiKey: "a", secretKey: "b\ud800" }],
    [
      "nothing but what its class has",
      new (class {
        get apiKey() {
          return "a";
        }
        get secretKey() {
          return "b";
        }
      })(),
    ],
  ])("when the credentials have %s", async (_, odd) => {
    const { url, requests } = await breaking();
    const error = await errorOf(clientOf(url, { credentials: () => odd as never }).createThing({ body: {} }));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.lookup.route).toBe("POST /things");
    expect(requests).toHaveLength(1);
  });

  test.each<[string, () => unknown]>([
    ["an error whose properties cannot be read", () => new Proxy(new Error("x"), { get: throwing, ownKeys: throwing })],
    ["an error whose code cannot be read", () => Object.defineProperty(new Error("x"), "code", { get: throwing })],
    ["a symbol", () => Symbol("x")],
    ["nothing", () => undefined],
    ["null", () => null],
  ])("when a fetch of the caller fails with %s", async (_, make) => {
    const fetch = async () => {
      throw make();
    };
    for (const call of ["createThing", "charge"]) {
      const error = await errorOf(clientOf("https://acme.example", { fetch })[call]({ body: {} }));
      expect(error).toBeInstanceOf(OutcomeUnknownError);
    }
  });

  test.each<[string, unknown]>([
    ["no headers", { status: 200 }],
    ["headers that cannot be read", { status: 200, headers: { get: throwing } }],
    ["a body that was read", Object.assign(new Response("{}"), {})],
    ["a body of something else than bytes", new Response(new ReadableStream({ start: (c) => c.enqueue(7) }))],
  ])("when a fetch of the caller gives a response with %s", async (name, response) => {
    if (name === "a body that was read") await (response as Response).text();
    const fetch = async () => response as Response;
    const error = await errorOf(clientOf("https://acme.example", { fetch }).createThing({ body: {} }));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
  });
});

describe("that nothing was sent is known", () => {
  test("where fetch finds nobody who listens, whatever the credentials are", async () => {
    const gone = await startTestServer(() => {});
    await gone.close();
    const credentials = () => ({ apiKey: "a", secretKey: "b\ud800" });
    const error = await errorOf(clientOf(gone.url, { credentials, retries: 0 }).createThing({ body: {} }));
    expect(error).toBeInstanceOf(NotSentError);
  });
});

test("an abort in the pause before another attempt says so", async () => {
  const controller = new AbortController();
  const { client, received } = await serve((_, response) => answerJson(response, 503, {}, { "retry-after": "20" }), {
    hooks: { onRetry: () => void setTimeout(() => controller.abort()) },
  });
  const error = await errorOf(client.listThings({ signal: controller.signal }));
  expect(error).toMatchObject({ code: "aborted", phase: "pausing", attempt: 1, safeToRepeat: true });
  expect(error.message).toBe(
    "acme listThings: aborted by the caller while waiting to retry; it may have reached the provider",
  );
  expect(received).toHaveLength(1);
});

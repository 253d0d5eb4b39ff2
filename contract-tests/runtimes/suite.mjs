// What every runtime must do. Plain: it runs where there is no test runner, in workers and browsers too.
import { createClient } from "./wire/index.js";

const text = "ž € 😀 \"quoted\" 'single' \\ + & = / ? # % \u2028 <tag>";

/** @param {{ url: string, nobody: string, credentials: object, tellsWhy: boolean }} context `nobody`: a URL where nobody listens. `tellsWhy`: a failed connection says that it was never made. */
export function cases({ url, nobody, credentials, tellsWhy }) {
  const client = (options) => createClient({ server: url, credentials, timeout: 10_000, ...options });
  const wire = client();
  const count = async (request) => (await fetch(`${url}/count?${encodeURIComponent(request)}`)).json();

  /** The witness got this call signed as it was sent. */
  async function signed(call, expected = {}) {
    const { status, data } = await call;
    equal(status, 200);
    equal(data.wrong, []);
    for (const [name, value] of Object.entries(expected))
      equal(name === "body" ? decode(data.body) : data[name], value);
    return data;
  }
  const failure = async (call) => {
    const error = await call.then(
      ({ status }) => ({ code: `a response, ${status}` }),
      (error) => error,
    );
    return error;
  };
  const fails = async (call, ...codes) => {
    const error = await failure(call);
    if (!codes.includes(error.code))
      throw new Error(`expected ${codes.join(" or ")}, got ${error.code}: ${error.message}`);
    if (String(error.stack ?? error).includes("sk_wire")) throw new Error("the error holds a secret");
    return error;
  };

  return {
    "signs a GET": () =>
      signed(wire.echo({ params: { path: { id: "1" } } }), { method: "GET", target: "/echo/1", body: "" }),
    "signs a DELETE": () => signed(wire.remove({ params: { path: { id: "1" } } }), { method: "DELETE", body: "" }),
    "signs a path parameter as it is spelt, and keeps it in its segment": async () => {
      for (const id of ["a/b", "a b", "ž€😀", "a'b", "100%", "%2F", "a?b#c", "...", ":@!$&()*,;="]) {
        const { target } = await signed(wire.echo({ params: { path: { id } } }));
        equal(decodeURIComponent(target.slice("/echo/".length)), id);
        equal(target.split("/").length, 3);
      }
    },
    "signs every form of a query": async () => {
      for (const query of [
        { q: "" },
        { q: text },
        { q: "a+b" },
        { q: "it's" },
        { q: "~*()!" },
        { list: ["a", "a", ""] },
        { q: "x", list: ["ž", "&="] },
      ]) {
        const { target } = await signed(wire.echo({ params: { path: { id: "1" }, query } }));
        const got = new URLSearchParams(target.split("?")[1]);
        equal(got.get("q"), query.q ?? null);
        equal(got.getAll("list"), query.list ?? []);
      }
    },
    "signs JSON": async () => {
      for (const body of [{ text, nested: { list: [1, null, 1.5] } }, [], "text", 0, false, {}]) {
        const data = await signed(wire.sendJson({ body }), { type: "application/json" });
        equal(JSON.parse(decode(data.body)), body);
      }
      await signed(wire.replaceJson({ body: { text } }), { method: "PUT" });
      await signed(wire.changeJson({ body: { text } }), { method: "PATCH", type: "application/merge-patch+json" });
    },
    "signs a body that is left out": () => signed(wire.sendJson({}), { method: "POST", body: "", type: "" }),
    "signs a form": async () => {
      const data = await signed(wire.sendForm({ body: { text, empty: "", list: ["a", "b"], number: 1 } }), {
        type: "application/x-www-form-urlencoded",
      });
      equal(
        [...new URLSearchParams(decode(data.body))],
        [
          ["text", text],
          ["empty", ""],
          ["list", "a"],
          ["list", "b"],
          ["number", "1"],
        ],
      );
      const ready = await signed(wire.sendForm({ body: new URLSearchParams({ text }) }));
      equal([...new URLSearchParams(decode(ready.body))], [["text", text]]);
    },
    "signs a multipart form": async () => {
      const body = { text, file: new Blob([new Uint8Array([0, 255, 13, 10])]) };
      const { type, body: sent } = await signed(wire.sendMultipart({ body }));
      const boundary = /^multipart\/form-data; ?boundary="?([^"]+)"?$/.exec(type)?.[1];
      if (!boundary || !atob(sent).includes(`--${boundary}--`))
        throw new Error(`the boundary of ${type} is not in the body`);
      const form = new FormData();
      form.append("text", text);
      const ready = await signed(wire.sendMultipart({ body: form }));
      if (!decode(ready.body).includes(text)) throw new Error("the form came without its field");
    },
    "signs text": () => signed(wire.sendText({ body: text }), { body: text }),
    "signs bytes": async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
      const { body, type } = await signed(wire.sendBytes({ body: bytes }));
      equal(
        [...atob(body)].map((c) => c.charCodeAt(0)),
        [...bytes],
      );
      equal(type, "application/octet-stream");
      for (const body of [bytes.buffer, new Blob([bytes]), new DataView(bytes.buffer)])
        equal(atob((await signed(wire.sendBytes({ body }))).body).length, 256);
      equal(atob((await signed(wire.sendBytes({ body: bytes.subarray(1, 3) }))).body), "\u0001\u0002");
    },
    "signs a large body": () => signed(wire.sendText({ body: "ž".repeat(300_000) })),
    "signs many calls at once, each with its own nonce": async () => {
      const calls = Array.from({ length: 20 }, (_, i) => signed(wire.sendJson({ body: { i } })));
      equal((await Promise.all(calls)).length, 20);
    },
    "signs what openapi-fetch's own methods send": async () => {
      const { data, response } = await wire.GET("/echo/{id}", { params: { path: { id: "a'b" }, query: { q: text } } });
      equal(response.status, 200);
      equal(data.wrong, []);
      equal((await wire.POST("/json", { body: { text } })).data.wrong, []);
    },
    "signs each attempt again": async () => {
      const data = await signed(client({ retries: 2 }).getFlaky());
      equal(new Set(data.nonces).size, 3);
    },
    "asks a function for the credentials": () =>
      signed(client({ credentials: async () => credentials }).sendJson({ body: {} })),
    "refuses a path parameter that would change the path": async () => {
      for (const id of ["", ".", "..", undefined, null, {}])
        await fails(wire.echo({ params: { path: { id } } }), "not-sent");
    },
    "rejects when the credentials cannot be had": async () => {
      const provider = () => Promise.reject(new Error("no vault"));
      await fails(client({ credentials: provider }).sendJson({ body: {} }), "credentials");
      await fails(client({ credentials: { apiKey: "pk" } }).sendJson({ body: {} }), "credentials");
    },
    "does not follow a redirect": async () => {
      await fails(wire.getRedirected(), "redirected");
      await fails(wire.postRedirected({ body: {} }), "redirected");
      equal(await count("GET /redirected"), 0);
      equal(await count("POST /redirected"), 0);
    },
    "stops at the time limit": () => fails(client({ timeout: 150 }).waitForever(), "timed-out"),
    "stops when the caller aborts": async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 100);
      await fails(wire.waitForever({ signal: controller.signal }), "aborted");
    },
    "does not begin what is aborted already": async () => {
      const before = await count("POST /text");
      await fails(wire.sendText({ body: "x", signal: AbortSignal.abort() }), "aborted", "not-sent");
      equal(await count("POST /text"), before);
    },
    "says that the outcome is unknown when the connection breaks, and sends a POST once": async () => {
      const before = await count("POST /broken");
      await fails(wire.breakConnection({ body: { amount: 1 } }), "outcome-unknown");
      equal((await count("POST /broken")) - before, 1);
    },
    "says that the outcome is unknown when the response breaks off, and sends a POST once": async () => {
      const before = await count("POST /truncated");
      await fails(wire.truncateResponse({ body: { amount: 1 } }), "outcome-unknown");
      equal((await count("POST /truncated")) - before, 1);
    },
    "says what happened when nobody listens": () =>
      fails(
        client({ server: nobody }).sendJson({ body: {} }),
        ...(tellsWhy ? ["not-sent"] : ["not-sent", "outcome-unknown"]),
      ),
    "resolves with a 2xx whose JSON is none": async () => {
      const { ok, status, data } = await wire.answerNoJson();
      equal([ok, status, data], [true, 200, "<p>Here you are."]);
    },
    "resolves with an error that has no body": async () => {
      const { ok, status, error } = await wire.answerEmptyError();
      equal([ok, status, error], [false, 500, undefined]);
    },
    "resolves with a status that is not documented": async () => {
      const { ok, status, error } = await wire.answerUndocumented();
      equal([ok, status, error], [false, 418, { tea: true }]);
    },
    "reports what does not fit the contract, and resolves": async () => {
      const drifts = [];
      let reported;
      const report = new Promise((done) => {
        reported = done;
      });
      const drifting = client({
        onDrift: (drift) => {
          drifts.push(drift.pointer);
          if (drifts.length === 2) reported();
          throw new Error("ignored");
        },
      });
      equal((await drifting.answerDrift()).data.method, 7);
      await Promise.race([
        report,
        new Promise((_, late) => setTimeout(() => late(new Error(`heard only of ${drifts}`)), 5_000)),
      ]);
      equal(drifts.sort(), ["", "/method"]);
    },
  };
}

/** Runs all of it, one after the other, and the random requests at the end. Never rejects. */
export async function runSuite(context, checkSignedRequests) {
  const results = [];
  const { url, runs, seed } = context.random;
  const random = async () => {
    const complaints = await checkSignedRequests(url, runs, seed);
    if (complaints.length)
      throw new Error(`${complaints.length} of ${runs} with seed ${seed}, such as ${complaints[0]}`);
  };
  for (const [name, run] of Object.entries({
    ...cases(context),
    [`signs ${runs} random requests as they are sent`]: random,
  })) {
    try {
      await run();
      results.push({ name, ok: true });
    } catch (error) {
      results.push({ name, ok: false, message: String(error?.message ?? error) });
    }
  }
  return results;
}

const decode = (base64) => new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));

function equal(got, expected) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

// A server on a raw socket that works out the credentials of `wire.yaml` from the very bytes that came, with code of
// its own: what it agrees with was signed as it was sent.
import { createHash, createHmac } from "node:crypto";
import { createServer } from "node:net";

export const credentials = { apiKey: "pk_wire", secretKey: "sk_wire_ž€🔑" };

/** Starts it on a free port of this machine. `page` is served at `/`, for browsers. */
export async function startWitness(page = "") {
  /** How many requests came, by their method and path. */
  const counts = new Map();
  /** Of the requests that are to be repeated. */
  const nonces = [];
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    let received = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const request = parseRequest(received);
      if (!request) return;
      received = Buffer.alloc(0);
      response(request, socket, { page, counts, nonces, url });
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  };
  return { url, close };
}

/** A URL where nobody listens: that of a server which was closed. */
export async function closedUrl() {
  const { url, close } = await startWitness();
  await close();
  return url;
}

/** The request once all of it is there; undefined before. */
function parseRequest(bytes) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [line, ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const [method, target] = line.split(" ");
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const rest = bytes.subarray(end + 4);
  const body = headers.get("transfer-encoding")?.includes("chunked")
    ? readChunks(rest)
    : readLength(rest, Number(headers.get("content-length") ?? 0));
  return body && { method, target, headers, body };
}

const readLength = (bytes, length) => (bytes.length < length ? undefined : bytes.subarray(0, length));

function readChunks(bytes) {
  const parts = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, end).toString("latin1"), 16);
    if (bytes.length < end + 2 + size + 2) return undefined;
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

function response(request, socket, { page, counts, nonces, url }) {
  const { method, target, headers, body } = request;
  const path = target.split("?")[0];
  const send = (status, headers, text = "") => {
    const bytes = Buffer.from(text);
    const lines = Object.entries({ connection: "close", "content-length": bytes.length, ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} -\r\n${lines.join("\r\n")}\r\n\r\n`), bytes]));
  };
  const json = { "content-type": "application/json" };
  if (path === "/") return send(200, { "content-type": "text/html" }, "<!doctype html><title>wire</title>");
  if (path === "/suite.js") return send(200, { "content-type": "text/javascript; charset=utf-8" }, page);
  if (path === "/favicon.ico") return send(404, {});
  if (path === "/count") return send(200, json, String(counts.get(decodeURIComponent(target.split("?")[1])) ?? 0));
  counts.set(`${method} ${path}`, (counts.get(`${method} ${path}`) ?? 0) + 1);
  switch (path) {
    case "/redirect":
      return send(method === "GET" ? 302 : 307, { location: `${url}/redirected` });
    case "/flaky": {
      nonces.push(headers.get("x-nonce"));
      if (nonces.length % 3) return send(503, { "retry-after": "0" });
      const wrong = wrongCredentials(request);
      return send(200, json, JSON.stringify({ method, target, type: "", body: "", wrong, nonces: nonces.slice(-3) }));
    }
    case "/silence":
      return undefined;
    case "/broken":
      return void socket.destroy();
    case "/truncated":
      socket.write('HTTP/1.1 200 -\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"method":');
      return void setTimeout(() => socket.destroy(), 50);
    case "/no-json":
      return send(200, json, "<p>Here you are.");
    case "/drift":
      return send(200, json, '{"method":7,"target":"","type":"","body":""}');
    case "/empty-error":
      return send(500, {});
    case "/undocumented":
      return send(418, json, '{"tea":true}');
  }
  const type = headers.get("content-type") ?? "";
  send(
    200,
    json,
    JSON.stringify({ method, target, type, body: body.toString("base64"), wrong: wrongCredentials(request) }),
  );
}

/** What the credentials of a request should be and are not, one clause each. */
function wrongCredentials({ method, target, headers, body }) {
  const { apiKey, secretKey } = credentials;
  const hash = (name, data, encoding) => createHash(name).update(data).digest(encoding);
  const hmac = (name, data, encoding) => createHmac(name, secretKey).update(data).digest(encoding);
  const [time, nonce] = [headers.get("x-time") ?? "", headers.get("x-nonce") ?? ""];
  const signed = [
    method,
    headers.get("host"),
    target,
    time,
    nonce,
    hash("sha256", body, "hex"),
    headers.get("content-type") ?? "",
  ].join("\n");
  const expected = {
    "x-key": apiKey,
    "x-digests": [
      hash("sha1", body, "hex"),
      hash("sha256", target, "base64"),
      hash("sha384", body, "base64url"),
      hash("sha512", body, "hex"),
      hmac("sha1", body, "hex"),
      hmac("sha384", target, "base64"),
      hmac("sha512", body, "base64url"),
    ].join(" "),
    "x-signature": hmac("sha256", signed, "hex"),
  };
  const wrong = Object.entries(expected)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name, value]) => `${name} is ${headers.get(name)}, expected ${value} over ${JSON.stringify(signed)}`);
  if (Math.abs(Number(time) - Date.now()) > 60_000) wrong.push(`x-time is ${time}`);
  if (nonce.length < 16) wrong.push(`x-nonce is ${nonce}`);
  return wrong;
}

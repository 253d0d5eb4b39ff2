import { createHash, createHmac } from "node:crypto";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { secretKey } from "./signed-requests.ts";

/** A request exactly as it came: nothing is decoded, no header is merged. */
interface Wire {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: Buffer;
}

const hmac = (algorithm: string, encoding: "hex" | "base64", ...parts: (string | Buffer)[]): string => {
  const made = createHmac(algorithm, secretKey);
  for (const part of parts) made.update(part);
  return made.digest(encoding);
};

const sha256 = (...parts: (string | Buffer)[]): string => {
  const made = createHash("sha256");
  for (const part of parts) made.update(part);
  return made.digest("hex");
};

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** What is wrong with a request; nothing when its signatures are those of the bytes that came. */
function complaintAbout({ method, target, headers, body }: Wire): string | undefined {
  const [path = "", ...rest] = target.split("?");
  const query = rest.join("?");
  const wrong = (what: string, sent: string | undefined, made: string) =>
    sent === made ? undefined : `${what} ${sent} is not ${made} of ${method} ${target}`;

  if (path.startsWith("/query")) {
    const match = /^(.*)[?&]sign=([^&]*)$/.exec(target);
    if (!match) return "no parameter sign at the end";
    return wrong(
      "sign",
      decodeURIComponent(match[2] as string),
      hmac("sha512", "base64", method, match[1] as string, body),
    );
  }
  if (path.startsWith("/sorted")) {
    // URLSearchParams drops a question mark at the beginning: here it belongs to a name.
    const pairs = [...new URLSearchParams(`&${query}`)].map((pair) => pair.map(encode) as [string, string]);
    const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    const ordered = pairs.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
    return wrong("x-sorted", headers["x-sorted"], hmac("sha1", "hex", ordered.map((pair) => pair.join("=")).join("&")));
  }
  const { "x-time": time = "", "x-nonce": nonce = "", "content-type": type = "", host = "" } = headers;
  const canonical = [method, host, path, query, time, nonce, type, sha256(body)].join("\n");
  const against = wrong("x-signature", headers["x-signature"], hmac("sha256", "hex", canonical));
  if (against || !path.startsWith("/body")) return against;
  const amount = /"amount":([^,}]*)/.exec(body.toString())?.[1] ?? "";
  return wrong("/meta/sign", JSON.parse(body.toString()).meta.sign, sha256(secretKey, amount));
}

/** The body that a head announces, and where it ends; undefined while it is not all there. */
function bodyOf(headers: Record<string, string>, rest: Buffer): { body: Buffer; end: number } | undefined {
  if (/chunked/i.test(headers["transfer-encoding"] ?? "")) {
    const chunks: Buffer[] = [];
    for (let at = 0; ; ) {
      const line = rest.indexOf("\r\n", at);
      if (line < 0) return undefined;
      const size = Number.parseInt(rest.toString("latin1", at, line), 16);
      at = line + 2 + size + 2;
      if (rest.length < at) return undefined;
      if (size === 0) return { body: Buffer.concat(chunks), end: at };
      chunks.push(rest.subarray(line + 2, line + 2 + size));
    }
  }
  const size = Number(headers["content-length"] ?? 0);
  return rest.length < size ? undefined : { body: rest.subarray(0, size), end: size };
}

function readRequest(bytes: Buffer): { wire: Wire; end: number } | undefined {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const [line = "", ...lines] = bytes.toString("latin1", 0, head).split("\r\n");
  const [method = "", target = ""] = line.split(" ");
  const headers: Record<string, string> = {};
  for (const text of lines) {
    const colon = text.indexOf(":");
    headers[text.slice(0, colon).toLowerCase()] = text.slice(colon + 1).trim();
  }
  const found = bodyOf(headers, bytes.subarray(head + 4));
  return found && { wire: { method, target, headers, body: found.body }, end: head + 4 + found.end };
}

/** Reads HTTP/1.1 off a socket by hand and responses 200, or 409 with `x-complaint`. Browsers may call it from anywhere. */
export async function startWireServer(): Promise<{ url: string; count: () => number; close: () => Promise<unknown> }> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    let pending = Buffer.alloc(0);
    socket.on("data", (data) => {
      pending = Buffer.concat([pending, data]);
      for (let read = readRequest(pending); read; read = readRequest(pending)) {
        pending = pending.subarray(read.end);
        const asked = read.wire.headers["access-control-request-headers"];
        const complaint = read.wire.method === "OPTIONS" ? undefined : complaintAbout(read.wire);
        if (read.wire.method !== "OPTIONS") count++;
        const headers = [
          `HTTP/1.1 ${complaint ? "409 Conflict" : "200 OK"}`,
          "Content-Length: 0",
          "Access-Control-Allow-Origin: *",
          "Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE",
          `Access-Control-Allow-Headers: ${asked ?? "*"}`,
          "Access-Control-Expose-Headers: x-complaint",
          ...(complaint ? [`x-complaint: ${encodeURI(complaint)}`] : []),
        ];
        socket.write(`${headers.join("\r\n")}\r\n\r\n`);
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    },
  };
}

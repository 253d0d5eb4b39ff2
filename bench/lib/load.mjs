// Sends requests in turn on a few connections, without pipelining, and counts the responses. Raw sockets: on a small
// machine a real HTTP client would cost more than the server that is measured.
import { readFileSync } from "node:fs";
import { connect } from "node:net";

/**
 * @param {{ port: number, file: string, connections: number, seconds?: number, count?: number }} load `file`: a JSON array of
 *   requests as they go on the wire, in Latin-1.
 * @returns {Promise<{ responses: number, seconds: number, statuses: Record<string, number> }>}
 */
export async function load({ port, file, connections, seconds = Infinity, count = Infinity }) {
  const statuses = {};
  const requests = JSON.parse(readFileSync(file, "utf8")).map((text) => Buffer.from(text, "latin1"));
  let responses = 0;
  let sent = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise((resolve, reject) => {
          const socket = connect({ port, host: "127.0.0.1", noDelay: true });
          let pending = "";
          const next = () => {
            if (sent >= count || performance.now() >= end) return socket.end(resolve);
            socket.write(requests[sent++ % requests.length]);
          };
          socket.setEncoding("latin1");
          socket.on("connect", next);
          socket.on("error", reject);
          socket.on("data", (text) => {
            pending += text;
            const head = pending.indexOf("\r\n\r\n");
            if (head < 0) return;
            const length = /\r\ncontent-length: (\d+)/i.exec(pending.slice(0, head))?.[1];
            if (length === undefined) return reject(new Error(`a response without a length: ${pending.slice(0, 200)}`));
            if (pending.length < head + 4 + Number(length)) return;
            const status = pending.slice(9, 12);
            statuses[status] = (statuses[status] ?? 0) + 1;
            pending = "";
            responses++;
            next();
          });
        }),
    ),
  );
  return { responses, seconds: (performance.now() - began) / 1000, statuses };
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  process.stdout.write(JSON.stringify(await load(JSON.parse(process.argv[2]))));

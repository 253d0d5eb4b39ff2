import { spawn } from "node:child_process";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fixture, loadFixture, rawRequest } from "./fixtures/requests.ts";
import { startMockServer } from "./server.ts";

/** `make fuzz` asks for ten thousand. */
const count = process.env.FUZZ ? 10_000 : 500;

test(`${count} idle connections do not keep others waiting`, { timeout: 120_000 }, async () => {
  // In a process of its own: one alone may not have so many on both sides.
  const main = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
  const child = spawn(process.execPath, [main, "mock", fixture("plain"), "--port", "0", "--json"]);
  const first = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value as string;
  const port = Number(new URL(JSON.parse(first).url).port);
  const sockets: Socket[] = [];
  for (let at = 0; at < count; at += 250)
    await Promise.all(
      Array.from(
        { length: 250 },
        () =>
          new Promise<void>((resolve, reject) => {
            const socket = connect(port, "127.0.0.1", resolve);
            socket.on("error", reject);
            sockets.push(socket);
          }),
      ),
    );
  expect((await rawRequest(port, "/ping")).status).toBe(200);
  if (process.env.FUZZ) console.log(`${sockets.filter(({ destroyed }) => !destroyed).length} idle connections`);
  for (const socket of sockets) socket.destroy();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test.each([
  ["head", "POST /echo HTTP/1.1\r\nhost: a\r\n", "x-slow: 1\r\n"],
  ["body", "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\ncontent-type: application/json\r\n\r\n", "{"],
])("a sender whose %s is too slow is answered with 408", async (_, start, more) => {
  const server = await startMockServer([await loadFixture("plain")], { port: 0, patience: 300 });
  const response = await new Promise<string>((resolve) => {
    let text = "";
    let drip: ReturnType<typeof setInterval> | undefined;
    const socket = connect(server.port, "127.0.0.1", () => {
      socket.write(start);
      // Not before: what is written to a socket that has not connected yet comes first.
      drip = setInterval(() => socket.writable && socket.write(more), 50);
    });
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(drip);
      resolve(text);
    });
  });
  expect(response).toMatch(/^HTTP\/1\.1 408 /);
  expect((await rawRequest(server.port, "/ping")).status).toBe(200);
  await server.close();
});

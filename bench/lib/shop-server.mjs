// In a process of its own, so that what the server costs is not counted among what a call costs.
import { createServer } from "node:http";

const order = JSON.stringify({
  id: "o-1",
  status: "paid",
  reference: "r-1",
  amount: 1999,
  currency: "EUR",
  created_at: "2026-01-01T00:00:00Z",
  buyer: { name: "Ana", email: "ana@example.com" },
  lines: [
    { name: "One", count: 1 },
    { name: "Two", count: 2 },
  ],
});

const server = createServer((request, response) => {
  request.on("data", () => {});
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(order));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send(`http://127.0.0.1:${server.address().port}`));
process.on("disconnect", () => process.exit());

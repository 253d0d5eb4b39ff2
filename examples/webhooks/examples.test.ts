import { createRequire } from "node:module";
import { webhooks } from "countersign/loveandpay/webhooks";
import { signTestEvent } from "countersign/webhooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const secret = "whsec_test";
const nest: string = "../recipes/nest.ts";
const { resolve } = createRequire(new URL("../recipes/", import.meta.url));

type Send = (init: { method: "POST"; headers: Record<string, string>; body: string }) => Promise<{ status: number }>;

/** How each example is started and reached. */
const examples: { name: string; needs?: string; start: () => Promise<{ send: Send; stop?: () => unknown }> }[] = [
  {
    name: "Express",
    needs: "express",
    async start() {
      const { app } = await import("./express.ts");
      const server = app.listen(0, "127.0.0.1");
      await new Promise((ready) => server.once("listening", ready));
      const { port } = server.address() as { port: number };
      return {
        send: (init) => fetch(`http://127.0.0.1:${port}/webhooks`, init),
        stop: () => new Promise((done) => server.close(done)),
      };
    },
  },
  {
    name: "Fastify",
    needs: "fastify",
    async start() {
      const { app } = await import("./fastify.ts");
      const address = await app.listen({ port: 0, host: "127.0.0.1" });
      return { send: (init) => fetch(`${address}/webhooks`, init), stop: () => app.close() };
    },
  },
  {
    name: "Hono",
    needs: "hono",
    async start() {
      const { app } = await import("./hono.ts");
      return { send: async (init) => app.request("/webhooks", init) };
    },
  },
  {
    name: "NestJS",
    needs: "@nestjs/core",
    async start() {
      // By a name that the compiler does not follow: its types are in a folder that is installed apart.
      const { createApp } = await import(/* @vite-ignore */ nest);
      const app = await createApp();
      await app.listen(0, "127.0.0.1");
      const url = await app.getUrl();
      return { send: (init) => fetch(`${url}/webhooks`, init), stop: () => app.close() };
    },
  },
  {
    name: "Next.js",
    async start() {
      const { POST } = await import("./next-route.ts");
      return { send: (init) => POST(new Request("https://shop.example/webhooks", init)) };
    },
  },
  ...[false, true].map((isBase64Encoded) => ({
    name: `AWS Lambda${isBase64Encoded ? ", with a body in Base64" : ""}`,
    async start() {
      const { handler } = await import("./lambda.ts");
      const send: Send = async ({ headers, body }) => {
        const written = isBase64Encoded ? Buffer.from(body).toString("base64") : body;
        return { status: (await handler({ body: written, isBase64Encoded, headers })).statusCode };
      };
      return { send };
    },
  })),
  {
    name: "a Worker",
    async start() {
      const { default: worker } = await import("./worker.ts");
      const env = { LOVEANDPAY_WEBHOOK_SECRET: secret };
      return { send: (init) => worker.fetch(new Request("https://shop.example/webhooks", init), env) };
    },
  },
];

/** A package that is not there skips its example by name. */
function missing(name: string | undefined): boolean {
  try {
    if (name) resolve(name);
    return false;
  } catch {
    return true;
  }
}

beforeEach(() => {
  vi.stubEnv("LOVEANDPAY_WEBHOOK_SECRET", secret);
  vi.stubEnv("NODE_ENV", "test");
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

for (const { name, needs, start } of examples) {
  const skipped = missing(needs);
  describe.skipIf(skipped)(`${name}${skipped ? ` (skipped: the package ${needs} is not installed)` : ""}`, () => {
    test("a signed event is received, a forged one is not", async () => {
      const { send, stop } = await start();
      try {
        const { body, headers } = await signTestEvent(webhooks, "invoice.paid", undefined, secret);
        const post = async (body: string, headers: Record<string, string>) =>
          (await send({ method: "POST", headers, body })).status;
        expect(await post(body, headers)).toBe(200);
        expect(console.log).toHaveBeenCalledExactlyOnceWith("paid", "uuid-v4");
        expect(await post(body.replace("uuid-v4", "uuid-v5"), headers)).toBe(400);
        expect(await post(body, { "content-type": "application/json" })).toBe(400);
        expect(await post("", headers)).toBeGreaterThanOrEqual(400);
        expect(console.log).toHaveBeenCalledOnce();
      } finally {
        await stop?.();
      }
    });
  });
}

import { createClient } from "countersign/monri";
import { createMockFetch } from "countersign-dev/mock";
import { expect, test } from "vitest";

// MSW is not installed with the toolkit: `npm install --no-save msw@2.15.0` lets this run.
const msw = await load("msw");
const node = await load("msw/node");

async function load(id: string): Promise<any> {
  return import(/* @vite-ignore */ id).catch(() => undefined);
}

test.skipIf(!msw || !node)("code that calls the global fetch meets the mock through MSW (needs msw)", async () => {
  const mock = createMockFetch({ api: "monri" });
  const server = node.setupServer(
    msw.http.all("https://ipgtest.monri.com/*", ({ request }: { request: Request }) => mock(request)),
  );
  server.listen({ onUnhandledRequest: "error" });
  try {
    const credentials = { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" };
    const monri = createClient({ server: "test", credentials });
    const created = await monri.createCustomer({ body: { name: "Ana" } });
    expect(created.status).toBe(200);
    if (created.status !== 200) return;
    const found = await monri.getCustomer({ params: { path: { uuid: created.data.uuid } } });
    expect(found.data).toEqual(created.data);
    const stranger = createClient({ server: "test", credentials: { ...credentials, merchantKey: "another" } });
    expect((await stranger.listCustomers()).status).toBe(401);
  } finally {
    server.close();
  }
});

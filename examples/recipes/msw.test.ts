import { createClient } from "countersign/monri";
import { expect, test } from "vitest";
import { missing } from "./fixtures/missing.ts";

const credentials = { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" };

test.skipIf(missing("msw"))("code that calls the global fetch meets the mock through MSW (needs msw)", async () => {
  const { setupServer } = await import("msw/node");
  const { handlers } = await import("./msw-handlers.ts");
  const server = setupServer(...handlers);
  server.listen({ onUnhandledRequest: "error" });
  try {
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

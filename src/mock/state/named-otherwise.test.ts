import { expect, test } from "vitest";
import { inlineMock, json } from "../fixtures/inline.ts";

const path = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const missing = { 404: { description: "no" } };

test("what an example has as its id is not what a parameter of another name asks for", async () => {
  const thing = json({ type: "object", properties: { id: { type: "integer" } } }, { example: { id: 7 } });
  const responses = { 200: { description: "ok", ...thing }, ...missing };
  const parameters = [path("label")];
  const ask = await inlineMock({
    paths: {
      "/things/{label}": {
        get: { operationId: "getThing", parameters, responses },
        put: { operationId: "putThing", parameters, requestBody: json({ type: "object" }), responses },
      },
    },
  });
  expect((await ask("GET /things/staging")).status).toBe(200);
  const headers = { "content-type": "application/json" };
  expect((await ask("PUT /things/staging", { headers, body: "{}" })).status).toBe(200);
  // Now the mock knows what there is.
  expect((await ask("GET /things/other")).status).toBe(404);
});

test("a query parameter does not tell apart what the path names", async () => {
  const properties = { id: { type: "string" }, mode: { type: "string" } };
  const thing = json({ type: "object", properties }, { example: { id: "a-1", mode: "live" } });
  const mode = { name: "mode", in: "query", schema: { type: "string" } };
  const responses = { 200: { description: "ok", ...thing }, ...missing };
  const ask = await inlineMock({
    paths: { "/things/{id}": { get: { operationId: "getThing", parameters: [path("id"), mode], responses } } },
  });
  expect((await ask("GET /things/a-1?mode=test")).status).toBe(200);
  expect((await ask("GET /things/b-2?mode=live")).status).toBe(404);
});

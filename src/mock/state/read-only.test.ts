import { expect, test } from "vitest";
import { inlineMock, json } from "../fixtures/inline.ts";

const read = (id: string, responses: object) => ({
  [`/things/{${id}}`]: {
    get: {
      operationId: "getThing",
      parameters: [{ name: id, in: "path", required: true, schema: { type: "string" } }],
      responses: {
        200: {
          description: "ok",
          ...json({ type: "object", properties: { [id]: { type: "string" } } }, { example: { [id]: "a-1" } }),
        },
        ...responses,
      },
    },
  },
});

test.each([
  [{}, 200],
  [{ 404: { description: "no" } }, 404],
  [{ "4XX": { description: "no" } }, 404],
  [{ default: { description: "no" } }, 404],
  [{ 410: { description: "gone" } }, 410],
  [{ 400: { description: "bad" } }, 200],
])(
  "of what nobody makes, another id than the example's is answered as the contract can: with %j by %d",
  async (responses, status) => {
    const ask = await inlineMock({ paths: read("thing", responses) });
    expect((await ask("GET /things/a-1")).body).toBe('{"thing":"a-1"}');
    expect((await ask("GET /things/other")).status).toBe(status);
  },
);

test("what was made and deleted is gone, whatever the contract says of it", async () => {
  const { get } = read("thing", {})["/things/{thing}"] as any;
  const { parameters, responses } = get;
  const remove = { operationId: "deleteThing", parameters, responses: { 204: { description: "ok" } } };
  const ask = await inlineMock({ paths: { "/things/{thing}": { get: { ...get, responses }, delete: remove } } });
  expect((await ask("DELETE /things/a-1")).status).toBe(204);
  expect((await ask("GET /things/a-1")).status).toBe(404);
});

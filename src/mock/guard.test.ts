import { expect, test } from "vitest";
import { schemaAt, schemaCompiler } from "../schema/index.ts";
import { createMock } from "./create-mock.ts";
import { createMockFetch } from "./create-mock-fetch.ts";
import { fixture, loadFixture } from "./fixtures/requests.ts";

const mock = createMockFetch({ api: fixture("knots") });
const post = (path: string, body: unknown) =>
  mock(`http://mock${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("a body is checked even where Prism cannot compile its schema", async () => {
  const tree = { name: "oak", size: 1, branch: { length: 2 } };
  expect((await post("/trees", tree)).status).toBe(200);
  for (const wrong of [5, {}, { ...tree, size: 0 }, { ...tree, branch: { length: 2, tree: { name: 1 } } }])
    expect((await post("/trees", wrong)).status).toBe(422);
  const refused = await post("/trees", { ...tree, size: 0 });
  expect(refused.headers.get("countersign-invalid")).toBe("Request body property size must be > 0");
});

test("a body that nobody can check is let through, and that is said", async () => {
  const response = await post("/odd", { a: 5 });
  expect(response.status).toBe(204);
  expect(response.headers.get("countersign-unchecked")).toMatch(/^the body of createOdd is not checked: /);
  expect((await post("/free", 5)).headers.has("countersign-unchecked")).toBe(false);
  const all = await (await createMock([await loadFixture("knots")])).unchecked();
  expect(all).toHaveLength(1);
  expect(all[0]).toMatch(/^knots: the body of createOdd is not checked: /);
});

test("a schema that refers to itself is answered with all that it requires", async () => {
  const contract = await loadFixture("knots");
  const pointer = contract.operations[0]?.responses["200"]?.content["application/json"]?.pointer as string;
  const validate = schemaCompiler(contract).compile(schemaAt(pointer));
  const response = await post("/trees", { name: "oak", size: 1, branch: { length: 2 } });
  expect(validate(await response.json())).toBe(true);
});

test("a parameter that nobody can check is let through, that is said, and the others are still checked", async () => {
  const patterns = createMockFetch({ api: fixture("patterns") });
  const response = await patterns("http://mock/items/a?size=1");
  expect(response.status).toBe(200);
  expect(response.headers.get("countersign-unchecked")).toMatch(
    /^the path parameter id of getItem is not checked: Invalid regular expression.*; the query parameter colour of getItem/,
  );
  const refused = await patterns("http://mock/items/a?size=many");
  expect(refused.status).toBe(422);
  expect(refused.headers.get("countersign-invalid")).toBe("Request query parameter size must be integer");
  const all = await (await createMock([await loadFixture("patterns")])).unchecked();
  expect(all).toHaveLength(2);
  expect(all[0]).toMatch(/^patterns: the path parameter id of getItem is not checked: .*\.$/);
});

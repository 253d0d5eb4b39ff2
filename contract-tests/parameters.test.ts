import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildRequest } from "../src/checks/build-request.ts";
import { apiReport, formatFailures, runChecks } from "../src/checks/index.ts";
import { createApiClient, createSignedFetch } from "../src/client/index.ts";
import { answerJson, startTestServer } from "../src/client/test-server.ts";
import { describeApi, printGenerated } from "../src/codegen/index.ts";
import { type Contract, loadContract } from "../src/contract/index.ts";
import { replaceFolder } from "../src/core/replace-folder.ts";
import { createMock, createMockFetch } from "../src/mock/index.ts";
import { sampleRequest } from "../src/samples/sample-request.ts";
import { description, type Loose, pathOf, type Row, rows } from "./fixtures/styled-parameters.ts";

let folder: string;
let contract: Contract;
let generated: Loose;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-parameters-"));
  const file = join(folder, "paint.json");
  writeFileSync(file, JSON.stringify(description));
  contract = await loadContract(file, "paint");
  const clientModule = fileURLToPath(new URL("../src/client/index.ts", import.meta.url));
  replaceFolder(join(folder, "generated"), await printGenerated([contract], { clientModule }));
  generated = await import(join(folder, "generated/paint/index.ts"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const paramsOf = ({ place, value }: Row, more = {}) => ({ [place]: { color: value }, ...more });
const credentialsOf = () => contract.testCredentials;

/** What a call puts on the wire. */
async function sentBy(
  call: (client: Loose) => Promise<unknown>,
  make: (options: Loose) => Loose = generated.createClient,
) {
  const server = await startTestServer((_, response) => answerJson(response, 200, { ok: true }));
  try {
    await call(make({ server: server.url, credentials: credentialsOf() }));
    const [{ method, target, headers }] = server.received as [Loose];
    const { secretKey = "" } = contract.testCredentials;
    expect(headers["x-signature"]).toBe(
      createHmac("sha256", secretKey)
        .update(method + target)
        .digest("hex"),
    );
    return { target, header: headers.color, cookie: headers.cookie };
  } finally {
    await server.close();
  }
}

function expected(row: Row) {
  const target = row.place === "path" ? `/${row.id}/${row.wire}` : `/${row.id}`;
  return {
    target: row.place === "query" ? `${target}?${row.wire}` : target,
    header: row.place === "header" ? row.wire : undefined,
    cookie: row.place === "cookie" ? row.wire : undefined,
  };
}

describe.each(rows.map((row) => [row.id.replaceAll("_", " "), row] as const))("%s", (_, row) => {
  test("is sent as the specification has it and signed as sent: by operationId, by path, and by a client that nothing was generated for", async () => {
    const init = { params: paramsOf(row) };
    expect(await sentBy((client) => client[row.id](init))).toEqual(expected(row));
    expect(await sentBy((client) => client.GET(pathOf(row), init))).toEqual(expected(row));
    const described = (options: Loose) => createApiClient(describeApi(contract), options);
    expect(await sentBy((client) => client[row.id](init), described)).toEqual(expected(row));
  });

  test("is the same in what the checks send and in the samples of the docs", () => {
    const operation = contract.operations.find(({ id }) => id === row.id) as Loose;
    const { path, query, headers } = buildRequest(operation, { [`${row.place} color`]: row.value });
    const { target, header, cookie } = expected(row);
    expect(path + (query && `?${query}`)).toBe(target);
    expect(Object.fromEntries(headers)).toEqual({ ...(header && { color: header }), ...(cookie && { cookie }) });
    const { wire } = sampleRequest(contract, operation);
    expect(wire.url).toBe(`https://paint.example/v1${target}`);
    expect([wire.headers.get("color") ?? undefined, wire.headers.get("cookie") ?? undefined]).toEqual([header, cookie]);
  });

  test("is read by the mock, and refused by it when it is another", async () => {
    const mock = createMockFetch({ contract });
    const client = generated.createClient({ server: "test", credentials: credentialsOf(), fetch: mock });
    const call = async (params: object) => {
      const { status, response } = await client[row.id]({ params });
      return [status, response.headers.get("countersign-invalid")];
    };
    expect(await call(paramsOf(row))).toEqual([200, null]);
    expect(await call(paramsOf(row, row.place === "query" ? {} : { query: { q: "x&y" } }))).toEqual([200, null]);
    const others = Array.isArray(row.value)
      ? ["blue"]
      : typeof row.value === "object"
        ? { R: 1, G: 2, B: "x" }
        : row.value === ""
          ? "too long"
          : "x";
    if (row.id !== "query_items_with_the_delimiter")
      expect(await call(paramsOf({ ...row, value: others }))).toEqual([400, expect.stringMatching(/color/i)]);
    if (row.place !== "path") expect(await call({})).toEqual([400, expect.stringMatching(/color/i)]);
  });
});

test("Prism refuses these, which are right; it looks at no cookie and at no JSON", async () => {
  const mock = createMockFetch({ contract, engine: "prism" });
  const client = generated.createClient({ server: "test", credentials: credentialsOf(), fetch: mock });
  const refused: Row[] = [];
  for (const row of rows) {
    const { status } = await client[row.id]({ params: paramsOf(row) });
    if (status !== 200) refused.push(row);
  }
  expect(refused.map(({ id }) => id)).toEqual([
    // It splits a path at its commas before it knows the style, and a label always at commas.
    "path_matrix_whole_array",
    "path_matrix_whole_object",
    "path_label_whole_array",
    "path_label_whole_object",
    "path_label_exploded_object",
    "path_simple_whole_array",
    "path_simple_whole_object",
    "path_simple_exploded_array",
    "path_simple_exploded_object",
    // It takes an empty text for none.
    "query_form_whole_empty",
    "query_form_exploded_empty",
    // It looks for the properties of objects in lower case.
    "query_form_exploded_object",
    // It splits at a %20 that is decoded already, and knows no objects with delimiters.
    "query_spaceDelimited_whole_array",
    "query_spaceDelimited_whole_object",
    "query_pipeDelimited_whole_object",
    "query_deepObject_exploded_object",
    // It takes JSON for a string.
    "path_json",
    "query_json",
    "header_json",
    "query_object_without_a_style",
    // It does not explode by default.
    "query_list_without_a_style",
    "query_members_in_camel_case",
    // It splits at commas that were encoded.
    "query_items_with_the_delimiter",
  ]);
});

test("the checks of the description pass against its mock", async () => {
  const mock = await createMock([contract]);
  const baseUrl = "https://mock.invalid/paint";
  const results = await runChecks({
    contract,
    baseUrl,
    wire: (input, init) => mock.fetch(new Request(input, init)),
    connect: (wire, { at }) =>
      createSignedFetch(describeApi(contract), {
        server: baseUrl,
        credentials: mock.credentials.paint ?? {},
        fetch: wire,
        retries: 0,
        ...(at !== undefined && { now: () => at }),
      }),
  });
  expect(results.length).toBeGreaterThan(100);
  expect(formatFailures([apiReport(contract, results)])).toBe("");
});

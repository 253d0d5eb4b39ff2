import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { UsageError } from "../core/errors.ts";
import { loadFixture } from "../mock/fixtures/requests.ts";
import { createMock, type MockOptions, startMockServer } from "../mock/index.ts";
import { type ApiDescription, describeMock, formatDescription } from "./describe-mock.ts";

test("the printed command is answered with success, as it is printed", async () => {
  const server = await startMockServer([await loadFixture("acme"), await loadFixture("plain")], { port: 0 });
  const descriptions = await describeMock(server.mock, server.url);
  expect(descriptions.map(({ api, url, seconds }) => ({ api, url, seconds }))).toEqual([
    { api: "acme", url: `${server.url}/acme`, seconds: 300 },
    { api: "plain", url: `${server.url}/plain`, seconds: undefined },
  ]);
  for (const { curl } of descriptions) {
    const { stdout } = await promisify(execFile)("sh", ["-c", `${curl} -o /dev/null -w '%{http_code}'`]);
    expect([curl, stdout]).toEqual([curl, "200"]);
  }
  const text = formatDescription(descriptions);
  expect(text).toContain("apiKey=pk_acme  secretKey=sk_acme_secret");
  expect(text).toContain("not checked  digest");
  await server.close();
});

test("credentials that were given are not shown", async () => {
  const acme = await loadFixture("acme");
  const mock = await createMock([acme], { credentials: { acme: { secretKey: "real-one", apiKey: "real-key" } } });
  const [description] = await describeMock(mock, "http://mock");
  expect(description).toMatchObject({ credentials: { apiKey: null, secretKey: null } });
  expect(JSON.stringify(description)).not.toContain("real");
});

test("what signs webhooks is told when they go somewhere, a published one with its value", async () => {
  const kiosk = await loadFixture("kiosk");
  const described = async (options: MockOptions) => describeMock(await createMock([kiosk], options), "http://mock");
  const webhookUrl = "http://127.0.0.1/hook";
  const [published] = await described({ webhookUrl });
  expect(published?.webhookCredentials).toEqual({ webhookSecret: "whsec_kiosk" });
  expect(formatDescription([published as ApiDescription])).toContain("\n  webhooks     webhookSecret=whsec_kiosk\n");
  const given = await described({ webhookUrl, credentials: { kiosk: { webhookSecret: "real-one" } } });
  expect(given[0]).toMatchObject({ webhookCredentials: { webhookSecret: null } });
  expect(JSON.stringify(given) + formatDescription(given)).not.toContain("real-one");
  expect(JSON.stringify(await described({}))).not.toContain("whsec_kiosk");
});

test("a mock refuses credentials for an API that it has not, and two APIs of one name", async () => {
  const plain = await loadFixture("plain");
  await expect(createMock([plain], { credentials: { acme: { apiKey: "a" } } })).rejects.toThrow(UsageError);
  await expect(createMock([plain, plain])).rejects.toThrow("two APIs are called plain; each needs its own name.");
});

test("it is said how much is remembered, and on request of what not and why", async () => {
  const mock = await createMock([await loadFixture("shop"), await loadFixture("acme")]);
  const descriptions = await describeMock(mock, "http://mock");
  expect(formatDescription(descriptions)).toMatch(/state {8}remembers 9 of 9 operations/);
  const forgotten = descriptions.flatMap(({ forgotten }) => Object.entries(forgotten ?? {}));
  expect(forgotten.length).toBeGreaterThan(0);
  const verbose = formatDescription(descriptions, true);
  for (const [operation, why] of forgotten) {
    expect(formatDescription(descriptions)).not.toContain(`not ${operation}`);
    expect(verbose).toContain(`not ${operation}: ${why}`);
  }
  const stateless = await createMock([await loadFixture("shop")], { stateless: true });
  expect(formatDescription(await describeMock(stateless, "http://mock"))).not.toContain("remembers");
});

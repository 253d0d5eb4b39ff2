import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type Outcome, runHere } from "../../src/cli/fixtures/run-command.ts";

// A server of another hand: it shares no code with the mock, and derives the digest as the vendor's page says.
const merchantKey = "qwert1234";
const authenticityToken = "7db11ea5d4a1af32421b564c79b946d1ead3daf0";
const uuid = "4b281da4-d145-4233-b957-2018cf9aa0fb";
const customer = {
  status: "approved",
  uuid,
  name: "Ana",
  email: "ana@example.com",
  phone: null,
  city: null,
  address: null,
};

let server: Server | undefined;
afterEach(() => server?.close());

async function start(
  change: (body: Record<string, unknown>) => object = (body) => body,
  check = true,
): Promise<{ url: string; methods: string[] }> {
  const methods: string[] = [];
  server = createServer((request, response) => {
    methods.push(request.method ?? "");
    const answer = (status: number, body: object) => {
      response
        .writeHead(status, { "content-type": "application/json; charset=utf-8", connection: "close" })
        .end(JSON.stringify(body));
    };
    const [scheme, token, time, digest] = (request.headers.authorization ?? "").split(" ");
    const expected = createHash("sha512")
      .update(`${merchantKey}${time}${authenticityToken}${request.url}`)
      .digest("hex");
    if (check && (scheme !== "WP3-v2.1" || token !== authenticityToken || digest !== expected))
      return answer(401, { status: "error", message: "Unauthorized" });
    const { pathname, searchParams } = new URL(request.url ?? "", "http://host");
    if (/\D/.test(searchParams.get("limit") ?? "")) return answer(400, { status: "invalid-request", message: "limit" });
    const isFirstPage = Number(searchParams.get("offset") ?? 0) === 0;
    const data = isFirstPage ? [{ id: uuid, name: "Ana", status: "approved" }] : [];
    if (pathname === "/v2/customers") return answer(200, change({ status: "approved", data }));
    if (pathname === `/v2/customers/${uuid}/payment-methods` || pathname === "/v2/payment-methods")
      return answer(200, { status: "approved", data: [] });
    if (pathname === `/v2/customers/${uuid}` || pathname === "/v2/merchants/customers/ana-1")
      return answer(200, change({ ...customer }));
    answer(404, { status: "invalid-request", message: "not found" });
  });
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, methods };
}

const root = fileURLToPath(new URL("../..", import.meta.url));

function check(url: string): Promise<Outcome> {
  const given = [`uuid=${uuid}`, "merchant_customer_id=ana-1"].flatMap((value) => ["--parameter", value]);
  return runHere(root, ["check", "monri", "--target", url, ...given], {
    MONRI_MERCHANT_KEY: merchantKey,
    MONRI_AUTHENTICITY_TOKEN: authenticityToken,
  });
}

test("a server that keeps the contract passes, and only reads are sent", async () => {
  const { url, methods } = await start();
  const { code, out } = await check(url);
  expect(out).toMatch(/^monri: \d+ passed, 0 failed/m);
  expect(code).toBe(0);
  expect(new Set(methods)).toEqual(new Set(["GET"]));
});

test("a member that the contract does not declare is reported as drift, and fails nothing", async () => {
  const { url } = await start((body) => ({ ...body, loyalty: 7 }));
  const { code, out } = await check(url);
  expect(out).toContain("DRIFT monri getCustomer /loyalty");
  expect(code).toBe(0);
});

test("a member of another type fails, with operation and pointer", async () => {
  const { url } = await start((body) => ({ ...body, ...("uuid" in body && { city: 7 }) }));
  const { code, out } = await check(url);
  expect(out).toContain("BROKEN monri getCustomer /city: must be string,null");
  expect(code).toBe(1);
});

test("a member of another type is drift, where the contract only assumes the type, and the contract is to be corrected", async () => {
  const { url } = await start((body) => ({ ...body, ...("uuid" in body && { name: 7 }) }));
  const { code, out } = await check(url);
  expect(out).toMatch(
    /DRIFT monri getCustomer \/name: must be string,null\n(.*\n)*?.*proposal: correct the contract at \/components\/schemas\/Customer\/properties\/name:/,
  );
  expect(code).toBe(0);
});

test("a server that lets everybody in fails", async () => {
  const { url } = await start(undefined, false);
  const { code, out } = await check(url);
  expect(out).toMatch(/BROKEN monri getCustomer: let in with 200.*\n {2}in getCustomer: credential wp3 missing/);
  expect(code).toBe(1);
});

test("a server that is not there is one sentence", async () => {
  const { url } = await start();
  await new Promise((done) => server?.close(done));
  const { code, err } = await check(url);
  expect(err).toBe(
    `countersign: monri: ${url} cannot be reached: nothing listens there (ECONNREFUSED). Check the URL, and that the server is running.\n`,
  );
  expect(code).toBe(1);
});

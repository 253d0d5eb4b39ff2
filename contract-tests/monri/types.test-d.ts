// Checked by the compiler (`npm run typecheck`), never run.
import { type Client, type Credentials, type Customer, createClient, paginate } from "countersign/monri";
import { expectTypeOf } from "vitest";

declare const monri: Client;

export async function operationsAreNarrowedByStatus(): Promise<void> {
  const created = await monri.createCustomer({ body: { name: "Ana", country: "BA" } });
  if (created.status === 200) {
    expectTypeOf(created.ok).toEqualTypeOf<true>();
    expectTypeOf(created.data).toEqualTypeOf<Customer>();
    expectTypeOf(created.data.uuid).toEqualTypeOf<string>();
    expectTypeOf(created.data.phone).toEqualTypeOf<string | null | undefined>();
  } else if (created.status === 401) {
    expectTypeOf(created.ok).toEqualTypeOf<false>();
    expectTypeOf(created.error.status).toEqualTypeOf<string>();
    expectTypeOf(created.data).toEqualTypeOf<undefined>();
  } else if (created.status === 503) {
    // No page describes it: it is an object, and nothing in it is promised.
    expectTypeOf(created.ok).toEqualTypeOf<false>();
    expectTypeOf(created.error.message).toEqualTypeOf<string | undefined>();
  } else if (created.status === 303) {
    // Undocumented: it can come all the same; what its body is is a guess.
    expectTypeOf(created.ok).toEqualTypeOf<false>();
    expectTypeOf(created.documented).toEqualTypeOf<false>();
  }
}

export async function operationsAreNarrowedByOk(): Promise<void> {
  const created = await monri.createCustomer({ body: { name: "Ana", country: "BA" } });
  if (created.ok) {
    expectTypeOf(created.data).toEqualTypeOf<Customer>();
    expectTypeOf(created.error).toEqualTypeOf<undefined>();
    return;
  }
  expectTypeOf(created.error.status).toEqualTypeOf<string | undefined>();
  expectTypeOf(created.data).toEqualTypeOf<undefined>();
}

export async function whatACallTakesIsTheContracts(): Promise<void> {
  await monri.listCustomers();
  await monri.listCustomers({ params: { query: { limit: 10 } }, signal: AbortSignal.timeout(1), timeout: 1 });
  await monri.getCustomer({ params: { path: { uuid: "u" } } });
  // @ts-expect-error a path parameter is required
  await monri.getCustomer();
  // @ts-expect-error a path parameter is required by name
  await monri.getCustomer({ params: { path: { id: "u" } } });
  // @ts-expect-error a body is required
  await monri.createCustomer();
  // @ts-expect-error a property has a type
  await monri.createCustomer({ body: { name: 7 } });
  // @ts-expect-error a misspelt option does not compile
  await monri.createCustomer({ body: {}, tiemout: 7 });
  // @ts-expect-error a misspelt operation does not compile
  await monri.creatCustomer({ body: {} });
}

export async function aSuccessIsReadAsTheCallAsks(how: "text" | "blob"): Promise<void> {
  const params = { path: { uuid: "u" } };
  const blob = await monri.getCustomer({ params, parseAs: "blob" });
  if (blob.ok) expectTypeOf(blob.data).toEqualTypeOf<Blob>();
  else expectTypeOf(blob.error.status).toEqualTypeOf<string | undefined>();
  const streamed = await monri.listCustomers({ parseAs: "stream" });
  if (streamed.ok) expectTypeOf(streamed.data).toEqualTypeOf<ReadableStream<Uint8Array> | null>();
  const text = await monri.createCustomer({ body: {}, parseAs: "text" });
  if (text.status === 200) expectTypeOf(text.data).toEqualTypeOf<string>();
  const bytes = await monri.getCustomer({ params, parseAs: "arrayBuffer" });
  if (bytes.ok) expectTypeOf(bytes.data).toEqualTypeOf<ArrayBuffer>();
  const json = await monri.getCustomer({ params, parseAs: "json" });
  if (json.ok) expectTypeOf(json.data).toEqualTypeOf<Customer>();
  const either = await monri.getCustomer({ params, parseAs: how });
  if (either.ok) expectTypeOf(either.data).toEqualTypeOf<string | Blob>();
  expectTypeOf<Awaited<ReturnType<Client["getCustomer"]>>>().toEqualTypeOf<typeof json>();
  // @ts-expect-error a form that there is not
  await monri.getCustomer({ params, parseAs: "xml" });
}

export async function itIsAnOpenapiFetchClient(): Promise<void> {
  const { data, error, response } = await monri.GET("/v2/customers/{uuid}", { params: { path: { uuid: "u" } } });
  expectTypeOf(data).toEqualTypeOf<Customer | undefined>();
  expectTypeOf(error?.message).toEqualTypeOf<string | undefined>();
  expectTypeOf(response).toEqualTypeOf<Response>();
  // @ts-expect-error a path that the contract does not have
  await monri.GET("/v2/nothing");
  // @ts-expect-error a path parameter is required
  await monri.GET("/v2/customers/{uuid}");
  // @ts-expect-error a misspelt option does not compile
  await monri.GET("/v2/customers", { tiemout: 7 });
  const { data: text } = await monri.GET("/v2/customers", { parseAs: "text", timeout: 7, retries: 0 });
  expectTypeOf(text).toEqualTypeOf<string | undefined>();
  const { data: made } = await monri.request("POST", "/v2/customers", { body: { name: "Ana" } });
  expectTypeOf(made).toEqualTypeOf<Customer | undefined>();
  const { data: bytes } = await monri.request("GET", "/v2/customers", { parseAs: "arrayBuffer" });
  expectTypeOf(bytes).toEqualTypeOf<ArrayBuffer | undefined>();
  monri.use({ onRequest: ({ request }) => request });
}

export async function aPathMayBeOneOfSeveral(
  one: "/v2/customers" | "/v2/customers/{uuid}",
  any: string,
): Promise<void> {
  const { data } = await monri.GET(one, { params: { path: { uuid: "u" } } });
  if (data && "data" in data) expectTypeOf(data.data[0]?.email).toEqualTypeOf<string | null | undefined>();
  else expectTypeOf(data).toEqualTypeOf<Customer | undefined>();
  // @ts-expect-error a path that may be none of the contract's
  await monri.GET(any);
}

export async function aMisspeltPathIsOneError(): Promise<void> {
  // @ts-expect-error a path that the contract does not have
  const { data } = await monri.GET("/v2/custmers", { params: { query: { limit: 1 } } });
  data.data[0].uuid;
}

export async function listsAreTypedByTheirItems(): Promise<void> {
  for await (const { email } of paginate(monri.listCustomers))
    expectTypeOf(email).toEqualTypeOf<string | null | undefined>();
  paginate(monri.listCustomers, { params: { query: { limit: 10 } }, timeout: 7 });
  paginate(monri.listCustomerPaymentMethods, { params: { path: { uuid: "u" } } });
  // @ts-expect-error a path parameter is required
  paginate(monri.listCustomerPaymentMethods);
  // @ts-expect-error pages are read as JSON
  paginate(monri.listCustomers, { parseAs: "text" });
  // @ts-expect-error an operation that lists nothing
  paginate(monri.getCustomer, { params: { path: { uuid: "u" } } });
}

export function clientsAreMadeWithServerAndCredentials(): void {
  expectTypeOf<{ merchantKey: string; authenticityToken: string }>().toExtend<Credentials>();
  expectTypeOf<{ accessToken: string }>().toExtend<Credentials>();
  createClient({ server: "test", credentials: { merchantKey: "k", authenticityToken: "t" } });
  createClient({
    server: "http://127.0.0.1:4010/monri",
    credentials: async () => ({ merchantKey: "k", authenticityToken: "t" }),
  });
  // @ts-expect-error neither a server of the contract nor a URL
  createClient({ server: "tset", credentials: { merchantKey: "k", authenticityToken: "t" } });
  // @ts-expect-error a URL of another kind
  createClient({ server: "ftp://monri", credentials: { merchantKey: "k", authenticityToken: "t" } });
  // @ts-expect-error a credential is missing
  createClient({ server: "test", credentials: { merchantKey: "k" } });
  // @ts-expect-error where money is sent has no default
  createClient({ credentials: { merchantKey: "k", authenticityToken: "t" } });
}

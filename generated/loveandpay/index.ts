// Written by `countersign generate` from the contract of loveandpay. Edit that, not this.
import { bodyOf, hex, hmacSha256, inHeader, methodOf, pathOf, sha256, unixMillisOf, type Schemes } from "../../src/auth/index.ts";
import {
  type ApiDescriptor,
  type As,
  type AskedForm,
  type CallOptions,
  type ClientOptions as Options,
  createApiClient,
  type Paged,
  type PathClient,
  type ResultPromise,
  type SchemeDescriptor,
} from "../../src/client/index.ts";
import type { operations } from "./schema.ts";

export { paginate } from "../../src/client/index.ts";
export type * from "./schema.ts";

/** Names of the servers of Love&Pay API v2. `production`: https://loveandpay.io. Production environment, the host of every sample that the vendor prints. No sandbox is documented; `replacement`: https://api.prod.loveandpay.io. Host that replaces the one above. */
export type Server = "production" | "replacement";

/** What Love&Pay API v2 asks a caller to prove itself with. */
export type Credentials = {
  /** For `apiKey`. By convention in `LOVEANDPAY_API_KEY`. */
  apiKey: string;
  /** For `signature`. By convention in `LOVEANDPAY_SECRET_KEY`. */
  secretKey: string;
};

export type ClientOptions = Options<Credentials, Server>;

/** The operations of Love&Pay API v2, by operationId. */
export interface Operations {
  /**
   * List customers.
   *
   * Lists customers. The vendor's sample filters by VERIFIED and still shows a customer who is PENDING, so it proves nothing about the filters.
   *
   * `GET /api/v2/customers`
   * - `params.query.limit` How many objects to list at most. How more than 100 is answered is not documented.
   * - `params.query.offset` How many objects to skip.
   * - `params.query.search` Text to look for in names, email addresses and phone numbers. The name of this parameter is a guess.
   * - `params.query.kycStatus` List only customers in this state of the identity check.
   *
   * - `PENDING`: awaiting verification.
   * - `VERIFIED`: verification passed.
   * - `REJECTED`: verification declined.
   *
   * - `params.query.trustLevel` List only customers of this level of trust.
   * @see https://lovepay.mintlify.app/api-reference/v2/customers/list
   */
  listCustomers: (<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["listCustomers"]["parameters"]; body?: undefined }) => ResultPromise<operations["listCustomers"], Form>) & Paged<NonNullable<operations["listCustomers"]["responses"][200]["content"]["application/json"]["data"]>[number]>;

  /**
   * Look up a customer by phone or email.
   *
   * Says whether the merchant has a customer with this phone number or email address, and whether that customer is verified. At least one of the two must be given.
   *
   * `GET /api/v2/customers/check`
   * - `params.query.phone` Phone number, as `+7XXXXXXXXXX`. The plus sign is sent percent-encoded. Give this or `email`.
   * - `params.query.email` Email address. Give this or `phone`.
   * @see https://lovepay.mintlify.app/api-reference/v2/customers/check
   */
  checkCustomer<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["checkCustomer"]["parameters"]; body?: undefined }): ResultPromise<operations["checkCustomer"], Form>;

  /**
   * Retrieve a customer.
   *
   * Retrieves a customer with the sums of their payments and some recent ones. The id comes from `listCustomers`, `checkCustomer` or an invoice. How many recent payments there are, and in which order, is not documented.
   *
   * `GET /api/v2/customers/{id}`
   * - `params.path.id` UUID of the customer.
   * @see https://lovepay.mintlify.app/api-reference/v2/customers/get
   */
  getCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getCustomer"]["parameters"]; body?: undefined }): ResultPromise<operations["getCustomer"], Form>;

  /**
   * Block a customer.
   *
   * Blocks a customer, who then cannot pay the merchant's invoices. How a customer who is blocked already is answered is not documented.
   *
   * `POST /api/v2/customers/{id}/block`
   * - `params.path.id` UUID of the customer.
   * @see https://lovepay.mintlify.app/api-reference/v2/customers/block
   */
  blockCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["blockCustomer"]["parameters"]; body?: NonNullable<operations["blockCustomer"]["requestBody"]>["content"]["application/json"] }): ResultPromise<operations["blockCustomer"], Form>;

  /**
   * Unblock a customer.
   *
   * Lifts the block of a customer. How a customer who is not blocked is answered is not documented.
   *
   * `DELETE /api/v2/customers/{id}/block`
   * - `params.path.id` UUID of the customer.
   * @see https://lovepay.mintlify.app/api-reference/v2/customers/unblock
   */
  unblockCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["unblockCustomer"]["parameters"]; body?: undefined }): ResultPromise<operations["unblockCustomer"], Form>;

  /**
   * List KYC sessions.
   *
   * Lists identity checks, 50 at most unless `limit` says otherwise. An item lacks `verificationUrl` and `expiresAt` and has a part of the verification; `getKycSession` has the rest.
   *
   * `GET /api/v2/kyc/sessions`
   * - `params.query.limit` How many objects to list at most. How more than 100 is answered is not documented.
   * - `params.query.offset` How many objects to skip.
   * - `params.query.status` List only sessions in this state.
   * @see https://lovepay.mintlify.app/api-reference/v2/kyc/list-sessions
   */
  listKycSessions: (<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["listKycSessions"]["parameters"]; body?: undefined }) => ResultPromise<operations["listKycSessions"], Form>) & Paged<NonNullable<operations["listKycSessions"]["responses"][200]["content"]["application/json"]["data"]>[number]>;

  /**
   * Create a KYC session.
   *
   * Creates an identity check. Send the customer to its `verificationUrl`. In the samples a session ends after 30 minutes. How its end is notified is not documented for v2. The events `kyc.completed` and `kyc.failed` come from pages of v1 and are described by the API loveandpay-v1.
   *
   * `POST /api/v2/kyc/sessions`
   * @see https://lovepay.mintlify.app/api-reference/v2/kyc/create-session
   */
  createKycSession<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createKycSession"]["parameters"]; body: operations["createKycSession"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createKycSession"], Form>;

  /**
   * Retrieve a KYC session.
   *
   * Retrieves an identity check and what it found. While the customer is at it, `verification` is null. When `status` is `APPROVED`, it holds the name, the masked document and two scores.
   *
   * `GET /api/v2/kyc/sessions/{id}`
   * - `params.path.id` UUID of the session.
   * @see https://lovepay.mintlify.app/api-reference/v2/kyc/get-session
   */
  getKycSession<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getKycSession"]["parameters"]; body?: undefined }): ResultPromise<operations["getKycSession"], Form>;

  /**
   * Retrieve a receipt.
   *
   * Retrieves an uploaded payment receipt and what was read from it. Its id is known from elsewhere, since no page that was found uploads or lists receipts. Compare the extracted amount and date with the invoice before it counts as paid.
   *
   * `GET /api/v2/receipts/{id}`
   * - `params.path.id` UUID of the receipt.
   * @see https://lovepay.mintlify.app/api-reference/v2/receipts/get
   */
  getReceipt<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getReceipt"]["parameters"]; body?: undefined }): ResultPromise<operations["getReceipt"], Form>;

  /**
   * List invoices.
   *
   * Lists invoices. The page of this operation is the one that says that the path is signed without its query.
   *
   * `GET /api/v2/invoices`
   * - `params.query.limit` How many invoices to list at most. The highest value is 1000 here and 100 for customers and sessions. How more is answered is not documented.
   * - `params.query.offset` How many objects to skip.
   * - `params.query.status` List only invoices in this state.
   * @see https://lovepay.mintlify.app/api-reference/v2/invoices/list
   */
  listInvoices: (<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["listInvoices"]["parameters"]; body?: undefined }) => ResultPromise<operations["listInvoices"], Form>) & Paged<NonNullable<operations["listInvoices"]["responses"][200]["content"]["application/json"]["data"]>[number]>;

  /**
   * Create an invoice.
   *
   * Creates an invoice in rubles. No page of the vendor about it was readable, so this is what an integrator sends and reads. An amount below 500 rubles was refused with `INTERNAL_ERROR`, and an account without a terminal was refused with `NO_TERMINAL` in the flat shape of errors. The integrator states that there is no idempotency key, so a call that may have arrived must not be repeated. Payments are reported by the webhooks of the account, not to an address in the invoice.
   *
   * `POST /api/v2/invoices`
   * @see https://github.com/elfuerte72/oplati_podpisku
   */
  createInvoice<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createInvoice"]["parameters"]; body: operations["createInvoice"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createInvoice"], Form>;

  /**
   * Retrieve an invoice.
   *
   * Retrieves an invoice with its customer. Ask until `status` is `PAID`, or wait for the webhook. The page shows `paymentLink` here too, where an integrator found it missing.
   *
   * `GET /api/v2/invoices/{id}`
   * - `params.path.id` UUID of the invoice.
   * @see https://lovepay.mintlify.app/api-reference/v2/invoices/get
   */
  getInvoice<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getInvoice"]["parameters"]; body?: undefined }): ResultPromise<operations["getInvoice"], Form>;

  /**
   * Download the CSV template.
   *
   * Downloads the template of a CSV file with invoices. Only `amount`, in rubles, is required. The other columns may be
   * left empty: `email`, `name`, `phone` as `+7XXXXXXXXXX`, `description`, and `expiresInHours`, which is 24 if empty.
   *
   * No page about the upload of such a file was readable for v2. The upload of v1 has other columns, see the API
   * loveandpay-v1.
   *
   *
   * `GET /api/v2/batch/invoices`
   * @see https://lovepay.mintlify.app/api-reference/v2/batch/template
   */
  getBatchTemplate<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getBatchTemplate"]["parameters"]; body?: undefined }): ResultPromise<operations["getBatchTemplate"], Form>;

  /**
   * Retrieve an exchange rate.
   *
   * Retrieves the current rate between two currencies. The vendor's page was not readable, so this is what an integrator sends and reads.
   *
   * `GET /api/v2/rates`
   * - `params.query.base` Currency that is priced. Whether it may be left out is not known.
   * - `params.query.quote` Currency of the price. Whether it may be left out is not known.
   * @see https://docs.loveandpay.io/api-reference/v2/rates/current
   */
  getRate<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getRate"]["parameters"]; body?: undefined }): ResultPromise<operations["getRate"], Form>;

}

/** The operations of Love&Pay API v2, by method and path. */
export interface Routes {
  GET: {
    "/api/v2/customers": operations["listCustomers"];
    "/api/v2/customers/check": operations["checkCustomer"];
    "/api/v2/customers/{id}": operations["getCustomer"];
    "/api/v2/kyc/sessions": operations["listKycSessions"];
    "/api/v2/kyc/sessions/{id}": operations["getKycSession"];
    "/api/v2/receipts/{id}": operations["getReceipt"];
    "/api/v2/invoices": operations["listInvoices"];
    "/api/v2/invoices/{id}": operations["getInvoice"];
    "/api/v2/batch/invoices": operations["getBatchTemplate"];
    "/api/v2/rates": operations["getRate"];
  };
  POST: {
    "/api/v2/customers/{id}/block": operations["blockCustomer"];
    "/api/v2/kyc/sessions": operations["createKycSession"];
    "/api/v2/invoices": operations["createInvoice"];
  };
  DELETE: {
    "/api/v2/customers/{id}/block": operations["unblockCustomer"];
  };
}

/** A client of Love&Pay API v2: openapi-fetch's methods by path, and one method per operation. */
export type Client = PathClient<Routes> & Operations;

/** How each value that proves who calls is made: for `verify` and `explain` of countersign/auth. */
export const schemes: Schemes = {
  "apiKey": { in: "header", name: "x-api-key", value: [{ name: "apiKey" }] },
  "timestamp": { in: "header", name: "x-timestamp", value: [{ name: "unixMillis" }], clockSkew: 300 },
  "signature": { in: "header", name: "x-signature", value: [{ call: "hex", args: [{ call: "hmacSha256", args: [{ name: "secretKey" }, { name: "method" }, { name: "path" }, { name: "unixMillis" }, { call: "hex", args: [{ call: "sha256", args: [{ name: "body" }] }] }] }] }] },
};

const apiKeyScheme: SchemeDescriptor = { put: inHeader, name: "x-api-key", needs: ["apiKey"], value: (v) => [v.credentials.apiKey] };
const timestampScheme: SchemeDescriptor = { put: inHeader, name: "x-timestamp", needs: [], clock: true, value: (v) => [unixMillisOf(v)] };
const signatureScheme: SchemeDescriptor = { put: inHeader, name: "x-signature", needs: ["secretKey"], clock: true, value: async (v) => [hex(await hmacSha256(v.credentials.secretKey, methodOf(v), pathOf(v), unixMillisOf(v), hex(await sha256(bodyOf(v)))))] };

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  api: "loveandpay",
  servers: { production: "https://loveandpay.io", replacement: "https://api.prod.loveandpay.io" },
  operations: {
    listCustomers: { route: "GET /api/v2/customers", responses: "200 400 401 403 429 4XX 5XX", pages: { offset: "offset", size: "limit", most: 100, items: "/data", total: "/pagination/total" }, security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    checkCustomer: { route: "GET /api/v2/customers/check", responses: "200 400 401 403 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    getCustomer: { route: "GET /api/v2/customers/{id}", responses: "200 400 401 403 404 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    blockCustomer: { route: "POST /api/v2/customers/{id}/block", responses: "200 400 401 403 404 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    unblockCustomer: { route: "DELETE /api/v2/customers/{id}/block", responses: "200 400 401 403 404 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    listKycSessions: { route: "GET /api/v2/kyc/sessions", responses: "200 400 401 403 429 4XX 5XX", pages: { offset: "offset", size: "limit", most: 100, items: "/data", total: "/pagination/total" }, security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    createKycSession: { route: "POST /api/v2/kyc/sessions", responses: "200 400 401 403 429 4XX 5XX", lookup: ["/invoiceId", "/customerId"], security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    getKycSession: { route: "GET /api/v2/kyc/sessions/{id}", responses: "200 400 401 403 404 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    getReceipt: { route: "GET /api/v2/receipts/{id}", responses: "200 400 401 403 404 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    listInvoices: { route: "GET /api/v2/invoices", responses: "200 400 401 403 429 4XX 5XX", pages: { offset: "offset", size: "limit", most: 1000, items: "/data", total: "/pagination/total" }, security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    createInvoice: { route: "POST /api/v2/invoices", responses: "200 201 400 401 403 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    getInvoice: { route: "GET /api/v2/invoices/{id}", responses: "200 400 401 403 404 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    getBatchTemplate: { route: "GET /api/v2/batch/invoices", accept: "text/csv, application/json", responses: "200 401 403 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    getRate: { route: "GET /api/v2/rates", responses: "200 400 401 403 404 429 4XX 5XX", security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
  },
  validators: () => import("./validators.js"),
};

/**
 * Makes a client of Love&Pay API v2.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<Routes, Operations>(descriptor, options);
}

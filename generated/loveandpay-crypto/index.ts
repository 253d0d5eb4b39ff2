// Written by `countersign generate` from the contract of loveandpay-crypto. Edit that, not this.
import { CredentialError, inHeader, unixSecondsOf, type Schemes } from "../../src/auth/index.ts";
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

/** Names of the servers of Love&Pay crypto API. `production`: https://crypto.api.loveandpay.io. Production environment. No sandbox is documented. */
export type Server = "production";

/** What Love&Pay crypto API asks a caller to prove itself with. */
export type Credentials = {
  /** For `apiKey`. By convention in `LOVEANDPAY_CRYPTO_API_KEY`. */
  apiKey: string;
};

export type ClientOptions = Options<Credentials, Server>;

/** The operations of Love&Pay crypto API, by operationId. */
export interface Operations {
  /**
   * Register a merchant.
   *
   * Registers a merchant and hands out its credentials. Needs no credentials itself.
   *
   * `POST /api/v1/merchants/register`
   * @see https://lovepay.mintlify.app/guides/crypto-payments
   */
  registerMerchant<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["registerMerchant"]["parameters"]; body: operations["registerMerchant"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["registerMerchant"], Form>;

  /**
   * List invoices.
   *
   * Lists invoices. Their order is not documented.
   *
   * `GET /api/v1/invoices`
   * - `params.query.page` Number of the page, from 1.
   * - `params.query.pageSize` How many invoices a page has. How more than 100 is answered is not documented.
   * - `params.query.status` List only invoices in this state.
   * - `params.query.currency` List only invoices in this coin.
   * - `params.query.fromDate` Start of the period, in ISO 8601.
   * - `params.query.toDate` End of the period, in ISO 8601.
   * @see https://lovepay.mintlify.app/api-reference/crypto/invoices-list
   */
  listInvoices: (<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["listInvoices"]["parameters"]; body?: undefined }) => ResultPromise<operations["listInvoices"], Form>) & Paged<NonNullable<NonNullable<operations["listInvoices"]["responses"][200]["content"]["application/json"]["data"]>["items"]>[number]>;

  /**
   * Create an invoice.
   *
   * Creates an invoice in a coin, with an address to pay it to. The call must be signed. How is not in the readable copy of the guide, so countersign cannot make it. The guide names a fee of 1 % on incoming payments.
   *
   * `POST /api/v1/invoices`
   * @see https://lovepay.mintlify.app/guides/crypto-payments
   */
  createInvoice<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createInvoice"]["parameters"]; body: operations["createInvoice"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createInvoice"], Form>;

  /**
   * Retrieve an invoice.
   *
   * Retrieves an invoice with its transactions. Ask again until its `status` is final, since no webhook of this API is on a page that was readable. `getInvoiceByExternalId` finds the same invoice by the merchant's own id.
   *
   * `GET /api/v1/invoices/{invoiceId}`
   * - `params.path.invoiceId` UUID of the invoice.
   * @see https://lovepay.mintlify.app/api-reference/crypto/invoices-get
   */
  getInvoice<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getInvoice"]["parameters"]; body?: undefined }): ResultPromise<operations["getInvoice"], Form>;

  /**
   * Retrieve an invoice by the merchant's id.
   *
   * Retrieves an invoice by its `externalId`. The page's sample has no `description`, `customerEmail`, `metadata`, `requiredConfirmations` and `expiresAt`.
   *
   * `GET /api/v1/invoices/external/{externalId}`
   * - `params.path.externalId` The merchant's own id of the invoice.
   * @see https://lovepay.mintlify.app/api-reference/crypto/invoices-external
   */
  getInvoiceByExternalId<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getInvoiceByExternalId"]["parameters"]; body?: undefined }): ResultPromise<operations["getInvoiceByExternalId"], Form>;

  /**
   * List transactions.
   *
   * Lists payments seen on the chains. Their order is not documented.
   *
   * `GET /api/v1/transactions`
   * - `params.query.page` Number of the page, from 1.
   * - `params.query.pageSize` How many transactions a page has. The highest value is stated for invoices only, where it is 100.
   * - `params.query.invoiceId` List only transactions of this invoice.
   * @see https://lovepay.mintlify.app/api-reference/crypto/transactions
   */
  listTransactions: (<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["listTransactions"]["parameters"]; body?: undefined }) => ResultPromise<operations["listTransactions"], Form>) & Paged<NonNullable<NonNullable<operations["listTransactions"]["responses"][200]["content"]["application/json"]["data"]>["items"]>[number]>;

  /**
   * Retrieve a transaction.
   *
   * Retrieves a payment seen on a chain. Beside the members of the list it has `blockNumber`.
   *
   * `GET /api/v1/transactions/{transactionId}`
   * - `params.path.transactionId` UUID of the transaction.
   * @see https://lovepay.mintlify.app/api-reference/crypto/transactions
   */
  getTransaction<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getTransaction"]["parameters"]; body?: undefined }): ResultPromise<operations["getTransaction"], Form>;

}

/** The operations of Love&Pay crypto API, by method and path. */
export interface Routes {
  POST: {
    "/api/v1/merchants/register": operations["registerMerchant"];
    "/api/v1/invoices": operations["createInvoice"];
  };
  GET: {
    "/api/v1/invoices": operations["listInvoices"];
    "/api/v1/invoices/{invoiceId}": operations["getInvoice"];
    "/api/v1/invoices/external/{externalId}": operations["getInvoiceByExternalId"];
    "/api/v1/transactions": operations["listTransactions"];
    "/api/v1/transactions/{transactionId}": operations["getTransaction"];
  };
}

/** A client of Love&Pay crypto API: openapi-fetch's methods by path, and one method per operation. */
export type Client = PathClient<Routes> & Operations;

/** How each value that proves who calls is made: for `verify` and `explain` of countersign/auth. */
export const schemes: Schemes = {
  "apiKey": { in: "header", name: "X-Api-Key", value: [{ name: "apiKey" }] },
  "timestamp": { in: "header", name: "X-Timestamp", value: [{ name: "unixSeconds" }] },
  "signature": { in: "header", name: "X-Signature", value: [""], unknown: "The guide https://lovepay.mintlify.app/guides/crypto-payments says that the signature is made with hmacSecret, and its readable copy ends before it says how." },
};

const apiKeyScheme: SchemeDescriptor = { put: inHeader, name: "X-Api-Key", needs: ["apiKey"], value: (v) => [v.credentials.apiKey] };
const timestampScheme: SchemeDescriptor = { put: inHeader, name: "X-Timestamp", needs: [], clock: true, value: (v) => [unixSecondsOf(v)] };
const signatureScheme: SchemeDescriptor = { put: inHeader, name: "X-Signature", needs: [], value: () => { throw new CredentialError("the header X-Signature cannot be made: The guide https://lovepay.mintlify.app/guides/crypto-payments says that the signature is made with hmacSecret, and its readable copy ends before it says how"); } };

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  api: "loveandpay-crypto",
  servers: { production: "https://crypto.api.loveandpay.io" },
  operations: {
    registerMerchant: { route: "POST /api/v1/merchants/register", responses: "200 400 4XX 5XX", security: [] },
    listInvoices: { route: "GET /api/v1/invoices", responses: "200 400 401 4XX 5XX", pages: { page: "page", size: "pageSize", most: 100, items: "/data/items", total: "/data/totalCount" }, security: [[apiKeyScheme]] },
    createInvoice: { route: "POST /api/v1/invoices", responses: "200 400 401 4XX 5XX", lookup: ["/externalId"], security: [[apiKeyScheme, timestampScheme, signatureScheme]] },
    getInvoice: { route: "GET /api/v1/invoices/{invoiceId}", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme]] },
    getInvoiceByExternalId: { route: "GET /api/v1/invoices/external/{externalId}", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme]] },
    listTransactions: { route: "GET /api/v1/transactions", responses: "200 400 401 4XX 5XX", pages: { page: "page", size: "pageSize", items: "/data/items", total: "/data/totalCount" }, security: [[apiKeyScheme]] },
    getTransaction: { route: "GET /api/v1/transactions/{transactionId}", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme]] },
  },
  validators: () => import("./validators.js"),
};

/**
 * Makes a client of Love&Pay crypto API.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<Routes, Operations>(descriptor, options);
}

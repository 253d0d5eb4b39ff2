// Written by `countersign generate` from the contract of loveandpay-v1. Edit that, not this.
import { inHeader, type Schemes } from "../../src/auth/index.ts";
import {
  type ApiDescriptor,
  type As,
  type AskedForm,
  type CallOptions,
  type ClientOptions as Options,
  createApiClient,
  type PathClient,
  type ResultPromise,
  type SchemeDescriptor,
  writeMultipart,
} from "../../src/client/index.ts";
import type { operations } from "./schema.ts";

export { paginate } from "../../src/client/index.ts";
export type * from "./schema.ts";

/** Names of the servers of Love&Pay API v1. `production`: https://loveandpay.io. Production environment. No sandbox is documented. */
export type Server = "production";

/** What Love&Pay API v1 asks a caller to prove itself with. */
export type Credentials = {
  /** For `apiKey`. By convention in `LOVEANDPAY_V1_API_KEY`. */
  apiKey: string;
};

export type ClientOptions = Options<Credentials, Server>;

/** The operations of Love&Pay API v1, by operationId. */
export interface Operations {
  /**
   * Create invoices from a CSV file.
   *
   * Creates an invoice for each row of a CSV file of at most 1000 rows and 5 MB. Look at `failed` and `errors` afterwards:
   * rows that are refused do not stop the others.
   *
   * The columns are `amount` and `currency` (USD, EUR, RUB or KZT), both called required though `defaultCurrency` is for
   * files without a currency, and `description`, `email`, `externalId` and `redirectUrl`; the template of v2 has others. The
   * page's written sample is multipart, as described here, and its generated one is JSON.
   *
   *
   * `POST /api/v1/batch/invoices`
   * @see https://docs.loveandpay.io/api-reference/batch
   */
  createBatchInvoices<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createBatchInvoices"]["parameters"]; body: operations["createBatchInvoices"]["requestBody"]["content"]["multipart/form-data"] }): ResultPromise<operations["createBatchInvoices"], Form>;

  /**
   * Retrieve statistics of payments.
   *
   * Retrieves counts and sums of the time between `from` and `to`, divided by `groupBy`. Which parameters are required is not in the readable copy. The averages and percentages of the sample do not follow from its counts.
   *
   * `GET /api/v1/analytics`
   * - `params.query.from` Start of the period, in ISO 8601.
   * - `params.query.to` End of the period, in ISO 8601.
   * - `params.query.currency` Count only payments in this currency, all if it is absent. The name of this parameter is a guess.
   * - `params.query.groupBy` Length of the periods in `byPeriod`.
   * @see https://docs.loveandpay.io/api-reference/analytics
   */
  getAnalytics<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getAnalytics"]["parameters"]; body?: undefined }): ResultPromise<operations["getAnalytics"], Form>;

  /**
   * Register a webhook.
   *
   * Registers an address that events are posted to. An account may have several, each with a secret of its own. The address must be the final one, since a redirect turns the POST into a GET. The page about events also names `INVOICE_UPDATED` and three events about transactions, and writes all names in capitals. Which names are accepted here beyond the six known ones is not documented.
   *
   * `POST /api/v1/webhooks`
   * @see https://docs.loveandpay.io/api-reference/webhooks/create
   */
  createWebhook<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createWebhook"]["parameters"]; body: operations["createWebhook"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createWebhook"], Form>;

}

/** The operations of Love&Pay API v1, by method and path. */
export interface Routes {
  POST: {
    "/api/v1/batch/invoices": operations["createBatchInvoices"];
    "/api/v1/webhooks": operations["createWebhook"];
  };
  GET: {
    "/api/v1/analytics": operations["getAnalytics"];
  };
}

/** A client of Love&Pay API v1: openapi-fetch's methods by path, and one method per operation. */
export type Client = PathClient<Routes> & Operations;

/** How each value that proves who calls is made: for `verify` and `explain` of countersign/auth. */
export const schemes: Schemes = {
  "apiKey": { in: "header", name: "x-api-key", value: [{ name: "apiKey" }] },
};

const apiKeyScheme: SchemeDescriptor = { put: inHeader, name: "x-api-key", needs: ["apiKey"], value: (v) => [v.credentials.apiKey] };

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  api: "loveandpay-v1",
  servers: { production: "https://loveandpay.io" },
  operations: {
    createBatchInvoices: { route: "POST /api/v1/batch/invoices", body: "multipart/form-data", responses: "200 400 401 4XX 5XX", security: [[apiKeyScheme]] },
    getAnalytics: { route: "GET /api/v1/analytics", responses: "200 400 401 4XX 5XX", security: [[apiKeyScheme]] },
    createWebhook: { route: "POST /api/v1/webhooks", responses: "200 400 401 4XX 5XX", security: [[apiKeyScheme]] },
  },
  writers: { "multipart/form-data": writeMultipart },
  validators: () => import("./validators.js"),
};

/**
 * Makes a client of Love&Pay API v1.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<Routes, Operations>(descriptor, options);
}

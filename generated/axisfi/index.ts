// Written by `countersign generate` from the contract of axisfi. Edit that, not this.
import { inHeader, type Schemes } from "../../src/auth/index.ts";
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

/** Names of the servers of AxisFi API. `placeholder`: http://127.0.0.1:8083. Placeholder of the vendor's samples. The real host is not documented. */
export type Server = "placeholder";

/** What AxisFi API asks a caller to prove itself with. */
export type Credentials = {
  /** For `apiKey`. By convention in `AXISFI_API_KEY`. */
  apiKey: string;
  /** For `apiSecret`. By convention in `AXISFI_API_SECRET`. */
  apiSecret: string;
};

export type ClientOptions = Options<Credentials, Server>;

/** The operations of AxisFi API, by operationId. */
export interface Operations {
  /**
   * Create a customer.
   *
   * Creates a customer, which AxisFi then reviews. Upload the documents first with `uploadFile` and name their ids. Keep `customer_id`, and ask `getCustomerDetails` how far the review is. What the states mean, and what happens if `partner_customer_id` is used twice, is not documented.
   *
   * `POST /api/customers/create`
   * @see https://docs.axisfi.net/api-reference/customers/create-customer
   */
  createCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createCustomer"]["parameters"]; body: operations["createCustomer"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createCustomer"], Form>;

  /**
   * Retrieve the details of a customer.
   *
   * Retrieves a customer by either id: AxisFi's, or the partner's own. Ask after `createCustomer` until `status` says that the review has ended. What happens if neither or both ids are given is not documented. The page keeps two objects closed and prints `<string>` for most values, so their insides come from other pages.
   *
   * `GET /api/customers/detail`
   * - `params.query.partner_customer_id` The partner's own id of the customer.
   * - `params.query.customer_id` AxisFi's id of the customer.
   * @see https://docs.axisfi.net/api-reference/customers/get-customer-details
   */
  getCustomerDetails<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getCustomerDetails"]["parameters"]; body?: undefined }): ResultPromise<operations["getCustomerDetails"], Form>;

  /**
   * Update a customer.
   *
   * Changes a customer. Whether members left out stay as they are, and in which states an update is allowed, is not documented.
   *
   * `POST /api/customers/{customer_id}/update`
   * - `params.path.customer_id` AxisFi's id of the customer.
   * @see https://docs.axisfi.net/api-reference/customers/update-customer
   */
  updateCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["updateCustomer"]["parameters"]; body: operations["updateCustomer"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["updateCustomer"], Form>;

  /**
   * Upload a file.
   *
   * Uploads one document or image. The page renders the body as JSON and the file as a file, so that the real call may be multipart/form-data, which is not documented. The kind goes into the body in V1 and into the query in V2.
   *
   * `POST /api/files/upload`
   * - `params.query.file_type` Kind of the file, in V2. V1 has it in the body as `fileType`.
   *
   * - `Business Registration`: Of a customer, the business licence.
   * - `Article of Association`: Of a customer, the constitutional document.
   * - `Main page`: Of a legal representative, the front of an ID card or the data page of a passport.
   * - `Back page`: Of a legal representative, the back of an ID card.
   * - `Invoice`: Of a transfer or a recipient, the bill behind a payment.
   * - `Contract`: Of a transfer or a recipient, the contract of goods or services behind it.
   *
   * @see https://docs.axisfi.net/api-reference/files/upload-file
   */
  uploadFile<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["uploadFile"]["parameters"]; body: operations["uploadFile"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["uploadFile"], Form>;

  /**
   * Retrieve the details of a recipient.
   *
   * Retrieves a recipient by either id. The page does not say what happens if neither or both are given.
   *
   * `GET /api/recipients/detail`
   * - `params.query.partner_recipient_id` The partner's own id of the recipient.
   * - `params.query.recipient_id` AxisFi's id of the recipient.
   * @see https://docs.axisfi.net/api-reference/recipients/get-recipient-details
   */
  getRecipientDetails<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getRecipientDetails"]["parameters"]; body?: undefined }): ResultPromise<operations["getRecipientDetails"], Form>;

  /**
   * Update a recipient.
   *
   * Changes a recipient. Whether members left out stay as they are is not documented.
   *
   * `POST /api/recipients/{recipient_id}/update`
   * - `params.path.recipient_id` AxisFi's id of the recipient.
   * @see https://docs.axisfi.net/api-reference/recipients/update-recipient
   */
  updateRecipient<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["updateRecipient"]["parameters"]; body: operations["updateRecipient"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["updateRecipient"], Form>;

  /**
   * Request a quote.
   *
   * Gives a rate for a pair of currencies that is guaranteed until `valid_to`, or `expiration_time` in V1. Give the amount on one side; the sample gives both. The id of the quote is used by no operation that was found.
   *
   * `POST /api/fx/quotes`
   * @see https://docs.axisfi.net/api-reference/quotes/request-quote
   */
  requestQuote<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["requestQuote"]["parameters"]; body: operations["requestQuote"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["requestQuote"], Form>;

  /**
   * Create a deposit.
   *
   * Creates a deposit and returns the wallet to pay to. `partner_transaction_id` is the partner's own id, of 20 to 64 characters, by which the deposit is found again. Ask `getDepositDetails` until the state says that the money has come. What happens if the id is used twice is not documented.
   *
   * `POST /api/deposit/create`
   * @see https://docs.axisfi.net/api-reference/deposit/create-deposit
   */
  createDeposit<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createDeposit"]["parameters"]; body: operations["createDeposit"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createDeposit"], Form>;

  /**
   * List transactions.
   *
   * Lists deposits, transfers and exchanges page by page. There are no filters, the order is not documented, and the answer does not say whether more follow.
   *
   * `GET /api/transactions`
   * - `params.query.page_number` Number of the page. Whether the first is 0 or 1 is not documented.
   * - `params.query.page_size` How many transactions a page holds. The largest number is not documented.
   * @see https://docs.axisfi.net/api-reference/transactions/list-transactions
   */
  listTransactions: (<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["listTransactions"]["parameters"]; body?: undefined }) => ResultPromise<operations["listTransactions"], Form>) & Paged<operations["listTransactions"]["responses"][200]["content"]["application/json"][number]>;

  /**
   * Retrieve the details of a transaction.
   *
   * Retrieves a transaction by either id. The page (V1) describes a deposit only; for deposits and transfers V2 has pages of their own. It does not say what happens if neither or both ids are given.
   *
   * `GET /api/transactions/detail`
   * - `params.query.partner_transaction_id` The partner's own id of the transaction.
   * - `params.query.transaction_id` AxisFi's id of the transaction.
   * @see https://docs.axisfi.net/api-reference/transactions/get-transaction-details
   */
  getTransactionDetails<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getTransactionDetails"]["parameters"]; body?: undefined }): ResultPromise<operations["getTransactionDetails"], Form>;

  /**
   * Retrieve the details of a deposit.
   *
   * Retrieves a deposit by either id, after `createDeposit`. The page (V2) has the states `pending`, `completed` and `failed`, other pages `Processing`, `Succeeded` and `Failed`. What happens if neither or both ids are given is not documented.
   *
   * `GET /api/transactions/deposit/detail`
   * - `params.query.partner_transaction_id` The partner's own id of the transaction.
   * - `params.query.transaction_id` AxisFi's id of the transaction.
   * @see https://docs.axisfi.net/api-reference/transactions/get-deposit-details
   */
  getDepositDetails<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getDepositDetails"]["parameters"]; body?: undefined }): ResultPromise<operations["getDepositDetails"], Form>;

  /**
   * Retrieve the details of a transfer.
   *
   * Retrieves a transfer by either id, for example after the webhook `transfer.completed`. What creates a transfer is on no page that was found.
   *
   * `GET /api/transactions/transfer/detail`
   * - `params.query.partner_transaction_id` The partner's own id of the transaction.
   * - `params.query.transaction_id` AxisFi's id of the transaction.
   * @see https://docs.axisfi.net/api-reference/transactions/get-transfer-details
   */
  getTransferDetails<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["getTransferDetails"]["parameters"]; body?: undefined }): ResultPromise<operations["getTransferDetails"], Form>;

}

/** The operations of AxisFi API, by method and path. */
export interface Routes {
  POST: {
    "/api/customers/create": operations["createCustomer"];
    "/api/customers/{customer_id}/update": operations["updateCustomer"];
    "/api/files/upload": operations["uploadFile"];
    "/api/recipients/{recipient_id}/update": operations["updateRecipient"];
    "/api/fx/quotes": operations["requestQuote"];
    "/api/deposit/create": operations["createDeposit"];
  };
  GET: {
    "/api/customers/detail": operations["getCustomerDetails"];
    "/api/recipients/detail": operations["getRecipientDetails"];
    "/api/transactions": operations["listTransactions"];
    "/api/transactions/detail": operations["getTransactionDetails"];
    "/api/transactions/deposit/detail": operations["getDepositDetails"];
    "/api/transactions/transfer/detail": operations["getTransferDetails"];
  };
}

/** A client of AxisFi API: openapi-fetch's methods by path, and one method per operation. */
export type Client = PathClient<Routes> & Operations;

/** How each value that proves who calls is made: for `verify` and `explain` of countersign/auth. */
export const schemes: Schemes = {
  "apiKey": { in: "header", name: "X-API-Key", value: [{ name: "apiKey" }] },
  "apiSecret": { in: "header", name: "X-API-Secret", value: [{ name: "apiSecret" }] },
};

const apiKeyScheme: SchemeDescriptor = { put: inHeader, name: "X-API-Key", needs: ["apiKey"], value: (v) => [v.credentials.apiKey] };
const apiSecretScheme: SchemeDescriptor = { put: inHeader, name: "X-API-Secret", needs: ["apiSecret"], value: (v) => [v.credentials.apiSecret] };

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  api: "axisfi",
  servers: { placeholder: "http://127.0.0.1:8083" },
  operations: {
    createCustomer: { route: "POST /api/customers/create", responses: "200 400 401 4XX 5XX", lookup: ["/partner_customer_id", "/account_usage/account_usage_product_reference"], security: [[apiKeyScheme, apiSecretScheme]] },
    getCustomerDetails: { route: "GET /api/customers/detail", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
    updateCustomer: { route: "POST /api/customers/{customer_id}/update", responses: "200 400 401 404 4XX 5XX", lookup: ["/account_usage/account_usage_product_reference"], security: [[apiKeyScheme, apiSecretScheme]] },
    uploadFile: { route: "POST /api/files/upload", responses: "200 400 401 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
    getRecipientDetails: { route: "GET /api/recipients/detail", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
    updateRecipient: { route: "POST /api/recipients/{recipient_id}/update", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
    requestQuote: { route: "POST /api/fx/quotes", responses: "200 400 401 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
    createDeposit: { route: "POST /api/deposit/create", responses: "200 400 401 4XX 5XX", lookup: ["/partner_transaction_id"], security: [[apiKeyScheme, apiSecretScheme]] },
    listTransactions: { route: "GET /api/transactions", responses: "200 400 401 4XX 5XX", pages: { page: "page_number", size: "page_size", items: "" }, security: [[apiKeyScheme, apiSecretScheme]] },
    getTransactionDetails: { route: "GET /api/transactions/detail", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
    getDepositDetails: { route: "GET /api/transactions/deposit/detail", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
    getTransferDetails: { route: "GET /api/transactions/transfer/detail", responses: "200 400 401 404 4XX 5XX", security: [[apiKeyScheme, apiSecretScheme]] },
  },
  validators: () => import("./validators.js"),
};

/**
 * Makes a client of AxisFi API.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<Routes, Operations>(descriptor, options);
}

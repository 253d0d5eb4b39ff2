// Written by `countersign generate` from the contract of monri. Edit that, not this.
import { bodyOf, hex, inHeader, inJson, jsonLater, sha512, targetOf, unixSecondsOf, type Schemes } from "../../src/auth/index.ts";
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

/** Names of the servers of Monri WebPay API v2. `test`: https://ipgtest.monri.com. Test environment; `production`: https://ipg.monri.com. Production environment. */
export type Server = "test" | "production";

/** What Monri WebPay API v2 asks a caller to prove itself with. */
export type Credentials = {
  /** For `wp3`, `wp3v2`, `wp3client`, `createTransaction /transaction/authenticity_token`, `manageTransaction /transaction/authenticity_token`, `createTemporaryCard /authenticity_token`, `createAccessToken /client_id`. By convention in `MONRI_AUTHENTICITY_TOKEN`. */
  authenticityToken?: string;
  /** For `wp3`, `wp3v2`, `callback`, `createTransaction /transaction/digest`, `manageTransaction /transaction/digest`, `createTemporaryCard /digest`, `createAccessToken /client_secret`. By convention in `MONRI_MERCHANT_KEY`. */
  merchantKey?: string;
  /** For `bearer`. By convention in `MONRI_ACCESS_TOKEN`. */
  accessToken: string;
} | {
  /** For `wp3`, `wp3v2`, `wp3client`, `createTransaction /transaction/authenticity_token`, `manageTransaction /transaction/authenticity_token`, `createTemporaryCard /authenticity_token`, `createAccessToken /client_id`. By convention in `MONRI_AUTHENTICITY_TOKEN`. */
  authenticityToken: string;
  /** For `wp3`, `wp3v2`, `callback`, `createTransaction /transaction/digest`, `manageTransaction /transaction/digest`, `createTemporaryCard /digest`, `createAccessToken /client_secret`. By convention in `MONRI_MERCHANT_KEY`. */
  merchantKey?: string;
  /** For `bearer`. By convention in `MONRI_ACCESS_TOKEN`. */
  accessToken?: string;
};

export type ClientOptions = Options<Credentials, Server>;

/** The operations of Monri WebPay API v2, by operationId. */
export interface Operations {
  /**
   * List customers.
   *
   * Lists customers, newest first. Whether deleted customers are listed is not documented.
   *
   * `GET /v2/customers`
   * - `params.query.limit` How many objects to list at most. The highest value allowed is not documented.
   * - `params.query.offset` How many objects to skip. Objects are ordered by `created_at`, newest first.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  listCustomers: (<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["listCustomers"]["parameters"]; body?: undefined }) => ResultPromise<operations["listCustomers"], Form>) & Paged<NonNullable<operations["listCustomers"]["responses"][200]["content"]["application/json"]["data"]>[number]>;

  /**
   * Create a customer.
   *
   * Creates a customer. No member of the body is required. A second customer of the same `merchant_customer_id` is refused with 400, as tests of the vendor's PHP client show.
   *
   * `POST /v2/customers`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  createCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createCustomer"]["parameters"]; body: operations["createCustomer"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createCustomer"], Form>;

  /**
   * Retrieve a customer.
   *
   * Retrieves a customer by its `uuid`, which the creation returned. To find one by the merchant's own id, use `getCustomerByMerchantCustomerId`.
   *
   * `GET /v2/customers/{uuid}`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  getCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getCustomer"]["parameters"]; body?: undefined }): ResultPromise<operations["getCustomer"], Form>;

  /**
   * Update a customer.
   *
   * Sets the properties that are given and leaves the others unchanged. A key of `metadata` set to null is unset. What is possible at the creation is possible here. The answer is the whole customer.
   *
   * `POST /v2/customers/{uuid}`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  updateCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["updateCustomer"]["parameters"]; body: operations["updateCustomer"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["updateCustomer"], Form>;

  /**
   * Delete a customer.
   *
   * Deletes a customer. The answer names it as `id`, where the vendor's clients read `uuid`; both are described. How a deleted customer is read or updated afterwards is not documented, its `deleted_at` suggests that it is only marked.
   *
   * `DELETE /v2/customers/{uuid}`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  deleteCustomer<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["deleteCustomer"]["parameters"]; body?: undefined }): ResultPromise<operations["deleteCustomer"], Form>;

  /**
   * Retrieve a customer by the merchant's id.
   *
   * Retrieves a customer by its `merchant_customer_id`, the merchant's own id that was given at the creation. Mind the other beginning of the path. The answer is that of `getCustomer`.
   *
   * `GET /v2/merchants/customers/{merchant_customer_id}`
   * - `params.path.merchant_customer_id` The merchant's own id of a customer, as given at its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  getCustomerByMerchantCustomerId<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getCustomerByMerchantCustomerId"]["parameters"]; body?: undefined }): ResultPromise<operations["getCustomerByMerchantCustomerId"], Form>;

  /**
   * List the payment methods of a customer.
   *
   * Lists the payment methods saved for a customer, newest first, 50 at most unless `limit` says otherwise. The `token` of one pays again as `pan_token` of `createTransaction`. The page repeats the text of the list of customers here.
   *
   * `GET /v2/customers/{uuid}/payment-methods`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * - `params.query.limit` How many objects to list at most. The highest value allowed is not documented.
   * - `params.query.offset` How many objects to skip. Objects are ordered by `created_at`, newest first.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  listCustomerPaymentMethods: (<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["listCustomerPaymentMethods"]["parameters"]; body?: undefined }) => ResultPromise<operations["listCustomerPaymentMethods"], Form>) & Paged<NonNullable<operations["listCustomerPaymentMethods"]["responses"][200]["content"]["application/json"]["data"]>[number]>;

  /**
   * List payment methods.
   *
   * Lists payment methods without naming a customer. Ask `createAccessToken` for the scope `payment-methods` first. Whose methods they are, what one holds, and whether the list has pages is not known. `listCustomerPaymentMethods` lists those of one customer.
   *
   * `GET /v2/payment-methods`
   * @see https://github.com/MonriPayments/monri-ruby
   */
  listPaymentMethods<Form extends AskedForm = "json">(call?: CallOptions & As<Form> & { params?: operations["listPaymentMethods"]["parameters"]; body?: undefined }): ResultPromise<operations["listPaymentMethods"], Form>;

  /**
   * Create a payment.
   *
   * Creates a payment, which nobody has paid yet. Hand the `client_secret` of the answer to the vendor's client SDK, in which the buyer pays. Then ask `getPaymentStatus` with the `id`. The API v2 pages sign the request with `WP3-v2.1`, the pages of Components and the SDKs with `WP3-v2`.
   *
   * `POST /v2/payment/new`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/payment-method-api
   */
  createPayment<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createPayment"]["parameters"]; body: operations["createPayment"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createPayment"], Form>;

  /**
   * Update a payment.
   *
   * Changes the amount of a payment that is not yet captured, for example when the basket changes before the buyer pays. One public client calls it and says that it follows the documentation, which could not be read.
   *
   * `POST /v2/payment/{id}/update`
   * - `params.path.id` The `id` of a payment, as returned by its creation.
   * @see https://github.com/kemo/monri-client
   */
  updatePayment<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["updatePayment"]["parameters"]; body: operations["updatePayment"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["updatePayment"], Form>;

  /**
   * Confirm a payment with a card.
   *
   * Gives the card of the buyer to a payment. The vendor's mobile SDKs call it on the buyer's device, with the `client_secret` that the merchant's server got from `createPayment`. Where the answer has `action_required`, open its `redirect_to` in a browser and ask `getPaymentStatus` afterwards. A server need not call it, but the loop cannot be walked without.
   *
   * `POST /v2/payment/{client_secret}/confirm`
   * - `params.path.client_secret` The `client_secret` of a payment, as returned by its creation.
   * @see https://github.com/MonriPayments/monri-android
   */
  confirmPayment<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["confirmPayment"]["parameters"]; body: operations["confirmPayment"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["confirmPayment"], Form>;

  /**
   * Retrieve the status of a payment.
   *
   * Retrieves how far a payment is. Straight after the creation it is `payment_method_required`, and `executed` or `approved` when the money was taken or reserved. Public clients sign the request with `WP3-v2.1`, the vendor's servers send an access token, and the mobile SDKs ask with the `client_secret` in the path.
   *
   * `GET /v2/payment/{id}/status`
   * - `params.path.id` The `id` of a payment, as returned by its creation.
   * @see https://github.com/MonriPayments/monri-php
   */
  getPaymentStatus<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getPaymentStatus"]["parameters"]; body?: undefined }): ResultPromise<operations["getPaymentStatus"], Form>;

  /**
   * Create or update a payment link.
   *
   * Creates a payment link, or updates the one of the same `order_number`. Send the buyer to its `payment_url`. The page signs `/v2/terminal-entries/create-or-update` in an example, which is not this path.
   *
   * `POST /v2/terminal-entry/create-or-update`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/pay-by-link-api
   */
  createOrUpdatePaymentLink<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createOrUpdatePaymentLink"]["parameters"]; body: operations["createOrUpdatePaymentLink"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createOrUpdatePaymentLink"], Form>;

  /**
   * Retrieve a payment link.
   *
   * Retrieves a payment link by its order number, after `createOrUpdatePaymentLink`. One public client calls it, and reads nothing of the answer but its status.
   *
   * `GET /v2/terminal-entry/{order_number}/show`
   * - `params.path.order_number` The order number of a payment link, as given at its creation.
   * @see https://github.com/amelhasic23/Sinan-Han-Hotel
   */
  getPaymentLink<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["getPaymentLink"]["parameters"]; body?: undefined }): ResultPromise<operations["getPaymentLink"], Form>;

  /**
   * Create a token of a card.
   *
   * Turns a card into a token to pay with. `createTransaction` takes it as `pan_token`. The page names no Authorization header, but that of the requirements demands one of every operation. The sample asks with one card and answers with another.
   *
   * `POST /v2/tokens`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/token-api
   */
  createToken<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createToken"]["parameters"]; body: operations["createToken"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createToken"], Form>;

  /**
   * Create a subscription.
   *
   * Creates a subscription: what is charged, and how often. Its `id` is the `subscription_id` of `createCustomerSubscription`. The pages also speak of updating and getting one, but no path could be found, so neither is here.
   *
   * `POST /v2/subscriptions`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/subscriptions/create-subscription
   */
  createSubscription<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createSubscription"]["parameters"]; body: operations["createSubscription"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createSubscription"], Form>;

  /**
   * Create a subscription of a customer.
   *
   * Subscribes a customer. Which of its cards is charged is not documented. The pages also speak of getting one, but no path could be found, so that is not here.
   *
   * `POST /v2/customer-subscriptions`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customer-subscription/create-customer-subscription
   */
  createCustomerSubscription<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createCustomerSubscription"]["parameters"]; body: operations["createCustomerSubscription"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createCustomerSubscription"], Form>;

  /**
   * Update a subscription of a customer.
   *
   * Changes the dates that are given and leaves the others. The `id` is that of the answer of `createCustomerSubscription`.
   *
   * `POST /v2/customer-subscriptions/{id}`
   * - `params.path.id` The `id` of a customer's subscription, as returned by its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customer-subscription/update-customer-subscription
   */
  updateCustomerSubscription<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params: operations["updateCustomerSubscription"]["parameters"]; body: operations["updateCustomerSubscription"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["updateCustomerSubscription"], Form>;

  /**
   * Execute a transaction.
   *
   * Charges a card, or reserves an amount on it. First get a card: the `pan_token` of a saved one (then send `moto` true), or the `id` of `createTemporaryCard` as `temp_card_id`. The operation is not signed by a header but by two properties of its body. Look at `status` of the transaction, nothing else decides whether it succeeded. Where the response is a `secure_message`, the buyer must authenticate and `completeTransaction` finishes; `manageTransaction` captures, refunds or voids afterwards.
   *
   * `POST /v2/transaction`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/card-on-file-payment
   */
  createTransaction<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createTransaction"]["parameters"]; body: operations["createTransaction"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createTransaction"], Form>;

  /**
   * Complete a transaction after authentication.
   *
   * Completes a transaction that was answered with a `secure_message`. Before, the browser of the buyer posts a form to `acs_url`, with `PaReq` (the `pareq`), `TermUrl` (a page of the merchant) and `MD` (the `authenticity_token` of the message). It returns to `TermUrl` with `PaRes` and `MD`, which are sent here as they came. The answer is the transaction.
   *
   * `POST /pares`
   * @see https://ipgtest.monri.com/hr/documentation/transaction-api
   */
  completeTransaction<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["completeTransaction"]["parameters"]; body: operations["completeTransaction"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["completeTransaction"], Form>;

  /**
   * Capture, refund or void a transaction.
   *
   * Finishes what `createTransaction` or a payment began, found by its order number. A capture may be of a lower amount, within 28 days of the authorization or sooner, after which the vendor voids it. A refund is possible for 180 days or less, and not for a transaction in installments. What repeated or partial refunds do, and how an unknown order is answered, is not known. Of the public clients only the vendor's Ruby client calls this; the documented way is an XML call of API v1.
   *
   * `POST /v2/trx-management`
   * @see https://github.com/MonriPayments/monri-ruby
   */
  manageTransaction<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["manageTransaction"]["parameters"]; body: operations["manageTransaction"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["manageTransaction"], Form>;

  /**
   * Create a temporary token of a card.
   *
   * Turns a card into a token for one transaction. The merchant's server chooses `temp_card_id` and makes the digest, the page or app that knows the card sends it. The `id` of the answer is the `temp_card_id` of `createTransaction`, for 15 minutes according to a comment in the vendor's Ruby client. Not to be confused with `createToken`, whose tokens last.
   *
   * `POST /v2/temp-tokenize`
   * @see https://github.com/MonriPayments/monri-ios/wiki/Tokens-API-Integration
   */
  createTemporaryCard<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createTemporaryCard"]["parameters"]; body: operations["createTemporaryCard"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createTemporaryCard"], Form>;

  /**
   * Create an access token.
   *
   * Creates an access token for the scopes that are named. The vendor's clients ask for a new one before every call. Send it as `Authorization: Bearer` until `expires_in` seconds have passed. The credentials are properties of the body and are filled in by the client.
   *
   * `POST /v2/oauth`
   * @see https://github.com/harunk-monri/monri-sdk-docs/blob/main/mobile-sdks/android-sdk/customers-api.md
   */
  createAccessToken<Form extends AskedForm = "json">(call: CallOptions & As<Form> & { params?: operations["createAccessToken"]["parameters"]; body: operations["createAccessToken"]["requestBody"]["content"]["application/json"] }): ResultPromise<operations["createAccessToken"], Form>;

}

/** The operations of Monri WebPay API v2, by method and path. */
export interface Routes {
  GET: {
    "/v2/customers": operations["listCustomers"];
    "/v2/customers/{uuid}": operations["getCustomer"];
    "/v2/merchants/customers/{merchant_customer_id}": operations["getCustomerByMerchantCustomerId"];
    "/v2/customers/{uuid}/payment-methods": operations["listCustomerPaymentMethods"];
    "/v2/payment-methods": operations["listPaymentMethods"];
    "/v2/payment/{id}/status": operations["getPaymentStatus"];
    "/v2/terminal-entry/{order_number}/show": operations["getPaymentLink"];
  };
  POST: {
    "/v2/customers": operations["createCustomer"];
    "/v2/customers/{uuid}": operations["updateCustomer"];
    "/v2/payment/new": operations["createPayment"];
    "/v2/payment/{id}/update": operations["updatePayment"];
    "/v2/payment/{client_secret}/confirm": operations["confirmPayment"];
    "/v2/terminal-entry/create-or-update": operations["createOrUpdatePaymentLink"];
    "/v2/tokens": operations["createToken"];
    "/v2/subscriptions": operations["createSubscription"];
    "/v2/customer-subscriptions": operations["createCustomerSubscription"];
    "/v2/customer-subscriptions/{id}": operations["updateCustomerSubscription"];
    "/v2/transaction": operations["createTransaction"];
    "/pares": operations["completeTransaction"];
    "/v2/trx-management": operations["manageTransaction"];
    "/v2/temp-tokenize": operations["createTemporaryCard"];
    "/v2/oauth": operations["createAccessToken"];
  };
  DELETE: {
    "/v2/customers/{uuid}": operations["deleteCustomer"];
  };
}

/** A client of Monri WebPay API v2: openapi-fetch's methods by path, and one method per operation. */
export type Client = PathClient<Routes> & Operations;

/** How each value that proves who calls is made: for `verify` and `explain` of countersign/auth. */
export const schemes: Schemes = {
  "wp3": { in: "header", name: "Authorization", value: ["WP3-v2.1 ", { name: "authenticityToken" }, " ", { name: "unixSeconds" }, " ", { call: "hex", args: [{ call: "sha512", args: [{ name: "merchantKey" }, { name: "unixSeconds" }, { name: "authenticityToken" }, { name: "target" }, { name: "body" }] }] }] },
  "wp3v2": { in: "header", name: "Authorization", value: ["WP3-v2 ", { name: "authenticityToken" }, " ", { name: "unixSeconds" }, " ", { call: "hex", args: [{ call: "sha512", args: [{ name: "merchantKey" }, { name: "unixSeconds" }, { name: "authenticityToken" }, { name: "body" }] }] }] },
  "wp3client": { in: "header", name: "Authorization", value: ["WP3-v2-Client ", { name: "authenticityToken" }] },
  "bearer": { in: "header", name: "Authorization", value: ["Bearer ", { name: "accessToken" }] },
  "createTransaction /transaction/digest": { in: "body", name: "/transaction/digest", value: [{ call: "hex", args: [{ call: "sha512", args: [{ name: "merchantKey" }, { call: "json", args: [{ name: "body" }, { text: "/transaction/order_number" }] }, { call: "json", args: [{ name: "body" }, { text: "/transaction/amount" }] }, { call: "json", args: [{ name: "body" }, { text: "/transaction/currency" }] }] }] }] },
  "createTransaction /transaction/authenticity_token": { in: "body", name: "/transaction/authenticity_token", value: [{ name: "authenticityToken" }] },
  "manageTransaction /transaction/authenticity_token": { in: "body", name: "/transaction/authenticity_token", value: [{ name: "authenticityToken" }] },
  "manageTransaction /transaction/digest": { in: "body", name: "/transaction/digest", value: [{ call: "hex", args: [{ call: "sha512", args: [{ name: "merchantKey" }, { call: "json", args: [{ name: "body" }, { text: "/transaction/order_number" }] }, { call: "json", args: [{ name: "body" }, { text: "/transaction/amount" }] }, { call: "json", args: [{ name: "body" }, { text: "/transaction/currency" }] }] }] }] },
  "createTemporaryCard /digest": { in: "body", name: "/digest", value: [{ call: "hex", args: [{ call: "sha512", args: [{ name: "merchantKey" }, { call: "json", args: [{ name: "body" }, { text: "/temp_card_id" }] }, { call: "json", args: [{ name: "body" }, { text: "/timestamp" }] }] }] }] },
  "createTemporaryCard /authenticity_token": { in: "body", name: "/authenticity_token", value: [{ name: "authenticityToken" }] },
  "createAccessToken /client_id": { in: "body", name: "/client_id", value: [{ name: "authenticityToken" }] },
  "createAccessToken /client_secret": { in: "body", name: "/client_secret", value: [{ name: "merchantKey" }] },
};

const wp3Scheme: SchemeDescriptor = { put: inHeader, name: "Authorization", needs: ["authenticityToken", "merchantKey"], clock: true, value: async (v) => ["WP3-v2.1 ", v.credentials.authenticityToken, " ", unixSecondsOf(v), " ", hex(await sha512(v.credentials.merchantKey, unixSecondsOf(v), v.credentials.authenticityToken, targetOf(v), bodyOf(v)))] };
const wp3v2Scheme: SchemeDescriptor = { put: inHeader, name: "Authorization", needs: ["authenticityToken", "merchantKey"], clock: true, value: async (v) => ["WP3-v2 ", v.credentials.authenticityToken, " ", unixSecondsOf(v), " ", hex(await sha512(v.credentials.merchantKey, unixSecondsOf(v), v.credentials.authenticityToken, bodyOf(v)))] };
const wp3clientScheme: SchemeDescriptor = { put: inHeader, name: "Authorization", needs: ["authenticityToken"], value: (v) => ["WP3-v2-Client ", v.credentials.authenticityToken] };
const bearerScheme: SchemeDescriptor = { put: inHeader, name: "Authorization", needs: ["accessToken"], issuedBy: { operation: "createAccessToken", needs: ["authenticityToken", "merchantKey"], token: "/access_token", expiresIn: "/expires_in", body: { grant_type: "client_credentials" }, scope: { name: "scopes", isList: true } }, value: (v) => ["Bearer ", v.credentials.accessToken] };
const createTransactionTransactionDigestScheme: SchemeDescriptor = { put: inJson, name: "/transaction/digest", needs: ["merchantKey"], value: async (v) => [hex(await sha512(v.credentials.merchantKey, await jsonLater(bodyOf(v), "/transaction/order_number"), await jsonLater(bodyOf(v), "/transaction/amount"), await jsonLater(bodyOf(v), "/transaction/currency")))] };
const createTransactionTransactionAuthenticityTokenScheme: SchemeDescriptor = { put: inJson, name: "/transaction/authenticity_token", needs: ["authenticityToken"], value: (v) => [v.credentials.authenticityToken] };
const manageTransactionTransactionAuthenticityTokenScheme: SchemeDescriptor = { put: inJson, name: "/transaction/authenticity_token", needs: ["authenticityToken"], value: (v) => [v.credentials.authenticityToken] };
const manageTransactionTransactionDigestScheme: SchemeDescriptor = { put: inJson, name: "/transaction/digest", needs: ["merchantKey"], value: async (v) => [hex(await sha512(v.credentials.merchantKey, await jsonLater(bodyOf(v), "/transaction/order_number"), await jsonLater(bodyOf(v), "/transaction/amount"), await jsonLater(bodyOf(v), "/transaction/currency")))] };
const createTemporaryCardDigestScheme: SchemeDescriptor = { put: inJson, name: "/digest", needs: ["merchantKey"], value: async (v) => [hex(await sha512(v.credentials.merchantKey, await jsonLater(bodyOf(v), "/temp_card_id"), await jsonLater(bodyOf(v), "/timestamp")))] };
const createTemporaryCardAuthenticityTokenScheme: SchemeDescriptor = { put: inJson, name: "/authenticity_token", needs: ["authenticityToken"], value: (v) => [v.credentials.authenticityToken] };
const createAccessTokenClientIdScheme: SchemeDescriptor = { put: inJson, name: "/client_id", needs: ["authenticityToken"], value: (v) => [v.credentials.authenticityToken] };
const createAccessTokenClientSecretScheme: SchemeDescriptor = { put: inJson, name: "/client_secret", needs: ["merchantKey"], value: (v) => [v.credentials.merchantKey] };

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  api: "monri",
  servers: { test: "https://ipgtest.monri.com", production: "https://ipg.monri.com" },
  operations: {
    listCustomers: { route: "GET /v2/customers", responses: "200 400 401 4XX 5XX", pages: { offset: "offset", size: "limit", items: "/data" }, security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["customers"] }]] },
    createCustomer: { route: "POST /v2/customers", responses: "200 400 401 4XX 5XX", lookup: ["/merchant_customer_id"], security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["customers"] }]] },
    getCustomer: { route: "GET /v2/customers/{uuid}", responses: "200 400 401 404 4XX 5XX", security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["customers"] }]] },
    updateCustomer: { route: "POST /v2/customers/{uuid}", responses: "200 400 401 404 4XX 5XX", lookup: ["/merchant_customer_id"], security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["customers"] }]] },
    deleteCustomer: { route: "DELETE /v2/customers/{uuid}", responses: "200 400 401 404 4XX 5XX", security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["customers"] }]] },
    getCustomerByMerchantCustomerId: { route: "GET /v2/merchants/customers/{merchant_customer_id}", responses: "200 400 401 404 4XX 5XX", security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["customers"] }]] },
    listCustomerPaymentMethods: { route: "GET /v2/customers/{uuid}/payment-methods", responses: "200 400 401 4XX 5XX", pages: { offset: "offset", size: "limit", items: "/data" }, security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["customers", "payment-methods"] }]] },
    listPaymentMethods: { route: "GET /v2/payment-methods", responses: "200 400 401 4XX 5XX", security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["payment-methods"] }]] },
    createPayment: { route: "POST /v2/payment/new", responses: "200 400 401 4XX 5XX", lookup: ["/order_number", "/customer_uuid"], security: [[wp3Scheme], [wp3v2Scheme], [{ ...bearerScheme, scopes: ["payments"] }]] },
    updatePayment: { route: "POST /v2/payment/{id}/update", responses: "200 400 401 404 4XX 5XX", security: [[wp3Scheme]] },
    confirmPayment: { route: "POST /v2/payment/{client_secret}/confirm", responses: "200 400 401 404 4XX 5XX", lookup: ["/transaction/customer_uuid"], security: [[wp3clientScheme]] },
    getPaymentStatus: { route: "GET /v2/payment/{id}/status", responses: "200 400 401 404 4XX 5XX", security: [[wp3Scheme], [{ ...bearerScheme, scopes: ["payments"] }], [wp3clientScheme]] },
    createOrUpdatePaymentLink: { route: "POST /v2/terminal-entry/create-or-update", responses: "200 400 401 4XX 5XX", lookup: ["/order_number"], security: [[wp3Scheme]] },
    getPaymentLink: { route: "GET /v2/terminal-entry/{order_number}/show", responses: "200 400 401 404 4XX 5XX", security: [[wp3Scheme]] },
    createToken: { route: "POST /v2/tokens", responses: "200 400 401 4XX 5XX", security: [[wp3Scheme]] },
    createSubscription: { route: "POST /v2/subscriptions", responses: "200 400 401 4XX 5XX", security: [[wp3Scheme]] },
    createCustomerSubscription: { route: "POST /v2/customer-subscriptions", responses: "200 400 401 4XX 5XX", lookup: ["/subscription_id", "/customer_id"], security: [[wp3Scheme]] },
    updateCustomerSubscription: { route: "POST /v2/customer-subscriptions/{id}", responses: "200 400 401 404 4XX 5XX", security: [[wp3Scheme]] },
    createTransaction: { route: "POST /v2/transaction", responses: "201 401 422 4XX 5XX", lookup: ["/transaction/order_number", "/transaction/cit_id"], security: [[createTransactionTransactionDigestScheme, createTransactionTransactionAuthenticityTokenScheme]] },
    completeTransaction: { route: "POST /pares", responses: "201 422 4XX 5XX", security: [] },
    manageTransaction: { route: "POST /v2/trx-management", responses: "201 401 422 4XX 5XX", lookup: ["/transaction/order_number"], security: [[manageTransactionTransactionAuthenticityTokenScheme, manageTransactionTransactionDigestScheme]] },
    createTemporaryCard: { route: "POST /v2/temp-tokenize", responses: "200 400 401 4XX 5XX", security: [[createTemporaryCardDigestScheme, createTemporaryCardAuthenticityTokenScheme]] },
    createAccessToken: { route: "POST /v2/oauth", responses: "200 400 401 4XX 5XX", security: [[createAccessTokenClientIdScheme, createAccessTokenClientSecretScheme]] },
  },
  validators: () => import("./validators.js"),
};

/**
 * Makes a client of Monri WebPay API v2.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<Routes, Operations>(descriptor, options);
}

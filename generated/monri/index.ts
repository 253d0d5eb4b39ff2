// Written by `countersign generate` from the contract of monri. Edit that, not this.
import {
  type ApiDescriptor,
  type Call,
  type CallOptions,
  type Client as FetchClient,
  type ClientOptions as Options,
  createApiClient,
  type Result,
} from "../../src/client/index.ts";
import type { operations, paths } from "./schema.ts";

export type * from "./schema.ts";

/** Names of the servers of Monri WebPay API v2. `test`: https://ipgtest.monri.com. Test environment.; `production`: https://ipg.monri.com. Production environment.. */
export type Server = "test" | "production";

/** What Monri WebPay API v2 asks a caller to prove itself with. */
export interface Credentials {
  /** For `wp3`. By convention in `MONRI_AUTHENTICITY_TOKEN`. */
  authenticityToken: string;
  /** For `wp3`. By convention in `MONRI_MERCHANT_KEY`. */
  merchantKey: string;
}

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
  listCustomers(call?: Call<operations["listCustomers"], CallOptions>): Promise<Result<operations["listCustomers"]>>;

  /**
   * Create a customer.
   *
   * Creates a customer. No member of the body is required.
   *
   * `POST /v2/customers`
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  createCustomer(call: Call<operations["createCustomer"], CallOptions>): Promise<Result<operations["createCustomer"]>>;

  /**
   * Retrieve a customer.
   *
   * Retrieves a customer by its `uuid`.
   *
   * `GET /v2/customers/{uuid}`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  getCustomer(call: Call<operations["getCustomer"], CallOptions>): Promise<Result<operations["getCustomer"]>>;

  /**
   * Update a customer.
   *
   * Sets the members that are given and leaves the others unchanged. A key of `metadata` set to null is unset.
   *
   * `POST /v2/customers/{uuid}`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  updateCustomer(call: Call<operations["updateCustomer"], CallOptions>): Promise<Result<operations["updateCustomer"]>>;

  /**
   * Delete a customer.
   *
   * Deletes a customer. How a deleted customer is read or updated afterwards is not documented.
   *
   * `DELETE /v2/customers/{uuid}`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  deleteCustomer(call: Call<operations["deleteCustomer"], CallOptions>): Promise<Result<operations["deleteCustomer"]>>;

  /**
   * Retrieve a customer by the merchant's id.
   *
   * Retrieves a customer by its `merchant_customer_id`.
   *
   * `GET /v2/merchants/customers/{merchant_customer_id}`
   * - `params.path.merchant_customer_id` The merchant's own id of a customer, as given at its creation.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  getCustomerByMerchantCustomerId(call: Call<operations["getCustomerByMerchantCustomerId"], CallOptions>): Promise<Result<operations["getCustomerByMerchantCustomerId"]>>;

  /**
   * List the payment methods of a customer.
   *
   * Lists the payment methods saved for a customer, newest first.
   *
   * `GET /v2/customers/{uuid}/payment-methods`
   * - `params.path.uuid` The `uuid` of a customer, as returned by its creation.
   * - `params.query.limit` How many objects to list at most. The highest value allowed is not documented.
   * - `params.query.offset` How many objects to skip. Objects are ordered by `created_at`, newest first.
   * @see https://docs.monri.com/documentation/api-documentation/api-v2/customers-api
   */
  listCustomerPaymentMethods(call: Call<operations["listCustomerPaymentMethods"], CallOptions>): Promise<Result<operations["listCustomerPaymentMethods"]>>;

}

/** A client of Monri WebPay API v2: openapi-fetch's methods by path, and one method per operation. */
export type Client = FetchClient<paths> & Operations;

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  "api": "monri",
  "servers": {
    "test": "https://ipgtest.monri.com",
    "production": "https://ipg.monri.com"
  },
  "schemes": {
    "wp3": {
      "in": "header",
      "name": "Authorization",
      "value": [
        "WP3-v2.1 ",
        {
          "name": "authenticityToken"
        },
        " ",
        {
          "name": "unixSeconds"
        },
        " ",
        {
          "call": "hex",
          "args": [
            {
              "call": "sha512",
              "args": [
                {
                  "name": "merchantKey"
                },
                {
                  "name": "unixSeconds"
                },
                {
                  "name": "authenticityToken"
                },
                {
                  "name": "target"
                },
                {
                  "name": "body"
                }
              ]
            }
          ]
        }
      ]
    }
  },
  "operations": {
    "listCustomers": {
      "method": "GET",
      "path": "/v2/customers",
      "security": [
        [
          "wp3"
        ]
      ],
      "accept": "application/json"
    },
    "createCustomer": {
      "method": "POST",
      "path": "/v2/customers",
      "security": [
        [
          "wp3"
        ]
      ],
      "body": "application/json",
      "accept": "application/json"
    },
    "getCustomer": {
      "method": "GET",
      "path": "/v2/customers/{uuid}",
      "security": [
        [
          "wp3"
        ]
      ],
      "accept": "application/json"
    },
    "updateCustomer": {
      "method": "POST",
      "path": "/v2/customers/{uuid}",
      "security": [
        [
          "wp3"
        ]
      ],
      "body": "application/json",
      "accept": "application/json"
    },
    "deleteCustomer": {
      "method": "DELETE",
      "path": "/v2/customers/{uuid}",
      "security": [
        [
          "wp3"
        ]
      ],
      "accept": "application/json"
    },
    "getCustomerByMerchantCustomerId": {
      "method": "GET",
      "path": "/v2/merchants/customers/{merchant_customer_id}",
      "security": [
        [
          "wp3"
        ]
      ],
      "accept": "application/json"
    },
    "listCustomerPaymentMethods": {
      "method": "GET",
      "path": "/v2/customers/{uuid}/payment-methods",
      "security": [
        [
          "wp3"
        ]
      ],
      "accept": "application/json"
    }
  },
  "validators": () => import("./validators.ts")
};

/**
 * Makes a client of Monri WebPay API v2.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<paths, Operations>(descriptor, options);
}

// Written by `countersign generate` from the contract of axisfi. Edit that, not this.
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

/** Names of the servers of AxisFi API. `placeholder`: http://127.0.0.1:8083. Placeholder of the vendor's samples. The real host is not documented.. */
export type Server = "placeholder";

/** What AxisFi API asks a caller to prove itself with. */
export interface Credentials {
  /** For `apiKey`. By convention in `AXISFI_API_KEY`. */
  apiKey: string;
  /** For `apiSecret`. By convention in `AXISFI_API_SECRET`. */
  apiSecret: string;
}

export type ClientOptions = Options<Credentials, Server>;

/** The operations of AxisFi API, by operationId. */
export interface Operations {
  /**
   * Retrieve the details of a customer.
   *
   * Retrieves a customer by either id. The page does not say what happens if neither or both are given.
   *
   * `GET /api/customers/detail`
   * - `params.query.partner_customer_id` The partner's own id of the customer.
   * - `params.query.customer_id` AxisFi's id of the customer.
   * @see https://docs.axisfi.net/api-reference/customers/get-customer-details
   */
  getCustomerDetails(call?: Call<operations["getCustomerDetails"], CallOptions>): Promise<Result<operations["getCustomerDetails"]>>;

}

/** A client of AxisFi API: openapi-fetch's methods by path, and one method per operation. */
export type Client = FetchClient<paths> & Operations;

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  "api": "axisfi",
  "servers": {
    "placeholder": "http://127.0.0.1:8083"
  },
  "schemes": {
    "apiKey": {
      "in": "header",
      "name": "X-API-Key",
      "value": [
        {
          "name": "apiKey"
        }
      ]
    },
    "apiSecret": {
      "in": "header",
      "name": "X-API-Secret",
      "value": [
        {
          "name": "apiSecret"
        }
      ]
    }
  },
  "operations": {
    "getCustomerDetails": {
      "method": "GET",
      "path": "/api/customers/detail",
      "security": [
        [
          "apiKey",
          "apiSecret"
        ]
      ],
      "accept": "application/json"
    }
  },
  "validators": () => import("./validators.ts")
};

/**
 * Makes a client of AxisFi API.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<paths, Operations>(descriptor, options);
}

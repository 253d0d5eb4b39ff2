// Written by `countersign generate` from the contract of loveandpay. Edit that, not this.
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

/** Names of the servers of Love&Pay API v2. `production`: https://loveandpay.io. Production environment, the host of every sample that the vendor prints.; `replacement`: https://api.prod.loveandpay.io. Host that replaces the one above.. */
export type Server = "production" | "replacement";

/** What Love&Pay API v2 asks a caller to prove itself with. */
export interface Credentials {
  /** For `apiKey`. By convention in `LOVEANDPAY_API_KEY`. */
  apiKey: string;
  /** For `signature`. By convention in `LOVEANDPAY_SECRET_KEY`. */
  secretKey: string;
}

export type ClientOptions = Options<Credentials, Server>;

/** The operations of Love&Pay API v2, by operationId. */
export interface Operations {
  /**
   * Retrieve a customer.
   *
   * Retrieves a customer with recent payments.
   *
   * `GET /api/v2/customers/{id}`
   * - `params.path.id` UUID of the customer.
   * @see https://lovepay.mintlify.app/api-reference/v2/customers/get
   */
  getCustomer(call: Call<operations["getCustomer"], CallOptions>): Promise<Result<operations["getCustomer"]>>;

  /**
   * Retrieve a KYC session.
   *
   * Retrieves an identity check and what it found.
   *
   * `GET /api/v2/kyc/sessions/{id}`
   * - `params.path.id` UUID of the session.
   * @see https://lovepay.mintlify.app/api-reference/v2/kyc/get-session
   */
  getKycSession(call: Call<operations["getKycSession"], CallOptions>): Promise<Result<operations["getKycSession"]>>;

  /**
   * Retrieve a receipt.
   *
   * Retrieves an uploaded payment receipt and what was read from it.
   *
   * `GET /api/v2/receipts/{id}`
   * - `params.path.id` UUID of the receipt.
   * @see https://lovepay.mintlify.app/api-reference/v2/receipts/get
   */
  getReceipt(call: Call<operations["getReceipt"], CallOptions>): Promise<Result<operations["getReceipt"]>>;

}

/** A client of Love&Pay API v2: openapi-fetch's methods by path, and one method per operation. */
export type Client = FetchClient<paths> & Operations;

/** What the client knows of the contract at run time. */
export const descriptor: ApiDescriptor = {
  "api": "loveandpay",
  "servers": {
    "production": "https://loveandpay.io",
    "replacement": "https://api.prod.loveandpay.io"
  },
  "schemes": {
    "apiKey": {
      "in": "header",
      "name": "x-api-key",
      "value": [
        {
          "name": "apiKey"
        }
      ]
    },
    "timestamp": {
      "in": "header",
      "name": "x-timestamp",
      "value": [
        {
          "name": "unixMillis"
        }
      ],
      "clockSkew": 300
    },
    "signature": {
      "in": "header",
      "name": "x-signature",
      "value": [
        {
          "call": "hex",
          "args": [
            {
              "call": "hmacSha256",
              "args": [
                {
                  "name": "secretKey"
                },
                {
                  "name": "method"
                },
                {
                  "name": "path"
                },
                {
                  "name": "unixMillis"
                },
                {
                  "call": "hex",
                  "args": [
                    {
                      "call": "sha256",
                      "args": [
                        {
                          "name": "body"
                        }
                      ]
                    }
                  ]
                }
              ]
            }
          ]
        }
      ]
    }
  },
  "operations": {
    "getCustomer": {
      "method": "GET",
      "path": "/api/v2/customers/{id}",
      "security": [
        [
          "apiKey",
          "timestamp",
          "signature"
        ]
      ],
      "accept": "application/json"
    },
    "getKycSession": {
      "method": "GET",
      "path": "/api/v2/kyc/sessions/{id}",
      "security": [
        [
          "apiKey",
          "timestamp",
          "signature"
        ]
      ],
      "accept": "application/json"
    },
    "getReceipt": {
      "method": "GET",
      "path": "/api/v2/receipts/{id}",
      "security": [
        [
          "apiKey",
          "timestamp",
          "signature"
        ]
      ],
      "accept": "application/json"
    }
  },
  "validators": () => import("./validators.ts")
};

/**
 * Makes a client of Love&Pay API v2.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createClient(options: ClientOptions): Client {
  return createApiClient<paths, Operations>(descriptor, options);
}

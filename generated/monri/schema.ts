// Written by `countersign generate` from the contract of monri. Edit that, not this.
export interface paths {
    "/v2/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Lists customers, newest first. Whether deleted customers are listed is not documented.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description Creates a customer. No member of the body is required.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/customers/{uuid}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `uuid` of a customer, as returned by its creation.
                 * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
                 */
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * Retrieve a customer
         * @description Retrieves a customer by its `uuid`.
         */
        get: operations["getCustomer"];
        put?: never;
        /**
         * Update a customer
         * @description Sets the members that are given and leaves the others unchanged. A key of `metadata` set to null is unset.
         */
        post: operations["updateCustomer"];
        /**
         * Delete a customer
         * @description Deletes a customer. How a deleted customer is read or updated afterwards is not documented.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/customers/{uuid}/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `uuid` of a customer, as returned by its creation.
                 * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
                 */
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * List the payment methods of a customer
         * @description Lists the payment methods saved for a customer, newest first.
         */
        get: operations["listCustomerPaymentMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/merchants/customers/{merchant_customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The merchant's own id of a customer, as given at its creation.
                 * @example customer-id-1234
                 */
                merchant_customer_id: components["parameters"]["MerchantCustomerId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve a customer by the merchant's id
         * @description Retrieves a customer by its `merchant_customer_id`.
         */
        get: operations["getCustomerByMerchantCustomerId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A customer. */
        Customer: {
            /**
             * @description Street address.
             * @example null
             * @example Adresa
             */
            address?: string | null;
            /**
             * @description City.
             * @example null
             * @example Grad
             */
            city?: string | null;
            /**
             * @description Country, two letters of ISO 3166-1 alpha-2.
             * @example BA
             */
            country?: string | null;
            /**
             * Format: date-time
             * @description When the customer was created.
             * @example 2019-02-12T11:22:33Z
             */
            created_at?: string;
            /**
             * @description True if the customer is deleted.
             * @example false
             */
            deleted?: boolean;
            /**
             * Format: date-time
             * @description When the customer was deleted. Null if it is not.
             * @example null
             */
            deleted_at?: string | null;
            /**
             * @description Description of the customer.
             * @example Customer
             */
            description?: string | null;
            /**
             * @description Email address.
             * @example email@email.com
             */
            email?: string | null;
            /**
             * @description Merchant's customer id.
             * @example customer-id-1234
             */
            merchant_customer_id?: string | null;
            /**
             * @description Key-value pairs of the merchant. The types of values are not documented.
             * @example {
             *       "key": "value"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Full name.
             * @example Test
             */
            name?: string | null;
            /**
             * @description Phone number.
             * @example null
             * @example 061 000 000
             */
            phone?: string | null;
            status: components["schemas"]["Status"];
            /**
             * Format: date-time
             * @description When the customer was last changed.
             * @example 2019-02-12T11:22:33Z
             */
            updated_at?: string;
            /**
             * Format: uuid
             * @description Id of the customer, used by the other operations.
             * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
             */
            uuid: string;
            /**
             * @description ZIP or postal code.
             * @example 71000
             */
            zip_code?: string | null;
        };
        /** @description What a merchant may say about a customer. Nothing is required. */
        CustomerInput: {
            /**
             * @description Street address.
             * @example Adresa
             */
            address?: string;
            /**
             * @description City, district, suburb, town or village.
             * @example Grad
             */
            city?: string;
            /**
             * @description Country, two letters of ISO 3166-1 alpha-2.
             * @example BA
             */
            country?: string;
            /**
             * @description Description of the customer.
             * @example Customer
             */
            description?: string;
            /**
             * @description Email address.
             * @example email@email.com
             */
            email?: string;
            /**
             * @description Merchant's customer id.
             * @example customer-id-1234
             */
            merchant_customer_id?: string;
            /**
             * @description Key-value pairs of the merchant. In an update, a key set to null is unset. The types of values are not documented.
             * @example {
             *       "key": "value"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            };
            /**
             * @description Full name or business name.
             * @example Test
             */
            name?: string;
            /**
             * @description Phone number.
             * @example 061 000 000
             */
            phone?: string;
            /**
             * @description ZIP or postal code.
             * @example 71000
             */
            zip_code?: string;
        };
        /** @description A page of customers. */
        CustomerList: {
            /** @description The customers, newest first. The page gives a length of 20, against a default `limit` of 50, so no bound is set here. */
            data: components["schemas"]["CustomerListItem"][];
            status: components["schemas"]["Status"];
        };
        /** @description A customer as listed. The page shows `id` here and no `merchant_customer_id`. */
        CustomerListItem: {
            /**
             * @description Street address.
             * @example null
             * @example Adresa
             */
            address?: string | null;
            /**
             * @description City.
             * @example null
             * @example Grad
             */
            city?: string | null;
            /**
             * @description Country, two letters of ISO 3166-1 alpha-2.
             * @example BA
             */
            country?: string | null;
            /**
             * Format: date-time
             * @description When the customer was created.
             * @example 2019-02-12T11:22:33Z
             */
            created_at?: string;
            /**
             * @description True if the customer is deleted.
             * @example false
             */
            deleted?: boolean;
            /**
             * Format: date-time
             * @description When the customer was deleted. Null if it is not.
             * @example null
             */
            deleted_at?: string | null;
            /**
             * @description Description of the customer.
             * @example Customer
             */
            description?: string | null;
            /**
             * @description Email address.
             * @example email@email.com
             */
            email?: string | null;
            /**
             * @description Id of the customer. The same value as `uuid` elsewhere.
             * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
             */
            id?: string;
            /**
             * @description Key-value pairs of the merchant. The types of values are not documented.
             * @example {
             *       "key": "value"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Full name.
             * @example Test
             */
            name?: string | null;
            /**
             * @description Phone number.
             * @example null
             * @example 061 000 000
             */
            phone?: string | null;
            /**
             * @description Status of the customer in the list. Its values are not documented.
             * @example approved
             */
            status?: string;
            /**
             * Format: date-time
             * @description When the customer was last changed.
             * @example 2019-02-12T11:22:33Z
             */
            updated_at?: string;
            /**
             * @description ZIP or postal code.
             * @example 71000
             */
            zip_code?: string | null;
        };
        /** @description Answer to the deletion of a customer. */
        DeletedCustomer: {
            /**
             * @description True if the customer is deleted.
             * @example true
             */
            deleted: boolean;
            /**
             * @description Id of the customer. The page gives a length of 20, against an example of 36 characters, so no bound is set here.
             * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
             */
            id?: string;
            status: components["schemas"]["Status"];
        };
        /** @description Answer to a request that was refused. The page of the Customers API prints none. */
        ErrorBody: {
            /**
             * @description What was wrong.
             * @example Limit must be a valid number
             */
            message?: string;
            /**
             * @description Outcome of the request.
             * @example invalid-request
             * @enum {string}
             */
            status: "invalid-request" | "error";
        };
        /** @description A saved payment method. The page has no table of its members, only an example from which the types are read. */
        PaymentMethod: {
            /**
             * Format: date-time
             * @description When the payment method was saved.
             * @example 2019-02-12T11:22:33Z
             */
            created_at?: string;
            /**
             * @description The `uuid` of the customer.
             * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
             */
            customer_uuid?: string;
            /**
             * Format: date
             * @description Last day on which the card is valid.
             * @example 2025-12-31
             */
            expiration_date?: string;
            /**
             * @description True if the card has expired.
             * @example false
             */
            expired?: boolean;
            /**
             * @description Id of the payment method. Equal to `token` in the example.
             * @example 00c1eb1a4a0b61d1c2921c8d3a3f4570801da3f3f087c280e832cb4876a5e633
             */
            id?: string;
            /**
             * Format: date-time
             * @description Until when the payment method is kept.
             * @example 2024-12-31T23:00:00Z
             */
            keep_until?: string;
            /**
             * @description Card number with its middle digits masked.
             * @example 405840******0005
             */
            masked_pan?: string;
            /**
             * @description Status of the payment method. Its values are not documented.
             * @example approved
             */
            status?: string;
            /**
             * @description Token that stands for the card.
             * @example 00c1eb1a4a0b61d1c2921c8d3a3f4570801da3f3f087c280e832cb4876a5e633
             */
            token?: string;
            /**
             * Format: date-time
             * @description When the payment method was last changed.
             * @example 2019-02-12T11:22:33Z
             */
            updated_at?: string;
        };
        /** @description A page of payment methods. */
        PaymentMethodList: {
            /** @description The payment methods, newest first. The page gives a length of 20, against a default `limit` of 50, so no bound is set here. */
            data: components["schemas"]["PaymentMethod"][];
            status: components["schemas"]["Status"];
        };
        /**
         * @description Outcome of the request.
         * @example approved
         * @enum {string}
         */
        Status: "approved" | "invalid-request" | "error";
    };
    responses: {
        /** @description The request could not be processed, for example because a value is not valid. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The customer. */
        Customer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        /** @description There is no such customer. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The authorization failed, most likely because of the Authorization header. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /**
         * @description How many objects to list at most. The highest value allowed is not documented.
         * @example 50
         */
        Limit: number;
        /**
         * @description The merchant's own id of a customer, as given at its creation.
         * @example customer-id-1234
         */
        MerchantCustomerId: string;
        /**
         * @description How many objects to skip. Objects are ordered by `created_at`, newest first.
         * @example 0
         */
        Offset: number;
        /**
         * @description The `uuid` of a customer, as returned by its creation.
         * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
         */
        Uuid: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Customer = components['schemas']['Customer'];
export type CustomerInput = components['schemas']['CustomerInput'];
export type CustomerList = components['schemas']['CustomerList'];
export type CustomerListItem = components['schemas']['CustomerListItem'];
export type DeletedCustomer = components['schemas']['DeletedCustomer'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type PaymentMethod = components['schemas']['PaymentMethod'];
export type PaymentMethodList = components['schemas']['PaymentMethodList'];
export type Status = components['schemas']['Status'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseCustomer = components['responses']['Customer'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ParameterLimit = components['parameters']['Limit'];
export type ParameterMerchantCustomerId = components['parameters']['MerchantCustomerId'];
export type ParameterOffset = components['parameters']['Offset'];
export type ParameterUuid = components['parameters']['Uuid'];
export type $defs = Record<string, never>;
export interface operations {
    listCustomers: {
        parameters: {
            query?: {
                /**
                 * @description How many objects to list at most. The highest value allowed is not documented.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many objects to skip. Objects are ordered by `created_at`, newest first.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerInput"];
            };
        };
        responses: {
            200: components["responses"]["Customer"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `uuid` of a customer, as returned by its creation.
                 * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
                 */
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Customer"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `uuid` of a customer, as returned by its creation.
                 * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
                 */
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerInput"];
            };
        };
        responses: {
            200: components["responses"]["Customer"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `uuid` of a customer, as returned by its creation.
                 * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
                 */
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedCustomer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listCustomerPaymentMethods: {
        parameters: {
            query?: {
                /**
                 * @description How many objects to list at most. The highest value allowed is not documented.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many objects to skip. Objects are ordered by `created_at`, newest first.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description The `uuid` of a customer, as returned by its creation.
                 * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
                 */
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethodList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getCustomerByMerchantCustomerId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The merchant's own id of a customer, as given at its creation.
                 * @example customer-id-1234
                 */
                merchant_customer_id: components["parameters"]["MerchantCustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Customer"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
}

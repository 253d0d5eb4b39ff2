// Written by `countersign generate` from the contract of loveandpay. Edit that, not this.
export interface paths {
    "/api/v2/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the customer.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve a customer
         * @description Retrieves a customer with recent payments.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/kyc/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the session.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["KycSessionId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve a KYC session
         * @description Retrieves an identity check and what it found.
         */
        get: operations["getKycSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the receipt.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["ReceiptId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve a receipt
         * @description Retrieves an uploaded payment receipt and what was read from it.
         */
        get: operations["getReceipt"];
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
        /** @description A customer of the merchant. */
        Customer: {
            /**
             * @description Average payment in rubles.
             * @example 3000
             */
            averageAmount?: number;
            /**
             * Format: date-time
             * @description When the customer was created.
             * @example 2024-01-01T10:00:00.000Z
             */
            createdAt?: string;
            /**
             * @description Email address.
             * @example client@example.com
             */
            email?: string;
            /**
             * @description Full name.
             * @example Иван Иванов
             */
            fullName?: string;
            /**
             * Format: uuid
             * @description UUID of the customer.
             * @example 550e8400-e29b-41d4-a716-446655440000
             */
            id: string;
            /**
             * @description True if the customer is blocked and cannot pay the merchant's invoices.
             * @example false
             */
            isBlocked?: boolean;
            /**
             * @description State of the identity check.
             *
             *     - `PENDING`: awaiting verification.
             *     - `VERIFIED`: verification passed.
             *     - `REJECTED`: verification declined.
             * @example VERIFIED
             * @enum {string}
             */
            kycStatus: "PENDING" | "VERIFIED" | "REJECTED";
            /**
             * Format: date-time
             * @description When the identity check was passed.
             * @example 2024-01-15T10:00:00.000Z
             */
            kycVerifiedAt?: string | null;
            /**
             * Format: date-time
             * @description When the last payment was made. Null if there is none.
             * @example 2024-01-20T15:30:00.000Z
             */
            lastPaymentAt?: string | null;
            /**
             * @description Phone number.
             * @example +79991234567
             */
            phone?: string;
            /** @description Recent payments. How many, and in which order, is not documented. */
            recentPayments?: components["schemas"]["RecentPayment"][];
            /**
             * @description Sum of all payments in rubles.
             * @example 15000
             */
            totalAmount?: number;
            /**
             * @description Number of payments.
             * @example 5
             */
            totalPayments?: number;
            /**
             * @description Level of trust. Other values may exist.
             * @example LEVEL_2
             * @example NEW
             * @example LEVEL_1
             * @example LEVEL_3
             */
            trustLevel?: string;
        };
        /** @description Envelope of a customer. */
        CustomerResponse: {
            customer: components["schemas"]["Customer"];
            /**
             * @description True if the request succeeded.
             * @example true
             */
            success: boolean;
        };
        /** @description Answer to a request that was refused. A flat shape was seen too, on the creation of invoices, and is not described here. */
        ErrorBody: {
            /** @description What went wrong. */
            error: {
                /**
                 * @description Name of the error. Other values may exist.
                 * @example INVALID_SIGNATURE
                 * @example MISSING_HEADERS
                 * @example TIMESTAMP_EXPIRED
                 * @example DOMAIN_NOT_VERIFIED
                 * @example SOURCE_IP_NOT_ALLOWED
                 * @example RATE_LIMIT_EXCEEDED
                 * @example VALIDATION_ERROR
                 * @example PARTNER_INACTIVE
                 * @example API_BLOCKED
                 * @example CYCLE_BLOCKED
                 * @example INTERNAL_ERROR
                 */
                code: string;
                /**
                 * @description What went wrong, in words.
                 * @example Invalid signature
                 */
                message: string;
                /**
                 * @description Id of the request, for the vendor's support.
                 * @example req_123
                 */
                requestId?: string;
            };
            /**
             * @description False, because the request failed.
             * @example false
             */
            success?: boolean;
        };
        /** @description An identity check. */
        KycSession: {
            /**
             * Format: date-time
             * @description When the session was created.
             * @example 2024-01-23T12:00:00.000Z
             */
            createdAt?: string;
            /**
             * @description Email address of the customer.
             * @example client@example.com
             */
            customerEmail?: string;
            /**
             * @description The merchant's own id of the customer. Not a UUID of Love&Pay.
             * @example your-id-123
             */
            customerId?: string;
            /**
             * @description Phone number of the customer.
             * @example +79991234567
             */
            customerPhone?: string;
            /**
             * Format: date-time
             * @description When the session ends.
             * @example 2024-01-23T12:30:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: uuid
             * @description UUID of the session.
             * @example 550e8400-e29b-41d4-a716-446655440000
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID of the invoice that the session belongs to. Null if it belongs to none.
             * @example 550e8400-e29b-41d4-a716-446655440001
             */
            invoiceId?: string | null;
            /**
             * @description Name of the verification.
             * @example verification-550e8400
             */
            sessionId?: string;
            /**
             * @description State of the session. Other values may exist.
             * @example APPROVED
             * @example NOT_STARTED
             * @example IN_PROGRESS
             */
            status: string;
            verification?: components["schemas"]["KycVerification"];
            /**
             * Format: uri
             * @description Page on which the customer is verified.
             * @example https://kyc.loveandpay.io/verify/550e8400
             */
            verificationUrl?: string;
        };
        /** @description Envelope of a session. */
        KycSessionResponse: {
            session: components["schemas"]["KycSession"];
            /**
             * @description True if the request succeeded.
             * @example true
             */
            success: boolean;
        };
        /** @description What the verification found. Null while it is in progress. */
        KycVerification: {
            /**
             * Format: date
             * @description Date of birth.
             * @example 1990-01-15
             */
            dateOfBirth?: string;
            /**
             * @description Country of the document, three letters in the example.
             * @example RUS
             */
            documentCountry?: string;
            /**
             * Format: date
             * @description When the document expires.
             * @example 2030-05-10
             */
            documentExpiresAt?: string;
            /**
             * Format: date
             * @description When the document was issued.
             * @example 2020-05-10
             */
            documentIssuedAt?: string;
            /**
             * @description Number of the document, masked.
             * @example ****1234
             */
            documentNumber?: string;
            /**
             * @description Kind of document. Other values may exist.
             * @example passport
             */
            documentType?: string;
            /**
             * @description How well the face matches the document. Its range is not documented.
             * @example 0.98
             */
            faceMatchScore?: number;
            /**
             * @description First name.
             * @example Иван
             */
            firstName?: string;
            /**
             * @description Full name.
             * @example Иван Петрович Иванов
             */
            fullName?: string;
            /**
             * @description Last name.
             * @example Иванов
             */
            lastName?: string;
            /**
             * @description How surely a living person was seen. Its range is not documented.
             * @example 0.95
             */
            livenessScore?: number;
            /**
             * @description Middle name.
             * @example Петрович
             */
            middleName?: string;
            /**
             * Format: date-time
             * @description When the verification was done.
             * @example 2024-01-23T12:15:00.000Z
             */
            verifiedAt?: string;
        } | null;
        /** @description A payment receipt. */
        Receipt: {
            /**
             * Format: date-time
             * @description When the receipt was created.
             * @example 2024-01-23T12:00:00.000Z
             */
            createdAt?: string;
            /**
             * Format: uuid
             * @description UUID of the receipt.
             * @example 550e8400-e29b-41d4-a716-446655440000
             */
            id: string;
            /**
             * Format: uri
             * @description Image of the receipt.
             * @example https://storage.loveandpay.io/receipts/abc123.jpg
             */
            imageUrl?: string;
            /**
             * Format: uuid
             * @description UUID of the invoice that the receipt belongs to.
             * @example 550e8400-e29b-41d4-a716-446655440001
             */
            invoiceId?: string;
            /**
             * @description State of the receipt. Other values may exist.
             * @example APPROVED
             */
            status: string;
            verificationDetails?: components["schemas"]["ReceiptVerification"];
            /**
             * @description Amount that was confirmed.
             * @example 1500
             */
            verifiedAmount?: number | null;
            /**
             * Format: date-time
             * @description When the receipt was verified.
             * @example 2024-01-23T12:30:00.000Z
             */
            verifiedAt?: string | null;
        };
        /** @description Envelope of a receipt. */
        ReceiptResponse: {
            receipt: components["schemas"]["Receipt"];
            /**
             * @description True if the request succeeded.
             * @example true
             */
            success: boolean;
        };
        /** @description What was read from the receipt. */
        ReceiptVerification: {
            /**
             * @description Bank that was recognized.
             * @example Сбербанк
             */
            bank?: string;
            /**
             * @description Confidence of the text recognition, from 0 to 1.
             * @example 0.95
             */
            confidence?: number;
            /**
             * @description Amount read from the receipt.
             * @example 1500
             */
            extractedAmount?: number;
            /**
             * Format: date
             * @description Date of the payment read from the receipt.
             * @example 2024-01-23
             */
            extractedDate?: string;
            /**
             * @description Kind of payment, such as СБП (the fast payment system) or a transfer. Other values exist.
             * @example СБП
             */
            paymentType?: string;
            /**
             * @description Why the receipt was rejected, if it was.
             * @example Сумма не совпадает
             */
            rejectionReason?: string;
        } | null;
        /** @description A payment of a customer. */
        RecentPayment: {
            /**
             * @description Amount in rubles.
             * @example 3000
             */
            amount?: number;
            /**
             * Format: uuid
             * @description UUID of the payment.
             * @example 550e8400-e29b-41d4-a716-446655440010
             */
            id?: string;
            /**
             * @description Number of the invoice.
             * @example INV-xxx-001
             */
            invoiceNumber?: string;
            /**
             * Format: date-time
             * @description When the payment was made.
             * @example 2024-01-20T15:30:00.000Z
             */
            paidAt?: string | null;
            /**
             * @description Status of the payment. Other values may exist.
             * @example PAID
             */
            status?: string;
        };
    };
    responses: {
        /** @description The request is not valid. */
        BadRequest: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The account has no confirmed domain, or the address of the caller is not allowed. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description There is no such object. */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Too many requests. */
        TooManyRequests: {
            headers: {
                "x-ratelimit-limit-hour": components["headers"]["RateLimitLimitHour"];
                "x-ratelimit-limit-minute": components["headers"]["RateLimitLimitMinute"];
                "x-ratelimit-remaining-hour": components["headers"]["RateLimitRemainingHour"];
                "x-ratelimit-remaining-minute": components["headers"]["RateLimitRemainingMinute"];
                "x-ratelimit-reset": components["headers"]["RateLimitReset"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The credentials are missing or wrong. */
        Unauthorized: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /**
         * @description UUID of the customer.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        CustomerId: string;
        /**
         * @description UUID of the session.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        KycSessionId: string;
        /**
         * @description UUID of the receipt.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        ReceiptId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Requests allowed per hour.
         * @example 1000
         */
        RateLimitLimitHour: number;
        /**
         * @description Requests allowed per minute.
         * @example 100
         */
        RateLimitLimitMinute: number;
        /**
         * @description Requests left in this hour.
         * @example 900
         */
        RateLimitRemainingHour: number;
        /**
         * @description Requests left in this minute.
         * @example 0
         */
        RateLimitRemainingMinute: number;
        /**
         * @description When the limit is lifted. The format of the value is not documented.
         * @example 60
         */
        RateLimitReset: string;
        /**
         * @description Id of the request, for the vendor's support.
         * @example req_123
         */
        RequestId: string;
    };
    pathItems: never;
}
export type Customer = components['schemas']['Customer'];
export type CustomerResponse = components['schemas']['CustomerResponse'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type KycSession = components['schemas']['KycSession'];
export type KycSessionResponse = components['schemas']['KycSessionResponse'];
export type KycVerification = components['schemas']['KycVerification'];
export type Receipt = components['schemas']['Receipt'];
export type ReceiptResponse = components['schemas']['ReceiptResponse'];
export type ReceiptVerification = components['schemas']['ReceiptVerification'];
export type RecentPayment = components['schemas']['RecentPayment'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ParameterCustomerId = components['parameters']['CustomerId'];
export type ParameterKycSessionId = components['parameters']['KycSessionId'];
export type ParameterReceiptId = components['parameters']['ReceiptId'];
export type HeaderRateLimitLimitHour = components['headers']['RateLimitLimitHour'];
export type HeaderRateLimitLimitMinute = components['headers']['RateLimitLimitMinute'];
export type HeaderRateLimitRemainingHour = components['headers']['RateLimitRemainingHour'];
export type HeaderRateLimitRemainingMinute = components['headers']['RateLimitRemainingMinute'];
export type HeaderRateLimitReset = components['headers']['RateLimitReset'];
export type HeaderRequestId = components['headers']['RequestId'];
export type $defs = Record<string, never>;
export interface operations {
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the customer.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getKycSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the session.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["KycSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycSessionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the receipt.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["ReceiptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}

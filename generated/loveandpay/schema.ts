// Written by `countersign generate` from the contract of loveandpay. Edit that, not this.
export interface paths {
    "/api/v2/batch/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the CSV template
         * @description Downloads the template of a CSV file with invoices. Only `amount`, in rubles, is required. The other columns may be
         *     left empty: `email`, `name`, `phone` as `+7XXXXXXXXXX`, `description`, and `expiresInHours`, which is 24 if empty.
         *
         *     No page about the upload of such a file was readable for v2. The upload of v1 has other columns, see the API
         *     loveandpay-v1.
         */
        get: operations["getBatchTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Lists customers. The vendor's sample filters by VERIFIED and still shows a customer who is PENDING, so it proves nothing about the filters.
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
         * @description Retrieves a customer with the sums of their payments and some recent ones. The id comes from `listCustomers`, `checkCustomer` or an invoice. How many recent payments there are, and in which order, is not documented.
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
    "/api/v2/customers/{id}/block": {
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
        get?: never;
        put?: never;
        /**
         * Block a customer
         * @description Blocks a customer, who then cannot pay the merchant's invoices. How a customer who is blocked already is answered is not documented.
         */
        post: operations["blockCustomer"];
        /**
         * Unblock a customer
         * @description Lifts the block of a customer. How a customer who is not blocked is answered is not documented.
         */
        delete: operations["unblockCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/customers/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up a customer by phone or email
         * @description Says whether the merchant has a customer with this phone number or email address, and whether that customer is verified. At least one of the two must be given.
         */
        get: operations["checkCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices
         * @description Lists invoices. The page of this operation is the one that says that the path is signed without its query.
         */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Create an invoice
         * @description Creates an invoice in rubles. No page of the vendor about it was readable, so this is what an integrator sends and reads. An amount below 500 rubles was refused with `INTERNAL_ERROR`, and an account without a terminal was refused with `NO_TERMINAL` in the flat shape of errors. The integrator states that there is no idempotency key, so a call that may have arrived must not be repeated. Payments are reported by the webhooks of the account, not to an address in the invoice.
         */
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the invoice.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["InvoiceId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve an invoice
         * @description Retrieves an invoice with its customer. Ask until `status` is `PAID`, or wait for the webhook. The page shows `paymentLink` here too, where an integrator found it missing.
         */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/kyc/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List KYC sessions
         * @description Lists identity checks, 50 at most unless `limit` says otherwise. An item lacks `verificationUrl` and `expiresAt` and has a part of the verification; `getKycSession` has the rest.
         */
        get: operations["listKycSessions"];
        put?: never;
        /**
         * Create a KYC session
         * @description Creates an identity check. Send the customer to its `verificationUrl`. In the samples a session ends after 30 minutes. How its end is notified is not documented for v2. The events `kyc.completed` and `kyc.failed` come from pages of v1 and are described by the API loveandpay-v1.
         */
        post: operations["createKycSession"];
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
         * @description Retrieves an identity check and what it found. While the customer is at it, `verification` is null. When `status` is `APPROVED`, it holds the name, the masked document and two scores.
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
    "/api/v2/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve an exchange rate
         * @description Retrieves the current rate between two currencies. The vendor's page was not readable, so this is what an integrator sends and reads.
         */
        get: operations["getRate"];
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
         * @description Retrieves an uploaded payment receipt and what was read from it. Its id is known from elsewhere, since no page that was found uploads or lists receipts. Compare the extracted amount and date with the invoice before it counts as paid.
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
export interface webhooks {
    invoiceCancelled: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that an invoice was cancelled
         * @description An invoice was cancelled. The id of the invoice is `data.id`. The same event can come more than once and out of order.
         */
        post: operations["invoiceCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    invoiceCreated: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that an invoice was created
         * @description An invoice was created. The id of the invoice is `data.id`. The same event can come more than once and out of order. The amount comes in kopecks in this event and in rubles in the others, as the dashboard warns. Take `data.amountKopecks` or `data.amountRub` where they are there.
         */
        post: operations["invoiceCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    invoiceExpired: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that an invoice expired
         * @description An invoice was not paid in time. The id of the invoice is `data.id`. The same event can come more than once and out of order.
         */
        post: operations["invoiceExpired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    invoicePaid: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that an invoice was paid
         * @description An invoice was paid. The id of the invoice is `data.id`. The same event can come more than once and out of order. Real deliveries look like this. The test button of the dashboard sends another shape, with `INVOICE_PAID`, `data.invoiceId`, no currency and a header `X-Webhook-Event`.
         */
        post: operations["invoicePaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        BlockInput: BlockInput;
        Customer: Customer;
        CustomerBlock: CustomerBlock;
        CustomerBlockResponse: CustomerBlockResponse;
        CustomerCheck: CustomerCheck;
        CustomerCheckResponse: CustomerCheckResponse;
        CustomerList: CustomerList;
        CustomerListItem: CustomerListItem;
        CustomerResponse: CustomerResponse;
        ErrorBody: ErrorBody;
        Invoice: Invoice;
        InvoiceCancelledEvent: InvoiceCancelledEvent;
        InvoiceCreatedEvent: InvoiceCreatedEvent;
        InvoiceCustomer: InvoiceCustomer;
        InvoiceCustomerInput: InvoiceCustomerInput;
        InvoiceEvent: InvoiceEvent;
        InvoiceEventData: InvoiceEventData;
        InvoiceExpiredEvent: InvoiceExpiredEvent;
        InvoiceInput: InvoiceInput;
        InvoiceList: InvoiceList;
        InvoiceListItem: InvoiceListItem;
        InvoicePaidEvent: InvoicePaidEvent;
        InvoiceResponse: InvoiceResponse;
        InvoiceStatus: InvoiceStatus;
        KycSession: KycSession;
        KycSessionInput: KycSessionInput;
        KycSessionList: KycSessionList;
        KycSessionListItem: KycSessionListItem;
        KycSessionResponse: KycSessionResponse;
        KycSessionStatus: KycSessionStatus;
        KycStatus: KycStatus;
        KycVerification: KycVerification;
        KycVerificationSummary: KycVerificationSummary;
        Pagination: Pagination;
        Rate: Rate;
        RateResponse: RateResponse;
        Receipt: Receipt;
        ReceiptResponse: ReceiptResponse;
        ReceiptVerification: ReceiptVerification;
        RecentPayment: RecentPayment;
        Success: Success;
        TrustLevel: TrustLevel;
    };
    responses: {
        /** @description The request is not valid. */
        BadRequest: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The account has no confirmed domain, or the address of the caller is not allowed. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The invoice, with the page and the QR code to pay it. */
        InvoiceCreated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": InvoiceResponse;
            };
        };
        /** @description The invoice is not valid, or the account cannot take payments. Both shapes of errors were met. */
        InvoiceRefused: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description There is no such object. */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The request was refused in another way. */
        OtherRefusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description There is no rate for these currencies. */
        RateNotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The event was received. */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Too many requests in the last minute or hour. The limits are 100 and 1000, see `x-rate-limit`. How long to wait is not documented. */
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
                "application/json": ErrorBody;
            };
        };
        /** @description The credentials are missing or wrong. */
        Unauthorized: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The vendor failed. Whether the request was carried out is not known. */
        VendorFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
    };
    parameters: {
        /**
         * @description Email address. Give this or `phone`.
         * @example client@example.com
         */
        CustomerEmail: string;
        /**
         * @description UUID of the customer.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        CustomerId: string;
        /**
         * @description Phone number, as `+7XXXXXXXXXX`. The plus sign is sent percent-encoded. Give this or `email`.
         * @example +79991234567
         */
        CustomerPhone: string;
        /**
         * @description Text to look for in names, email addresses and phone numbers. The name of this parameter is a guess.
         * @example Иванов
         */
        CustomerSearch: string;
        /**
         * @description UUID of the invoice.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        InvoiceId: string;
        /**
         * @description How many invoices to list at most. The highest value is 1000 here and 100 for customers and sessions. How more is answered is not documented.
         * @example 50
         */
        InvoiceLimit: number;
        /**
         * @description List only invoices in this state.
         * @example PENDING
         */
        InvoiceStatusFilter: "PENDING" | "PAID" | "EXPIRED" | "CANCELLED";
        /**
         * @description UUID of the session.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        KycSessionId: string;
        /**
         * @description List only sessions in this state.
         * @example APPROVED
         */
        KycSessionStatusFilter: KycSessionStatus;
        /**
         * @description List only customers in this state of the identity check.
         *
         *     - `PENDING`: awaiting verification.
         *     - `VERIFIED`: verification passed.
         *     - `REJECTED`: verification declined.
         * @example VERIFIED
         */
        KycStatusFilter: "PENDING" | "VERIFIED" | "REJECTED";
        /**
         * @description How many objects to list at most. How more than 100 is answered is not documented.
         * @example 50
         */
        Limit: number;
        /**
         * @description How many objects to skip.
         * @example 0
         */
        Offset: number;
        /**
         * @description Currency that is priced. Whether it may be left out is not known.
         * @example USDT
         */
        RateBase: string;
        /**
         * @description Currency of the price. Whether it may be left out is not known.
         * @example RUB
         */
        RateQuote: string;
        /**
         * @description UUID of the receipt.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        ReceiptId: string;
        /**
         * @description List only customers of this level of trust.
         * @example LEVEL_2
         */
        TrustLevelFilter: "NEW" | "LEVEL_1" | "LEVEL_2" | "LEVEL_3";
        /**
         * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
         * @example webhook-uuid
         */
        WebhookId: string;
        /**
         * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
         * @example 1705312200000
         */
        WebhookTimestamp: number;
        /**
         * @description Name of the sender.
         * @example LovePay/1.0
         */
        WebhookUserAgent: string;
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
/** @description Why the customer is blocked. */
export type BlockInput = {
    /**
     * @description Reason for internal use. The example says "suspicious activity".
     * @example Подозрительная активность
     */
    reason?: string;
};
/** @description A customer of the merchant. */
export type Customer = {
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
     * Format: email
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
    id?: string;
    /**
     * @description True if the customer is blocked and cannot pay the merchant's invoices.
     * @example false
     */
    isBlocked?: boolean;
    kycStatus?: KycStatus;
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
    recentPayments?: RecentPayment[];
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
    trustLevel?: TrustLevel;
};
/** @description Whether a customer is blocked. */
export type CustomerBlock = {
    /**
     * Format: date-time
     * @description When the customer was blocked. Absent after unblocking.
     * @example 2024-01-23T12:00:00.000Z
     */
    blockedAt?: string;
    /**
     * @description The reason that was given. Absent after unblocking. The example says "suspicious activity".
     * @example Подозрительная активность
     */
    blockedReason?: string | null;
    /**
     * Format: uuid
     * @description UUID of the customer.
     * @example 550e8400-e29b-41d4-a716-446655440000
     */
    id?: string;
    /**
     * @description True if the customer is blocked and cannot pay the merchant's invoices.
     * @example true
     */
    isBlocked?: boolean;
};
/** @description Envelope of a customer that was blocked or unblocked. */
export type CustomerBlockResponse = {
    customer?: CustomerBlock;
    /**
     * @description What was done, in words.
     * @example Customer blocked
     * @example Customer unblocked
     */
    message?: string;
    success?: Success;
};
/** @description The customer that was found. */
export type CustomerCheck = {
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
    id?: string;
    kycStatus?: KycStatus;
    /**
     * @description Number of payments.
     * @example 5
     */
    totalPayments?: number;
    trustLevel?: TrustLevel;
} | null;
/** @description Whether the merchant has such a customer. */
export type CustomerCheckResponse = {
    customer?: CustomerCheck;
    /**
     * @description True if there is such a customer.
     * @example true
     */
    exists: boolean;
    /**
     * @description True if the customer has passed the identity check.
     * @example true
     */
    kycVerified?: boolean;
    success?: Success;
};
/** @description A part of the list of customers. */
export type CustomerList = {
    /** @description The customers, at most as many as `limit` says, which is at most 100. Their order is not documented. */
    data?: CustomerListItem[];
    pagination?: Pagination;
    success?: Success;
};
/** @description A customer as the list shows it, without `kycVerifiedAt`, `averageAmount` and `recentPayments`. */
export type CustomerListItem = {
    /**
     * Format: date-time
     * @description When the customer was created.
     * @example 2024-01-01T10:00:00.000Z
     */
    createdAt?: string;
    /**
     * Format: email
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
    id?: string;
    /**
     * @description True if the customer is blocked and cannot pay the merchant's invoices.
     * @example false
     */
    isBlocked?: boolean;
    kycStatus?: KycStatus;
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
    trustLevel?: TrustLevel;
};
/** @description Envelope of a customer. */
export type CustomerResponse = {
    customer?: Customer;
    success?: Success;
};
/** @description Response to a request that failed, in either of the two shapes that an integrator met. In the one `error` is an object, in the other a string, with the rest beside it. Which of the two an operation has is not documented. */
export type ErrorBody = {
    /**
     * @description Name of the error. In the flat shape.
     * @example NO_TERMINAL
     */
    code?: string;
    /** @description What went wrong. In the flat shape the name of the error, or what went wrong in words. */
    error?: {
        /**
         * @description Name of the error. Other values may exist.
         *
         *     - `MISSING_HEADERS`: One of the headers of the authentication is absent.
         *     - `INVALID_SIGNATURE`: The signature is wrong, for example because the path was signed without `/api/v2`.
         *     - `TIMESTAMP_EXPIRED`: The time is too far off.
         *     - `DOMAIN_NOT_VERIFIED`: The account has no confirmed domain.
         *     - `SOURCE_IP_NOT_ALLOWED`: The address of the caller is not on the account's list.
         *     - `RATE_LIMIT_EXCEEDED`: There were too many requests.
         *     - `CYCLE_BLOCKED`: The same request was repeated too often.
         *     - `VALIDATION_ERROR`: A value is not valid.
         *     - `PARTNER_INACTIVE`: The merchant's account is not active.
         *     - `API_BLOCKED`: The merchant may not use the API.
         *     - `INTERNAL_ERROR`: The vendor failed, or the amount of an invoice is below 500 rubles.
         *     - `RATE_NOT_FOUND`: There is no rate for the pair of currencies.
         *     - `NO_TERMINAL`: The merchant has no terminal for payments. It was met in the flat shape.
         *     - `NOT_FOUND`: There is nothing of this id. The name is ours.
         * @example INVALID_SIGNATURE
         */
        code?: string;
        /**
         * @description What went wrong, in words.
         * @example Invalid signature
         */
        message?: string;
        /**
         * @description Id of the request, for the vendor's support.
         * @example req_123
         */
        requestId?: string;
    } | string;
    /**
     * @description What to do about it. In the flat shape.
     * @example Ask support for a terminal
     */
    hint?: string;
    /**
     * @description What went wrong, in words. In the flat shape.
     * @example No terminal is assigned
     */
    message?: string;
    /**
     * @description False, because the request failed. Absent in the flat shape.
     * @example false
     */
    success?: boolean;
};
/** @description An invoice. */
export type Invoice = {
    /**
     * @description Amount in rubles, with decimals where needed.
     * @example 1500.5
     */
    amount: number;
    /**
     * Format: date-time
     * @description When the invoice was created.
     * @example 2024-01-23T12:00:00.000Z
     */
    createdAt?: string;
    /**
     * @description Currency. Only RUB was seen.
     * @example RUB
     */
    currency: string;
    customer?: InvoiceCustomer;
    /**
     * Format: email
     * @description Email address of the customer.
     * @example client@example.com
     */
    customerEmail?: string;
    /**
     * @description Name of the customer.
     * @example Иван Иванов
     */
    customerName?: string;
    /**
     * @description Phone number of the customer.
     * @example +79991234567
     */
    customerPhone?: string;
    /**
     * @description What the invoice is for. The example says "payment of order 12345".
     * @example Оплата заказа #12345
     */
    description?: string;
    /**
     * Format: date-time
     * @description Until when the invoice can be paid.
     * @example 2024-01-24T12:00:00.000Z
     */
    expiresAt: string;
    /**
     * Format: uuid
     * @description Id of the order, a UUID in the samples.
     * @example 550e8400-e29b-41d4-a716-446655440001
     */
    externalOrderId?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice.
     * @example 550e8400-e29b-41d4-a716-446655440000
     */
    id: string;
    /**
     * @description Number of the invoice. It follows no stated pattern.
     * @example INV-1234567890-abc123
     */
    invoiceNumber: string;
    /**
     * @description True if the customer must pass an identity check first.
     * @example false
     */
    kycRequired?: boolean;
    /**
     * @description True if the customer has passed it.
     * @example false
     */
    kycVerified?: boolean;
    /**
     * Format: uri
     * @description Address of the payment at the provider behind Love&Pay. Seen only in the answer to a creation.
     * @example https://qr.nspk.ru/AD10001
     */
    originalPaymentUrl?: string;
    /**
     * Format: date-time
     * @description When the invoice was paid. Null if it was not.
     * @example 2024-01-23T12:30:00.000Z
     */
    paidAt?: string | null;
    /**
     * Format: uri
     * @description Page on which the invoice is paid. The vendor's sample has it in every answer. An integrator met it only in the answer to a creation.
     * @example https://loveandpay.io/pay/INV-1234567890-abc123
     */
    paymentLink?: string;
    /**
     * Format: uri
     * @description Picture of the QR code, as a data URI.
     * @example data:image/png;base64,...
     */
    qrCode?: string;
    /**
     * Format: uri
     * @description Address that the QR code stands for, in the fast payment system.
     * @example https://qr.nspk.ru/...
     */
    qrPayload?: string;
    /**
     * @description True if the customer must upload a receipt.
     * @example false
     */
    receiptRequired?: boolean;
    status: InvoiceStatus;
};
/** @description An invoice was cancelled. */
export type InvoiceCancelledEvent = InvoiceEvent & {
    /**
     * @description Name of the event.
     * @constant
     */
    event: "invoice.cancelled";
};
/** @description An invoice was created. */
export type InvoiceCreatedEvent = InvoiceEvent & {
    /**
     * @description Name of the event.
     * @constant
     */
    event: "invoice.created";
};
/** @description The customer of the invoice. The same data is also flat in the invoice itself. */
export type InvoiceCustomer = {
    /**
     * Format: email
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
     * @example 550e8400-e29b-41d4-a716-446655440002
     */
    id?: string;
    kycStatus?: KycStatus;
} | null;
/** @description Who is to pay. May be empty. */
export type InvoiceCustomerInput = {
    /**
     * @description Email address.
     * @example client@example.com
     */
    email?: string;
    /**
     * @description Name.
     * @example Иван Иванов
     */
    name?: string;
    /**
     * @description Phone number.
     * @example +79991234567
     */
    phone?: string;
};
/** @description What all events about invoices have in common. */
export type InvoiceEvent = {
    data: InvoiceEventData;
    /**
     * @description Id of the event. Events are delivered more than once, so drop those whose id was seen.
     * @example evt_1234567890_abc123
     */
    id: string;
    /**
     * @description Id of the merchant.
     * @example partner-uuid
     */
    partnerId?: string;
    /**
     * @description 0 at the first delivery, more when it is repeated.
     * @example 0
     */
    retryCount?: number;
    /**
     * Format: date-time
     * @description When the event happened.
     * @example 2024-01-15T10:30:00.000Z
     */
    timestamp?: string;
};
/** @description The invoice. */
export type InvoiceEventData = {
    /**
     * @description Amount. The page names no unit. The dashboard says kopecks in `invoice.created` and rubles in the other events, while the printed sample of `invoice.paid` looks like kopecks.
     * @example 150000
     */
    amount?: number;
    /**
     * @description Amount in kopecks.
     * @example 150000
     */
    amountKopecks?: number;
    /**
     * @description Amount in rubles.
     * @example 1500
     */
    amountRub?: number;
    /**
     * Format: date-time
     * @description When the invoice was created.
     * @example 2024-01-15T10:00:00.000Z
     */
    createdAt?: string;
    /**
     * @description Currency. Only RUB was seen.
     * @example RUB
     */
    currency?: string;
    /**
     * @description Email address of the customer.
     * @example client@example.com
     */
    customerEmail?: string;
    /**
     * @description Name of the customer.
     * @example Иван Иванов
     */
    customerName?: string;
    /**
     * @description Phone number of the customer.
     * @example +79991234567
     */
    customerPhone?: string;
    /**
     * @description Id of the invoice. It is not called `invoiceId`, as the vendor stresses.
     * @example uuid-v4
     */
    id: string;
    /**
     * @description Number of the invoice.
     * @example INV-12345
     */
    invoiceNumber?: string;
    /**
     * Format: date-time
     * @description When the invoice was paid.
     * @example 2024-01-15T10:30:00.000Z
     */
    paidAt?: string | null;
    status?: InvoiceStatus;
};
/** @description An invoice was not paid in time. */
export type InvoiceExpiredEvent = InvoiceEvent & {
    /**
     * @description Name of the event.
     * @constant
     */
    event: "invoice.expired";
};
/** @description An invoice to create. Which members the vendor requires is not known. Those required here are the ones that the integrator always sends, and the bounds are the integrator's own. */
export type InvoiceInput = {
    /**
     * @description Amount in rubles, not kopecks. The vendor's terminals take no less than 500.
     * @example 1500.5
     */
    amount: number;
    /**
     * @description Currency. Only RUB was seen.
     * @example RUB
     */
    currency: string;
    customer: InvoiceCustomerInput;
    /**
     * @description What the invoice is for. The example says "payment of the order".
     * @example Оплата заказа
     */
    description: string;
    /**
     * @description For how many hours the invoice can be paid.
     * @default 24
     * @example 24
     */
    expiresInHours?: number;
    /**
     * @description True if the customer must pass an identity check first.
     * @default false
     * @example false
     */
    kycRequired?: boolean;
    /**
     * @description How the invoice is paid. The vendor chooses if it is absent. Other values may exist.
     * @example sbp
     */
    paymentMethod?: string;
    /**
     * Format: uri
     * @description Page that the browser is sent to after the payment.
     * @example https://yoursite.com/paid
     */
    successUrl?: string;
};
/** @description A part of the list of invoices. */
export type InvoiceList = {
    /** @description The invoices, at most as many as `limit` says, which is at most 1000. Their order is not documented. */
    data?: InvoiceListItem[];
    pagination?: Pagination;
    success?: Success;
};
/** @description An invoice as the list shows it, without `customerPhone`, `receiptRequired` and `customer`. */
export type InvoiceListItem = {
    /**
     * @description Amount in rubles, with decimals where needed.
     * @example 1500.5
     */
    amount?: number;
    /**
     * Format: date-time
     * @description When the invoice was created.
     * @example 2024-01-23T12:00:00.000Z
     */
    createdAt?: string;
    /**
     * @description Currency. Only RUB was seen.
     * @example RUB
     */
    currency?: string;
    /**
     * Format: email
     * @description Email address of the customer.
     * @example client@example.com
     */
    customerEmail?: string;
    /**
     * @description Name of the customer.
     * @example Иван Иванов
     */
    customerName?: string;
    /**
     * @description What the invoice is for. The example says "payment of order 12345".
     * @example Оплата заказа #12345
     */
    description?: string;
    /**
     * Format: date-time
     * @description Until when the invoice can be paid.
     * @example 2024-01-24T12:00:00.000Z
     */
    expiresAt?: string;
    /**
     * Format: uuid
     * @description Id of the order, a UUID in the samples.
     * @example 550e8400-e29b-41d4-a716-446655440001
     */
    externalOrderId?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice.
     * @example 550e8400-e29b-41d4-a716-446655440000
     */
    id?: string;
    /**
     * @description Number of the invoice. It follows no stated pattern.
     * @example INV-1234567890-abc123
     */
    invoiceNumber?: string;
    /**
     * @description True if the customer must pass an identity check first.
     * @example false
     */
    kycRequired?: boolean;
    /**
     * @description True if the customer has passed it.
     * @example false
     */
    kycVerified?: boolean;
    /**
     * Format: date-time
     * @description When the invoice was paid. Null if it was not.
     * @example 2024-01-23T12:30:00.000Z
     */
    paidAt?: string | null;
    /**
     * Format: uri
     * @description Page on which the invoice is paid.
     * @example https://loveandpay.io/pay/INV-1234567890-abc123
     */
    paymentLink?: string;
    /**
     * Format: uri
     * @description Picture of the QR code, as a data URI.
     * @example data:image/png;base64,...
     */
    qrCode?: string;
    /**
     * Format: uri
     * @description Address that the QR code stands for, in the fast payment system.
     * @example https://qr.nspk.ru/...
     */
    qrPayload?: string;
    status?: InvoiceStatus;
};
/** @description An invoice was paid. */
export type InvoicePaidEvent = InvoiceEvent & {
    /**
     * @description Name of the event.
     * @constant
     */
    event: "invoice.paid";
};
/** @description Envelope of an invoice. */
export type InvoiceResponse = {
    invoice: Invoice;
    success: Success;
};
/**
 * @description State of the invoice. The values are those that the list can be filtered by. The vendor's dashboard shows refunded invoices too, and no page names a value for them.
 * @example PENDING
 * @example PAID
 * @example EXPIRED
 * @example CANCELLED
 */
export type InvoiceStatus = string;
/** @description An identity check. */
export type KycSession = {
    /**
     * Format: date-time
     * @description When the session was created.
     * @example 2024-01-23T12:00:00.000Z
     */
    createdAt?: string;
    /**
     * Format: email
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
    id?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice that the session belongs to. Null if it belongs to none.
     * @example 550e8400-e29b-41d4-a716-446655440001
     */
    invoiceId?: string | null;
    /**
     * @description Name of the verification, short in the list and in a read, a full UUID after a creation.
     * @example verification-550e8400
     */
    sessionId?: string;
    status?: KycSessionStatus;
    verification?: KycVerification;
    /**
     * Format: uri
     * @description Page on which the customer is verified.
     * @example https://kyc.loveandpay.io/verify/550e8400
     */
    verificationUrl?: string;
};
/** @description Who is to be verified. No member is marked as required, and whether one of them must name the customer is not documented. */
export type KycSessionInput = {
    /**
     * @description Page that the browser is sent to after the verification. The vendor's server does not call it.
     * @example https://yoursite.com/kyc-callback
     */
    callbackUrl?: string;
    /**
     * @description Email address of the customer.
     * @example client@example.com
     */
    customerEmail?: string;
    /**
     * @description The merchant's own id of the customer. Not a UUID of Love&Pay.
     * @example your-internal-id-123
     */
    customerId?: string;
    /**
     * @description Phone number of the customer, as `+7XXXXXXXXXX`.
     * @example +79991234567
     */
    customerPhone?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice that the session belongs to.
     * @example 550e8400-e29b-41d4-a716-446655440001
     */
    invoiceId?: string;
    /**
     * @description Language of the verification page.
     * @default ru
     * @example ru
     * @enum {string}
     */
    language?: "ru" | "en" | "kk";
};
/** @description A part of the list of sessions. */
export type KycSessionList = {
    /** @description The sessions, at most as many as `limit` says, which is at most 100. Their order is not documented. */
    data?: KycSessionListItem[];
    pagination?: Pagination;
    success?: Success;
};
/** @description A session as the list shows it, without `verificationUrl` and `expiresAt`. */
export type KycSessionListItem = {
    /**
     * Format: date-time
     * @description When the session was created.
     * @example 2024-01-23T12:00:00.000Z
     */
    createdAt?: string;
    /**
     * Format: email
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
     * Format: uuid
     * @description UUID of the session.
     * @example 550e8400-e29b-41d4-a716-446655440000
     */
    id?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice that the session belongs to. Null if it belongs to none.
     * @example 550e8400-e29b-41d4-a716-446655440001
     */
    invoiceId?: string | null;
    /**
     * @description Name of the verification, short in the list and in a read, a full UUID after a creation.
     * @example verification-550e8400
     */
    sessionId?: string;
    status?: KycSessionStatus;
    verification?: KycVerificationSummary;
};
/** @description Envelope of a session. */
export type KycSessionResponse = {
    session?: KycSession;
    success?: Success;
};
/**
 * @description State of the session. Other values exist, since a session can also be declined or expire, and the pages do not print them.
 * @example APPROVED
 * @example NOT_STARTED
 * @example IN_PROGRESS
 */
export type KycSessionStatus = string;
/**
 * @description State of the identity check.
 *
 *     - `PENDING`: awaiting verification.
 *     - `VERIFIED`: verification passed.
 *     - `REJECTED`: verification declined.
 * @example VERIFIED
 */
export type KycStatus = string;
/** @description What the verification found. Null while it is in progress. */
export type KycVerification = {
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
/** @description What the verification found, in part. Null while it is in progress. Retrieve the session for the other members. */
export type KycVerificationSummary = {
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
     * @example Иван Иванов
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
     * Format: date-time
     * @description When the verification was done.
     * @example 2024-01-23T12:15:00.000Z
     */
    verifiedAt?: string;
} | null;
/** @description Which part of the list this is. */
export type Pagination = {
    /**
     * @description How many objects were asked for.
     * @example 50
     */
    limit?: number;
    /**
     * @description How many objects were skipped.
     * @example 0
     */
    offset?: number;
    /**
     * @description How many parts of this size the list has, `total` divided by `limit` and rounded up in every sample.
     * @example 3
     */
    pages?: number;
    /**
     * @description How many objects there are in all.
     * @example 150
     */
    total?: number;
};
/** @description How many units of the quote currency one unit of the base currency costs. */
export type Rate = {
    /**
     * @description Currency that is priced.
     * @example USDT
     */
    baseCurrency: string;
    /**
     * @description When the rate was fixed. Its format is not documented.
     * @example 2026-07-29T12:00:00.000Z
     */
    fixedAt?: string;
    /**
     * @description Id of the rate.
     * @example rate_123
     */
    id: string;
    /**
     * @description Currency of the price.
     * @example RUB
     */
    quoteCurrency: string;
    /**
     * @description The rate.
     * @example 95.5
     */
    rate: number;
    /**
     * @description When the rate begins to hold. Its format is not documented.
     * @example 2026-07-29T12:00:00.000Z
     */
    validFrom?: string;
    /**
     * @description When the rate ends to hold. Its format is not documented.
     * @example 2026-07-29T13:00:00.000Z
     */
    validTo?: string | null;
};
/** @description Envelope of a rate. */
export type RateResponse = {
    /** @description The rate for display. */
    formatted?: {
        /**
         * @description The two currencies.
         * @example USDT/RUB
         */
        pair?: string;
        /**
         * @description The rate in words.
         * @example 95.50 RUB
         */
        value?: string;
    };
    rate: Rate;
    /**
     * @description Id of the request, for the vendor's support.
     * @example req_123
     */
    requestId?: string;
    success?: Success;
};
/** @description A payment receipt. */
export type Receipt = {
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
    id?: string;
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
     * @description State of the receipt. Other values exist, since a receipt can be rejected, and the page does not print them.
     * @example APPROVED
     */
    status?: string;
    verificationDetails?: ReceiptVerification;
    /**
     * @description Amount that was confirmed, presumably in rubles.
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
export type ReceiptResponse = {
    receipt?: Receipt;
    success?: Success;
};
/** @description What was read from the receipt. */
export type ReceiptVerification = {
    /**
     * @description Bank that was recognized. The example says "Sberbank".
     * @example Сбербанк
     */
    bank?: string;
    /**
     * @description Confidence of the text recognition, from 0 to 1.
     * @example 0.95
     */
    confidence?: number;
    /**
     * @description Amount read from the receipt, presumably in rubles. The page names neither unit nor currency.
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
     * @description Why the receipt was rejected, if it was. The example says "the amount does not match".
     * @example Сумма не совпадает
     */
    rejectionReason?: string;
} | null;
/** @description A payment of a customer. */
export type RecentPayment = {
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
/**
 * @description True, because the request succeeded. Every answer that a page prints has it.
 * @example true
 */
export type Success = boolean;
/**
 * @description Level of trust. Other values may exist.
 * @example LEVEL_2
 * @example NEW
 * @example LEVEL_1
 * @example LEVEL_3
 */
export type TrustLevel = string;
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseInvoiceCreated = components['responses']['InvoiceCreated'];
export type ResponseInvoiceRefused = components['responses']['InvoiceRefused'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseOtherRefusal = components['responses']['OtherRefusal'];
export type ResponseRateNotFound = components['responses']['RateNotFound'];
export type ResponseReceived = components['responses']['Received'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseVendorFailure = components['responses']['VendorFailure'];
export type ParameterCustomerEmail = components['parameters']['CustomerEmail'];
export type ParameterCustomerId = components['parameters']['CustomerId'];
export type ParameterCustomerPhone = components['parameters']['CustomerPhone'];
export type ParameterCustomerSearch = components['parameters']['CustomerSearch'];
export type ParameterInvoiceId = components['parameters']['InvoiceId'];
export type ParameterInvoiceLimit = components['parameters']['InvoiceLimit'];
export type ParameterInvoiceStatusFilter = components['parameters']['InvoiceStatusFilter'];
export type ParameterKycSessionId = components['parameters']['KycSessionId'];
export type ParameterKycSessionStatusFilter = components['parameters']['KycSessionStatusFilter'];
export type ParameterKycStatusFilter = components['parameters']['KycStatusFilter'];
export type ParameterLimit = components['parameters']['Limit'];
export type ParameterOffset = components['parameters']['Offset'];
export type ParameterRateBase = components['parameters']['RateBase'];
export type ParameterRateQuote = components['parameters']['RateQuote'];
export type ParameterReceiptId = components['parameters']['ReceiptId'];
export type ParameterTrustLevelFilter = components['parameters']['TrustLevelFilter'];
export type ParameterWebhookId = components['parameters']['WebhookId'];
export type ParameterWebhookTimestamp = components['parameters']['WebhookTimestamp'];
export type ParameterWebhookUserAgent = components['parameters']['WebhookUserAgent'];
export type HeaderRateLimitLimitHour = components['headers']['RateLimitLimitHour'];
export type HeaderRateLimitLimitMinute = components['headers']['RateLimitLimitMinute'];
export type HeaderRateLimitRemainingHour = components['headers']['RateLimitRemainingHour'];
export type HeaderRateLimitRemainingMinute = components['headers']['RateLimitRemainingMinute'];
export type HeaderRateLimitReset = components['headers']['RateLimitReset'];
export type HeaderRequestId = components['headers']['RequestId'];
export type $defs = Record<string, never>;
export interface operations {
    getBatchTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The template, a header and one row. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /**
                 * @description List only customers in this state of the identity check.
                 *
                 *     - `PENDING`: awaiting verification.
                 *     - `VERIFIED`: verification passed.
                 *     - `REJECTED`: verification declined.
                 * @example VERIFIED
                 */
                kycStatus?: components["parameters"]["KycStatusFilter"];
                /**
                 * @description How many objects to list at most. How more than 100 is answered is not documented.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many objects to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Text to look for in names, email addresses and phone numbers. The name of this parameter is a guess.
                 * @example Иванов
                 */
                search?: components["parameters"]["CustomerSearch"];
                /**
                 * @description List only customers of this level of trust.
                 * @example LEVEL_2
                 */
                trustLevel?: components["parameters"]["TrustLevelFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerList;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    blockCustomer: {
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
        requestBody?: {
            content: {
                "application/json": BlockInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer is blocked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerBlockResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    unblockCustomer: {
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer is no longer blocked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerBlockResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    checkCustomer: {
        parameters: {
            query?: {
                /**
                 * @description Email address. Give this or `phone`.
                 * @example client@example.com
                 */
                email?: components["parameters"]["CustomerEmail"];
                /**
                 * @description Phone number, as `+7XXXXXXXXXX`. The plus sign is sent percent-encoded. Give this or `email`.
                 * @example +79991234567
                 */
                phone?: components["parameters"]["CustomerPhone"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description Whether there is such a customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerCheckResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /**
                 * @description How many invoices to list at most. The highest value is 1000 here and 100 for customers and sessions. How more is answered is not documented.
                 * @example 50
                 */
                limit?: components["parameters"]["InvoiceLimit"];
                /**
                 * @description How many objects to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description List only invoices in this state.
                 * @example PENDING
                 */
                status?: components["parameters"]["InvoiceStatusFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The invoices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": InvoiceList;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": InvoiceInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            200: components["responses"]["InvoiceCreated"];
            201: components["responses"]["InvoiceCreated"];
            400: components["responses"]["InvoiceRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the invoice.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["InvoiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The invoice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": InvoiceResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listKycSessions: {
        parameters: {
            query?: {
                /**
                 * @description How many objects to list at most. How more than 100 is answered is not documented.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many objects to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description List only sessions in this state.
                 * @example APPROVED
                 */
                status?: components["parameters"]["KycSessionStatusFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": KycSessionList;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    createKycSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": KycSessionInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The session, without `verification`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": KycSessionResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": KycSessionResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getRate: {
        parameters: {
            query?: {
                /**
                 * @description Currency that is priced. Whether it may be left out is not known.
                 * @example USDT
                 */
                base?: components["parameters"]["RateBase"];
                /**
                 * @description Currency of the price. Whether it may be left out is not known.
                 * @example RUB
                 */
                quote?: components["parameters"]["RateQuote"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The rate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": RateResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RateNotFound"];
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ReceiptResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    invoiceCancelled: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": InvoiceCancelledEvent;
            };
        };
        responses: {
            200: components["responses"]["Received"];
        };
    };
    invoiceCreated: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": InvoiceCreatedEvent;
            };
        };
        responses: {
            200: components["responses"]["Received"];
        };
    };
    invoiceExpired: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": InvoiceExpiredEvent;
            };
        };
        responses: {
            200: components["responses"]["Received"];
        };
    };
    invoicePaid: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of the sender.
                 * @example LovePay/1.0
                 */
                "User-Agent"?: components["parameters"]["WebhookUserAgent"];
                /**
                 * @description Unique id. It is not signed. To drop repeated events, use the id in the body.
                 * @example webhook-uuid
                 */
                "x-webhook-id"?: components["parameters"]["WebhookId"];
                /**
                 * @description When the event was sent, as Unix time in milliseconds. It is not signed, so it proves nothing.
                 * @example 1705312200000
                 */
                "x-webhook-timestamp"?: components["parameters"]["WebhookTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": InvoicePaidEvent;
            };
        };
        responses: {
            200: components["responses"]["Received"];
        };
    };
}

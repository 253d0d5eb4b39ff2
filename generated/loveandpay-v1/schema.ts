// Written by `countersign generate` from the contract of loveandpay-v1. Edit that, not this.
export interface paths {
    "/api/v1/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve statistics of payments
         * @description Retrieves counts and sums of the time between `from` and `to`, divided by `groupBy`. Which parameters are required is not in the readable copy. The averages and percentages of the sample do not follow from its counts.
         */
        get: operations["getAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batch/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create invoices from a CSV file
         * @description Creates an invoice for each row of a CSV file of at most 1000 rows and 5 MB. Look at `failed` and `errors` afterwards:
         *     rows that are refused do not stop the others.
         *
         *     The columns are `amount` and `currency` (USD, EUR, RUB or KZT), both called required though `defaultCurrency` is for
         *     files without a currency, and `description`, `email`, `externalId` and `redirectUrl`; the template of v2 has others. The
         *     page's written sample is multipart, as described here, and its generated one is JSON.
         */
        post: operations["createBatchInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a webhook
         * @description Registers an address that events are posted to. An account may have several, each with a secret of its own. The address must be the final one, since a redirect turns the POST into a GET. The page about events also names `INVOICE_UPDATED` and three events about transactions, and writes all names in capitals. Which names are accepted here beyond the six known ones is not documented.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    kycCompleted: {
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
         * Report that an identity check was passed
         * @description An identity check was passed. The name of the event is in `type`, not in `event` as for invoices. The same event can come more than once and out of order.
         */
        post: operations["kycCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    kycFailed: {
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
         * Report that an identity check failed
         * @description An identity check failed. The name of the event is in `type`, not in `event` as for invoices. The same event can come more than once and out of order.
         */
        post: operations["kycFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Analytics: Analytics;
        AnalyticsSummary: AnalyticsSummary;
        BankStatistics: BankStatistics;
        Batch: Batch;
        BatchInput: BatchInput;
        BatchInvoice: BatchInvoice;
        CompletedKycSession: CompletedKycSession;
        CurrencyStatistics: CurrencyStatistics;
        ErrorBody: ErrorBody;
        FailedKycSession: FailedKycSession;
        KycCompletedEvent: KycCompletedEvent;
        KycFailedEvent: KycFailedEvent;
        KycVerifiedData: KycVerifiedData;
        PeriodStatistics: PeriodStatistics;
        Webhook: Webhook;
        WebhookInput: WebhookInput;
    };
    responses: {
        /** @description The request is not valid. */
        BadRequest: {
            headers: {
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
        /** @description The event was received. */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The API key is missing or wrong. */
        Unauthorized: {
            headers: {
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
         * @description Count only payments in this currency, all if it is absent. The name of this parameter is a guess.
         * @example RUB
         */
        CurrencyFilter: "USD" | "EUR" | "RUB" | "KZT";
        /**
         * @description Start of the period, in ISO 8601.
         * @example 2024-01-01T00:00:00Z
         */
        From: string;
        /**
         * @description Length of the periods in `byPeriod`.
         * @example day
         */
        GroupBy: "hour" | "day" | "week" | "month";
        /**
         * @description End of the period, in ISO 8601.
         * @example 2024-01-31T23:59:59Z
         */
        To: string;
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
    headers: never;
    pathItems: never;
}
/** @description Statistics of payments. In the page's sample, `averageAmount` and the percentages do not follow from its counts. */
export type Analytics = {
    /** @description The statistics of each bank, by its name. */
    byBank?: {
        [key: string]: BankStatistics;
    };
    /** @description The statistics of each currency, by its code. */
    byCurrency?: {
        [key: string]: CurrencyStatistics;
    };
    /** @description The statistics of each period. How many periods there can be is not documented. */
    byPeriod?: PeriodStatistics[];
    summary?: AnalyticsSummary;
};
/** @description The statistics of the whole period. */
export type AnalyticsSummary = {
    /**
     * @description Average amount. How it is computed is not documented.
     * @example 8729.01
     */
    averageAmount?: number;
    /**
     * @description Number of cancelled invoices.
     * @example 55
     */
    cancelledCount?: number;
    /**
     * @description Share of the paid invoices in percent, as the sample has it.
     * @example 77.76
     */
    conversionRate?: number;
    /**
     * @description Number of expired invoices.
     * @example 289
     */
    expiredCount?: number;
    /**
     * @description Number of paid invoices.
     * @example 1203
     */
    paidCount?: number;
    /**
     * @description Number of invoices.
     * @example 1547
     */
    totalCount?: number;
    /**
     * @description Sum of the paid invoices.
     * @example 10500000
     */
    totalVolume?: number;
};
/** @description The statistics of one bank. */
export type BankStatistics = {
    /**
     * @description Number of payments.
     * @example 612
     */
    count?: number;
    /**
     * @description Share of the bank in percent. Of what is not documented.
     * @example 49.71
     */
    percentage?: number;
    /**
     * @description Sum of the payments.
     * @example 5250000
     */
    volume?: number;
};
/** @description What became of a CSV file. */
export type Batch = {
    /**
     * @description Id of the batch.
     * @example batch_abc123def456
     */
    batchId?: string;
    /**
     * @description Number of invoices that were created.
     * @example 3
     */
    created?: number;
    /** @description The rows that were refused, at most one per row of the file. Each names its row. The names of the members are not in the readable copy. */
    errors?: Record<string, unknown>[];
    /**
     * @description Number of rows that were refused.
     * @example 1
     */
    failed?: number;
    /** @description The invoices that were created, at most one per row. Their members beyond `id` and `amount` are not in the readable copy. */
    invoices?: BatchInvoice[];
    /**
     * @description Number of rows.
     * @example 4
     */
    total?: number;
};
/** @description The file and what to do with it. */
export type BatchInput = {
    /**
     * @description Currency of rows that have none. The known values are those of the column in the file, others may exist.
     * @example RUB
     */
    defaultCurrency?: string;
    /**
     * @description Page that the browser is sent to, where a row has no `redirectUrl`.
     * @example https://yoursite.com/paid
     */
    defaultRedirectUrl?: string;
    /**
     * @description The CSV file. It holds names and email addresses of customers.
     * @example amount,currency,description,email,externalId
     *     100.00,USD,Заказ #1001,...,order_1001
     */
    file: string;
    /**
     * @description True if the payment links are to be sent to the email addresses in the file.
     * @default false
     * @example true
     */
    sendEmails?: boolean;
};
/** @description An invoice of a batch. */
export type BatchInvoice = {
    /**
     * @description Amount in the currency of the row.
     * @example 1500
     */
    amount?: number;
    /**
     * @description Id of the invoice.
     * @example inv_001
     */
    id?: string;
};
/** @description An identity check that was passed. */
export type CompletedKycSession = {
    /**
     * Format: date-time
     * @description When the check was passed.
     * @example 2024-01-15T14:00:00Z
     */
    completedAt?: string;
    /**
     * Format: date-time
     * @description When the session was created.
     * @example 2024-01-15T10:30:00Z
     */
    createdAt?: string;
    /**
     * @description Id of the session, in another form than in v2.
     * @example kyc_abc123def456
     */
    id?: string;
    /**
     * @description Level of the check. Other values may exist.
     * @example basic
     */
    level?: string;
    /** @description What the merchant attached to the session. The sample holds personal data. */
    metadata?: {
        [key: string]: unknown;
    };
    /**
     * @description State of the session. Other values may exist.
     * @example completed
     */
    status?: string;
    verifiedData?: KycVerifiedData;
};
/** @description The statistics of one currency. */
export type CurrencyStatistics = {
    /**
     * @description Number of invoices.
     * @example 1203
     */
    count?: number;
    /**
     * @description Number of paid invoices.
     * @example 1203
     */
    paidCount?: number;
    /**
     * @description Sum of the payments.
     * @example 10500000
     */
    volume?: number;
};
/** @description Answer to a request that was refused. */
export type ErrorBody = {
    /**
     * @description Name of the error, or what went wrong in words.
     * @example Unauthorized
     */
    error?: string;
    /**
     * @description What went wrong, in words.
     * @example Invalid API key
     */
    message?: string;
};
/** @description An identity check that failed. */
export type FailedKycSession = {
    /**
     * Format: date-time
     * @description When the session was created.
     * @example 2024-01-15T10:30:00Z
     */
    createdAt?: string;
    /**
     * Format: date-time
     * @description When the check failed.
     * @example 2024-01-15T14:00:00Z
     */
    failedAt?: string;
    /**
     * @description Why the check failed, in words. The example says that the document has expired and to use a valid one.
     * @example Срок действия документа истёк. Пожалуйста, используйте действующий документ.
     */
    failureDetails?: string;
    /**
     * @description Why the check failed. Other values may exist.
     * @example document_expired
     */
    failureReason?: string;
    /**
     * @description Id of the session, in another form than in v2.
     * @example kyc_abc123def456
     */
    id?: string;
    /**
     * @description Level of the check. Other values may exist.
     * @example basic
     */
    level?: string;
    /** @description What the merchant attached to the session. The sample holds personal data. */
    metadata?: {
        [key: string]: unknown;
    };
    /**
     * @description State of the session. Other values may exist.
     * @example failed
     */
    status?: string;
};
/** @description An identity check was passed. */
export type KycCompletedEvent = {
    /**
     * Format: date-time
     * @description When the event happened.
     * @example 2024-01-15T14:00:00Z
     */
    createdAt?: string;
    /** @description What the event is about. */
    data?: {
        session?: CompletedKycSession;
    };
    /**
     * @description Id of the event. Events are delivered more than once, so drop those whose id was seen.
     * @example evt_kyc001
     */
    id: string;
    /**
     * @description Name of the event.
     * @constant
     */
    type: "kyc.completed";
};
/** @description An identity check failed. */
export type KycFailedEvent = {
    /**
     * Format: date-time
     * @description When the event happened.
     * @example 2024-01-15T14:00:00Z
     */
    createdAt?: string;
    /** @description What the event is about. */
    data?: {
        session?: FailedKycSession;
    };
    /**
     * @description Id of the event. Events are delivered more than once, so drop those whose id was seen.
     * @example evt_kyc002
     */
    id: string;
    /**
     * @description Name of the event.
     * @constant
     */
    type: "kyc.failed";
};
/** @description What was verified. The members are not those of v2, where the object is called `verification`. */
export type KycVerifiedData = {
    /**
     * Format: date
     * @description Date of birth.
     * @example 1990-05-15
     */
    dateOfBirth?: string;
    /**
     * @description Number of the document, masked.
     * @example ****5678
     */
    documentNumber?: string;
    /**
     * @description Kind of document. Other values may exist.
     * @example passport
     */
    documentType?: string;
    /**
     * @description First name.
     * @example Иван
     */
    firstName?: string;
    /**
     * @description Last name.
     * @example Петров
     */
    lastName?: string;
    /**
     * @description Nationality, two letters in the sample. v2 has a country of three letters instead.
     * @example RU
     */
    nationality?: string;
};
/** @description The statistics of one period. */
export type PeriodStatistics = {
    /**
     * @description Number of invoices.
     * @example 52
     */
    count?: number;
    /**
     * @description When the period begins, a date if `groupBy` is `day`. Its other formats are not documented.
     * @example 2024-01-01
     */
    date?: string;
    /**
     * @description Number of paid invoices.
     * @example 41
     */
    paidCount?: number;
    /**
     * @description Sum of the payments.
     * @example 425000
     */
    volume?: number;
};
/** @description An address that events are posted to. */
export type Webhook = {
    /**
     * @description True if events are posted.
     * @example true
     */
    active?: boolean;
    /**
     * @description When the webhook was registered. Its format is not in the readable copy.
     * @example 2024-01-15T10:00:00.000Z
     */
    createdAt?: string;
    /** @description Names of the events. Their order is not documented. */
    events?: string[];
    /**
     * @description Id of the webhook.
     * @example wh_abc123
     */
    id?: string;
    /**
     * @description Secret that the events are signed with. The dashboard shows it too.
     * @example whsec_test
     */
    secret?: string;
    /**
     * @description Address that the events are posted to.
     * @example https://yoursite.com/webhooks/loveandpay
     */
    url?: string;
};
/** @description Which events to post, and where to. */
export type WebhookInput = {
    /** @description Names of the events. How many can be given is not documented. */
    events: string[];
    /**
     * @description Secret that the events are signed with. Generated if it is absent.
     * @example whsec_test
     */
    secret?: string;
    /**
     * Format: uri
     * @description Address that the events are posted to. Only https is accepted.
     * @example https://yoursite.com/webhooks/loveandpay
     */
    url: string;
};
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseOtherRefusal = components['responses']['OtherRefusal'];
export type ResponseReceived = components['responses']['Received'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseVendorFailure = components['responses']['VendorFailure'];
export type ParameterCurrencyFilter = components['parameters']['CurrencyFilter'];
export type ParameterFrom = components['parameters']['From'];
export type ParameterGroupBy = components['parameters']['GroupBy'];
export type ParameterTo = components['parameters']['To'];
export type ParameterWebhookId = components['parameters']['WebhookId'];
export type ParameterWebhookTimestamp = components['parameters']['WebhookTimestamp'];
export type ParameterWebhookUserAgent = components['parameters']['WebhookUserAgent'];
export type $defs = Record<string, never>;
export interface operations {
    getAnalytics: {
        parameters: {
            query?: {
                /**
                 * @description Count only payments in this currency, all if it is absent. The name of this parameter is a guess.
                 * @example RUB
                 */
                currency?: components["parameters"]["CurrencyFilter"];
                /**
                 * @description Start of the period, in ISO 8601.
                 * @example 2024-01-01T00:00:00Z
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Length of the periods in `byPeriod`.
                 * @example day
                 */
                groupBy?: components["parameters"]["GroupBy"];
                /**
                 * @description End of the period, in ISO 8601.
                 * @example 2024-01-31T23:59:59Z
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The statistics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Analytics;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createBatchInvoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * @description Currency of rows that have none. The known values are those of the column in the file, others may exist.
                     * @example RUB
                     */
                    defaultCurrency?: string;
                    /**
                     * @description Page that the browser is sent to, where a row has no `redirectUrl`.
                     * @example https://yoursite.com/paid
                     */
                    defaultRedirectUrl?: string;
                    /**
                     * @description The CSV file. It holds names and email addresses of customers.
                     * @example amount,currency,description,email,externalId
                     *     100.00,USD,Заказ #1001,...,order_1001
                     */
                    file: Blob | Uint8Array | string;
                    /**
                     * @description True if the payment links are to be sent to the email addresses in the file.
                     * @default false
                     * @example true
                     */
                    sendEmails?: boolean;
                } | (FormData);
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description What became of the rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Batch;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WebhookInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The webhook, with the secret that its events are signed with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Webhook;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    kycCompleted: {
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
                "application/json": KycCompletedEvent;
            };
        };
        responses: {
            200: components["responses"]["Received"];
        };
    };
    kycFailed: {
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
                "application/json": KycFailedEvent;
            };
        };
        responses: {
            200: components["responses"]["Received"];
        };
    };
}

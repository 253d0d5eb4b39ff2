// Written by `countersign generate` from the contract of loveandpay-crypto. Edit that, not this.
export interface paths {
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices
         * @description Lists invoices. Their order is not documented.
         */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Create an invoice
         * @description Creates an invoice in a coin, with an address to pay it to. The call must be signed. How is not in the readable copy of the guide, so countersign cannot make it. The guide names a fee of 1 % on incoming payments.
         */
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoiceId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the invoice.
                 * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
                 */
                invoiceId: components["parameters"]["InvoiceId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve an invoice
         * @description Retrieves an invoice with its transactions. Ask again until its `status` is final, since no webhook of this API is on a page that was readable. `getInvoiceByExternalId` finds the same invoice by the merchant's own id.
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
    "/api/v1/invoices/external/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The merchant's own id of the invoice.
                 * @example order-12345
                 */
                externalId: components["parameters"]["ExternalId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve an invoice by the merchant's id
         * @description Retrieves an invoice by its `externalId`. The page's sample has no `description`, `customerEmail`, `metadata`, `requiredConfirmations` and `expiresAt`.
         */
        get: operations["getInvoiceByExternalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merchants/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a merchant
         * @description Registers a merchant and hands out its credentials. Needs no credentials itself.
         */
        post: operations["registerMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transactions
         * @description Lists payments seen on the chains. Their order is not documented.
         */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the transaction.
                 * @example a1b2c3d4-e5f6-7890-abcd-ef1234567890
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve a transaction
         * @description Retrieves a payment seen on a chain. Beside the members of the list it has `blockNumber`.
         */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Currency: Currency;
        ErrorBody: ErrorBody;
        Invoice: Invoice;
        InvoiceInput: InvoiceInput;
        InvoiceList: InvoiceList;
        InvoiceListItem: InvoiceListItem;
        InvoicePage: InvoicePage;
        InvoiceResponse: InvoiceResponse;
        InvoiceStatus: InvoiceStatus;
        InvoiceTransaction: InvoiceTransaction;
        MerchantCredentials: MerchantCredentials;
        MerchantInput: MerchantInput;
        MerchantResponse: MerchantResponse;
        Success: Success;
        Transaction: Transaction;
        TransactionList: TransactionList;
        TransactionPage: TransactionPage;
        TransactionResponse: TransactionResponse;
        TransactionStatus: TransactionStatus;
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
        /** @description There is no such object. */
        NotFound: {
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
        /** @description The credentials are missing or wrong. */
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
         * @description List only invoices in this coin.
         * @example USDT_TRC20
         */
        CurrencyFilter: "USDT_TRC20" | "USDT_ERC20" | "USDT_BEP20" | "USDC_ERC20" | "USDC_BEP20";
        /**
         * @description The merchant's own id of the invoice.
         * @example order-12345
         */
        ExternalId: string;
        /**
         * @description Start of the period, in ISO 8601.
         * @example 2026-01-01T00:00:00Z
         */
        FromDate: string;
        /**
         * @description UUID of the invoice.
         * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
         */
        InvoiceId: string;
        /**
         * @description List only transactions of this invoice.
         * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
         */
        InvoiceIdFilter: string;
        /**
         * @description List only invoices in this state.
         * @example Paid
         */
        InvoiceStatusFilter: "Pending" | "PartiallyPaid" | "Paid" | "Overpaid" | "Expired" | "Cancelled";
        /**
         * @description Number of the page, from 1.
         * @example 1
         */
        Page: number;
        /**
         * @description How many invoices a page has. How more than 100 is answered is not documented.
         * @example 20
         */
        PageSize: number;
        /**
         * @description End of the period, in ISO 8601.
         * @example 2026-01-31T23:59:59Z
         */
        ToDate: string;
        /**
         * @description UUID of the transaction.
         * @example a1b2c3d4-e5f6-7890-abcd-ef1234567890
         */
        TransactionId: string;
        /**
         * @description How many transactions a page has. The highest value is stated for invoices only, where it is 100.
         * @example 20
         */
        TransactionPageSize: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/**
 * @description Coin and chain.
 * @example USDT_TRC20
 */
export type Currency = string;
/** @description Answer to a request that was refused. */
export type ErrorBody = {
    /**
     * @description What went wrong.
     * @example Invalid API key
     */
    error?: string;
    /**
     * @description False, because the request failed.
     * @example false
     */
    success?: boolean;
};
/** @description An invoice. A member without a value is left out, not null. */
export type Invoice = {
    /**
     * @description Amount in the coin.
     * @example 100.5
     */
    amount?: number;
    /**
     * @description Amount that was paid so far, in the coin. Absent in the list for an invoice that nobody paid.
     * @example 100.5
     */
    amountPaid?: number;
    /**
     * Format: date-time
     * @description When the invoice was created.
     * @example 2026-01-21T20:00:00Z
     */
    createdAt?: string;
    currency?: Currency;
    /**
     * Format: email
     * @description Email address of the customer.
     * @example customer@example.com
     */
    customerEmail?: string;
    /**
     * @description What the invoice is for. The example says "payment of order 12345".
     * @example Оплата заказа #12345
     */
    description?: string;
    /**
     * Format: date-time
     * @description Until when the invoice can be paid, 30 minutes in the sample.
     * @example 2026-01-21T20:30:00Z
     */
    expiresAt?: string;
    /**
     * @description The merchant's own id of the invoice. Absent if none was given.
     * @example order-12345
     */
    externalId?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice.
     * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
     */
    id?: string;
    /**
     * @description Number of the invoice. It follows no stated pattern.
     * @example INV-20260121-ABC123
     */
    invoiceNumber?: string;
    /** @description What the merchant attached to the invoice. */
    metadata?: {
        [key: string]: unknown;
    };
    /**
     * Format: date-time
     * @description When the invoice was paid. Absent if it was not.
     * @example 2026-01-21T20:15:00Z
     */
    paidAt?: string;
    /**
     * @description Address on the chain that the invoice is paid to.
     * @example TDPWsYuCP8H5Q93Sk3yR3x5yEvPXSVjxJZ
     */
    paymentAddress?: string;
    /**
     * @description How many confirmations a payment needs.
     * @example 20
     */
    requiredConfirmations?: number;
    status?: InvoiceStatus;
    /** @description Payments seen on the chain. How many there can be is not documented. */
    transactions?: InvoiceTransaction[];
};
/** @description An invoice to create. Which members are required is not documented. */
export type InvoiceInput = {
    /**
     * @description Amount in the coin.
     * @example 100.5
     */
    amount?: number;
    /**
     * @description Coin and chain, one of those that the guide lists as supported.
     * @example USDT_TRC20
     * @enum {string}
     */
    currency?: "USDT_TRC20" | "USDT_ERC20" | "USDT_BEP20" | "USDC_ERC20" | "USDC_BEP20";
    /**
     * @description Email address of the customer.
     * @example customer@example.com
     */
    customerEmail?: string;
    /**
     * @description What the invoice is for. The example says "payment of order 12345".
     * @example Оплата заказа #12345
     */
    description?: string;
    /**
     * @description The merchant's own id of the invoice.
     * @example order-12345
     */
    externalId?: string;
    /** @description What the merchant attaches to the invoice. */
    metadata?: {
        [key: string]: unknown;
    };
};
/** @description Envelope of a page of invoices. */
export type InvoiceList = {
    data?: InvoicePage;
    success?: Success;
};
/** @description An invoice as the list shows it. A member without a value is left out, not null. */
export type InvoiceListItem = {
    /**
     * @description Amount in the coin.
     * @example 100.5
     */
    amount?: number;
    /**
     * @description Amount that was paid so far, in the coin. Absent in the list for an invoice that nobody paid.
     * @example 100.5
     */
    amountPaid?: number;
    /**
     * Format: date-time
     * @description When the invoice was created.
     * @example 2026-01-21T20:00:00Z
     */
    createdAt?: string;
    currency?: Currency;
    /**
     * @description The merchant's own id of the invoice. Absent if none was given.
     * @example order-12345
     */
    externalId?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice.
     * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
     */
    id?: string;
    /**
     * @description Number of the invoice. It follows no stated pattern.
     * @example INV-20260121-ABC123
     */
    invoiceNumber?: string;
    /**
     * Format: date-time
     * @description When the invoice was paid. Absent if it was not.
     * @example 2026-01-21T20:15:00Z
     */
    paidAt?: string;
    status?: InvoiceStatus;
};
/** @description A page of invoices. */
export type InvoicePage = {
    /** @description The invoices, at most as many as `pageSize` says, which is at most 100. Their order is not documented. */
    items?: InvoiceListItem[];
    /**
     * @description Number of the page.
     * @example 1
     */
    page?: number;
    /**
     * @description How many objects a page has.
     * @example 20
     */
    pageSize?: number;
    /**
     * @description How many objects there are in all.
     * @example 150
     */
    totalCount?: number;
};
/** @description Envelope of an invoice. */
export type InvoiceResponse = {
    data?: Invoice;
    success?: Success;
};
/**
 * @description State of the invoice.
 * @example Paid
 */
export type InvoiceStatus = string;
/** @description A payment of the invoice. */
export type InvoiceTransaction = {
    /**
     * @description Amount in the coin.
     * @example 100.5
     */
    amount?: number;
    /**
     * @description How many confirmations it has.
     * @example 25
     */
    confirmations?: number;
    /**
     * Format: uuid
     * @description UUID of the transaction.
     * @example a1b2c3d4-e5f6-7890-abcd-ef1234567890
     */
    id?: string;
    status?: TransactionStatus;
    /**
     * @description Hash of the transaction on the chain.
     * @example ce1a930bc5bbfcd1127174070dc7aaa0fadc1c8f712e59ba354d068830dc49bb
     */
    txHash?: string;
};
/** @description The merchant's credentials. */
export type MerchantCredentials = {
    /**
     * @description API key, with the prefix `lc_`.
     * @example lc_example_key
     */
    apiKey?: string;
    /**
     * @description Secret that calls are signed with.
     * @example example-hmac-secret
     */
    hmacSecret?: string;
};
/** @description Who the merchant is. Which members are required is not documented. */
export type MerchantInput = {
    /**
     * @description Postal address.
     * @example 123 Main Street
     */
    address?: string;
    /**
     * @description Name of the company.
     * @example My Company LLC
     */
    companyName?: string;
    /**
     * @description Email address.
     * @example merchant@example.com
     */
    email?: string;
};
/** @description Envelope of the credentials. */
export type MerchantResponse = {
    data?: MerchantCredentials;
    success?: Success;
};
/**
 * @description True, because the request succeeded. Every answer that a page prints has it.
 * @example true
 */
export type Success = boolean;
/** @description A payment seen on a chain. */
export type Transaction = {
    /**
     * @description Amount in the coin.
     * @example 100.5
     */
    amount?: number;
    /**
     * @description Number of the block. Absent in the list.
     * @example 12345678
     */
    blockNumber?: number;
    /**
     * @description How many confirmations it has.
     * @example 25
     */
    confirmations?: number;
    /**
     * Format: date-time
     * @description When it had enough confirmations.
     * @example 2026-01-21T20:15:00Z
     */
    confirmedAt?: string;
    /**
     * Format: date-time
     * @description When the transaction was seen.
     * @example 2026-01-21T20:10:00Z
     */
    createdAt?: string;
    currency?: Currency;
    /**
     * @description Address that the payment came from.
     * @example TQaqeXyS14drW5CB7HRo87yLPZjNvbGs1q
     */
    fromAddress?: string;
    /**
     * Format: uuid
     * @description UUID of the transaction.
     * @example a1b2c3d4-e5f6-7890-abcd-ef1234567890
     */
    id?: string;
    /**
     * Format: uuid
     * @description UUID of the invoice.
     * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
     */
    invoiceId?: string;
    /**
     * @description Chain. The guide names Tron, Ethereum and BNB Smart Chain. Only Tron was seen as a value.
     * @example Tron
     */
    network?: string;
    /**
     * @description How many confirmations it needs.
     * @example 20
     */
    requiredConfirmations?: number;
    status?: TransactionStatus;
    /**
     * @description Address that it was paid to.
     * @example TDPWsYuCP8H5Q93Sk3yR3x5yEvPXSVjxJZ
     */
    toAddress?: string;
    /**
     * @description Hash of the transaction on the chain.
     * @example ce1a930bc5bbfcd1127174070dc7aaa0fadc1c8f712e59ba354d068830dc49bb
     */
    txHash?: string;
};
/** @description Envelope of a page of transactions. */
export type TransactionList = {
    data?: TransactionPage;
    success?: Success;
};
/** @description A page of transactions. */
export type TransactionPage = {
    /** @description The transactions. How many at most, and in which order, is not documented. */
    items?: Transaction[];
    /**
     * @description Number of the page.
     * @example 1
     */
    page?: number;
    /**
     * @description How many objects a page has.
     * @example 20
     */
    pageSize?: number;
    /**
     * @description How many objects there are in all.
     * @example 150
     */
    totalCount?: number;
};
/** @description Envelope of a transaction. */
export type TransactionResponse = {
    data?: Transaction;
    success?: Success;
};
/**
 * @description State of the transaction. Other values exist, the page's table of them is cut.
 * @example Confirmed
 */
export type TransactionStatus = string;
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseOtherRefusal = components['responses']['OtherRefusal'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseVendorFailure = components['responses']['VendorFailure'];
export type ParameterCurrencyFilter = components['parameters']['CurrencyFilter'];
export type ParameterExternalId = components['parameters']['ExternalId'];
export type ParameterFromDate = components['parameters']['FromDate'];
export type ParameterInvoiceId = components['parameters']['InvoiceId'];
export type ParameterInvoiceIdFilter = components['parameters']['InvoiceIdFilter'];
export type ParameterInvoiceStatusFilter = components['parameters']['InvoiceStatusFilter'];
export type ParameterPage = components['parameters']['Page'];
export type ParameterPageSize = components['parameters']['PageSize'];
export type ParameterToDate = components['parameters']['ToDate'];
export type ParameterTransactionId = components['parameters']['TransactionId'];
export type ParameterTransactionPageSize = components['parameters']['TransactionPageSize'];
export type $defs = Record<string, never>;
export interface operations {
    listInvoices: {
        parameters: {
            query?: {
                /**
                 * @description List only invoices in this coin.
                 * @example USDT_TRC20
                 */
                currency?: components["parameters"]["CurrencyFilter"];
                /**
                 * @description Start of the period, in ISO 8601.
                 * @example 2026-01-01T00:00:00Z
                 */
                fromDate?: components["parameters"]["FromDate"];
                /**
                 * @description Number of the page, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description How many invoices a page has. How more than 100 is answered is not documented.
                 * @example 20
                 */
                pageSize?: components["parameters"]["PageSize"];
                /**
                 * @description List only invoices in this state.
                 * @example Paid
                 */
                status?: components["parameters"]["InvoiceStatusFilter"];
                /**
                 * @description End of the period, in ISO 8601.
                 * @example 2026-01-31T23:59:59Z
                 */
                toDate?: components["parameters"]["ToDate"];
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
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the invoice.
                 * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
                 */
                invoiceId: components["parameters"]["InvoiceId"];
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
            404: components["responses"]["NotFound"];
        };
    };
    getInvoiceByExternalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The merchant's own id of the invoice.
                 * @example order-12345
                 */
                externalId: components["parameters"]["ExternalId"];
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
            404: components["responses"]["NotFound"];
        };
    };
    registerMerchant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": MerchantInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The merchant's credentials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": MerchantResponse;
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /**
                 * @description List only transactions of this invoice.
                 * @example f47ac10b-58cc-4372-a567-0e02b2c3d479
                 */
                invoiceId?: components["parameters"]["InvoiceIdFilter"];
                /**
                 * @description Number of the page, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description How many transactions a page has. The highest value is stated for invoices only, where it is 100.
                 * @example 20
                 */
                pageSize?: components["parameters"]["TransactionPageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The transactions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TransactionList;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the transaction.
                 * @example a1b2c3d4-e5f6-7890-abcd-ef1234567890
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The transaction. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TransactionResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
}

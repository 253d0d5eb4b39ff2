// Written by `countersign generate` from the contract of monri. Edit that, not this.
export interface paths {
    "/pares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a transaction after authentication
         * @description Completes a transaction that was answered with a `secure_message`. Before, the browser of the buyer posts a form to `acs_url`, with `PaReq` (the `pareq`), `TermUrl` (a page of the merchant) and `MD` (the `authenticity_token` of the message). It returns to `TermUrl` with `PaRes` and `MD`, which are sent here as they came. The answer is the transaction.
         */
        post: operations["completeTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/customer-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a subscription of a customer
         * @description Subscribes a customer. Which of its cards is charged is not documented. The pages also speak of getting one, but no path could be found, so that is not here.
         */
        post: operations["createCustomerSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/customer-subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a customer's subscription, as returned by its creation.
                 * @example 54
                 */
                id: components["parameters"]["CustomerSubscriptionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update a subscription of a customer
         * @description Changes the dates that are given and leaves the others. The `id` is that of the answer of `createCustomerSubscription`.
         */
        post: operations["updateCustomerSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
         * @description Creates a customer. No member of the body is required. A second customer of the same `merchant_customer_id` is refused with 400, as tests of the vendor's PHP client show.
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
         * @description Retrieves a customer by its `uuid`, which the creation returned. To find one by the merchant's own id, use `getCustomerByMerchantCustomerId`.
         */
        get: operations["getCustomer"];
        put?: never;
        /**
         * Update a customer
         * @description Sets the properties that are given and leaves the others unchanged. A key of `metadata` set to null is unset. What is possible at the creation is possible here. The answer is the whole customer.
         */
        post: operations["updateCustomer"];
        /**
         * Delete a customer
         * @description Deletes a customer. The answer names it as `id`, where the vendor's clients read `uuid`; both are described. How a deleted customer is read or updated afterwards is not documented, its `deleted_at` suggests that it is only marked.
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
         * @description Lists the payment methods saved for a customer, newest first, 50 at most unless `limit` says otherwise. The `token` of one pays again as `pan_token` of `createTransaction`. The page repeats the text of the list of customers here.
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
         * @description Retrieves a customer by its `merchant_customer_id`, the merchant's own id that was given at the creation. Mind the other beginning of the path. The answer is that of `getCustomer`.
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
    "/v2/oauth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an access token
         * @description Creates an access token for the scopes that are named. The vendor's clients ask for a new one before every call. Send it as `Authorization: Bearer` until `expires_in` seconds have passed. The credentials are properties of the body and are filled in by the client.
         */
        post: operations["createAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payment methods
         * @description Lists payment methods without naming a customer. Ask `createAccessToken` for the scope `payment-methods` first. Whose methods they are, what one holds, and whether the list has pages is not known. `listCustomerPaymentMethods` lists those of one customer.
         */
        get: operations["listPaymentMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/payment/{client_secret}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `client_secret` of a payment, as returned by its creation.
                 * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
                 */
                client_secret: components["parameters"]["ClientSecret"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a payment with a card
         * @description Gives the card of the buyer to a payment. The vendor's mobile SDKs call it on the buyer's device, with the `client_secret` that the merchant's server got from `createPayment`. Where the answer has `action_required`, open its `redirect_to` in a browser and ask `getPaymentStatus` afterwards. A server need not call it, but the loop cannot be walked without.
         */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/payment/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a payment, as returned by its creation.
                 * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
                 */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /**
         * Retrieve the status of a payment
         * @description Retrieves how far a payment is. Straight after the creation it is `payment_method_required`, and `executed` or `approved` when the money was taken or reserved. Public clients sign the request with `WP3-v2.1`, the vendor's servers send an access token, and the mobile SDKs ask with the `client_secret` in the path.
         */
        get: operations["getPaymentStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/payment/{id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a payment, as returned by its creation.
                 * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
                 */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update a payment
         * @description Changes the amount of a payment that is not yet captured, for example when the basket changes before the buyer pays. One public client calls it and says that it follows the documentation, which could not be read.
         */
        post: operations["updatePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/payment/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a payment
         * @description Creates a payment, which nobody has paid yet. Hand the `client_secret` of the answer to the vendor's client SDK, in which the buyer pays. Then ask `getPaymentStatus` with the `id`. The API v2 pages sign the request with `WP3-v2.1`, the pages of Components and the SDKs with `WP3-v2`.
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a subscription
         * @description Creates a subscription: what is charged, and how often. Its `id` is the `subscription_id` of `createCustomerSubscription`. The pages also speak of updating and getting one, but no path could be found, so neither is here.
         */
        post: operations["createSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/temp-tokenize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a temporary token of a card
         * @description Turns a card into a token for one transaction. The merchant's server chooses `temp_card_id` and makes the digest, the page or app that knows the card sends it. The `id` of the answer is the `temp_card_id` of `createTransaction`, for 15 minutes according to a comment in the vendor's Ruby client. Not to be confused with `createToken`, whose tokens last.
         */
        post: operations["createTemporaryCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/terminal-entry/{order_number}/show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order number of a payment link, as given at its creation.
                 * @example 6638614b544b7058414b5467304146574c647841
                 */
                order_number: components["parameters"]["OrderNumber"];
            };
            cookie?: never;
        };
        /**
         * Retrieve a payment link
         * @description Retrieves a payment link by its order number, after `createOrUpdatePaymentLink`. One public client calls it, and reads nothing of the answer but its status.
         */
        get: operations["getPaymentLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/terminal-entry/create-or-update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or update a payment link
         * @description Creates a payment link, or updates the one of the same `order_number`. Send the buyer to its `payment_url`. The page signs `/v2/terminal-entries/create-or-update` in an example, which is not this path.
         */
        post: operations["createOrUpdatePaymentLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a token of a card
         * @description Turns a card into a token to pay with. `createTransaction` takes it as `pan_token`. The page names no Authorization header, but that of the requirements demands one of every operation. The sample asks with one card and answers with another.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/transaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Execute a transaction
         * @description Charges a card, or reserves an amount on it. First get a card: the `pan_token` of a saved one (then send `moto` true), or the `id` of `createTemporaryCard` as `temp_card_id`. The operation is not signed by a header but by two properties of its body. Look at `status` of the transaction, nothing else decides whether it succeeded. Where the response is a `secure_message`, the buyer must authenticate and `completeTransaction` finishes; `manageTransaction` captures, refunds or voids afterwards.
         */
        post: operations["createTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/trx-management": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture, refund or void a transaction
         * @description Finishes what `createTransaction` or a payment began, found by its order number. A capture may be of a lower amount, within 28 days of the authorization or sooner, after which the vendor voids it. A refund is possible for 180 days or less, and not for a transaction in installments. What repeated or partial refunds do, and how an unknown order is answered, is not known. Of the public clients only the vendor's Ruby client calls this; the documented way is an XML call of API v1.
         */
        post: operations["manageTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive an approved transaction
         * @description Sent for every approved transaction to the Callback URL of the merchant's profile. Anything but 200 makes the vendor send it again, later each time; how often could not be read.
         */
        post: operations["receiveCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive an event
         * @description Sent for the events that the vendor's support has set up for the merchant, none of which is about customers or subscriptions. Whether and how it is signed could not be read, so do not trust one by itself.
         */
        post: operations["receiveEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AccessToken: AccessToken;
        AccessTokenInput: AccessTokenInput;
        ActionRequired: ActionRequired;
        Amount: Amount;
        AuthenticationResult: AuthenticationResult;
        BuyerAddress: BuyerAddress;
        BuyerCity: BuyerCity;
        BuyerCountry: BuyerCountry;
        BuyerEmail: BuyerEmail;
        BuyerName: BuyerName;
        BuyerPhone: BuyerPhone;
        BuyerZip: BuyerZip;
        CompletedTransaction: CompletedTransaction;
        ConfirmedPayment: ConfirmedPayment;
        Currency: Currency;
        Customer: Customer;
        CustomerInput: CustomerInput;
        CustomerList: CustomerList;
        CustomerListItem: CustomerListItem;
        CustomerSubscription: CustomerSubscription;
        CustomerSubscriptionInput: CustomerSubscriptionInput;
        CustomerSubscriptionUpdate: CustomerSubscriptionUpdate;
        DeletedCustomer: DeletedCustomer;
        ErrorBody: ErrorBody;
        Failure: Failure;
        Language: Language;
        ManagedTransaction: ManagedTransaction;
        MerchantPaymentMethodList: MerchantPaymentMethodList;
        NumberOfInstallments: NumberOfInstallments;
        OrderInfo: OrderInfo;
        OrderNumber: OrderNumber;
        Payment: Payment;
        PaymentConfirmation: PaymentConfirmation;
        PaymentInput: PaymentInput;
        PaymentLink: PaymentLink;
        PaymentLinkInput: PaymentLinkInput;
        PaymentMethod: PaymentMethod;
        PaymentMethodList: PaymentMethodList;
        PaymentResult: PaymentResult;
        PaymentStatus: PaymentStatus;
        PaymentUpdate: PaymentUpdate;
        ResponseCode: ResponseCode;
        SecureMessage: SecureMessage;
        Status: Status;
        Subscription: Subscription;
        SubscriptionDate: SubscriptionDate;
        SubscriptionInput: SubscriptionInput;
        SupportedPaymentMethods: SupportedPaymentMethods;
        TemporaryCard: TemporaryCard;
        TemporaryCardInput: TemporaryCardInput;
        Token: Token;
        TokenInput: TokenInput;
        Transaction: Transaction;
        TransactionErrors: TransactionErrors;
        TransactionEvent: TransactionEvent;
        TransactionInput: TransactionInput;
        TransactionManagementInput: TransactionManagementInput;
        TransactionResult: TransactionResult;
        TransactionStatus: TransactionStatus;
        TransactionType: TransactionType;
    };
    responses: {
        /** @description The request could not be processed, for example because a value is not valid. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The customer. */
        Customer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": Customer;
            };
        };
        /** @description There is nothing of this id. */
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
                "application/json": Failure;
            };
        };
        /** @description A value is not valid, one sentence for each. */
        TransactionRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": TransactionErrors;
            };
        };
        /** @description The digest or the authenticity token is wrong. */
        TransactionUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": TransactionErrors;
            };
        };
        /** @description The authorization failed, most likely because of the Authorization header. */
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
                "application/json": Failure;
            };
        };
    };
    parameters: {
        /**
         * @description The `client_secret` of a payment, as returned by its creation.
         * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
         */
        ClientSecret: string;
        /**
         * @description The `id` of a customer's subscription, as returned by its creation.
         * @example 54
         */
        CustomerSubscriptionId: number;
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
         * @description The order number of a payment link, as given at its creation.
         * @example 6638614b544b7058414b5467304146574c647841
         */
        OrderNumber: string;
        /**
         * @description The `id` of a payment, as returned by its creation.
         * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
         */
        PaymentId: string;
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
/** @description An access token. */
export type AccessToken = {
    /**
     * @description The token.
     * @example *********************
     */
    access_token: string;
    /**
     * @description How long the token is valid, in seconds.
     * @example 900
     */
    expires_in?: number;
    /**
     * @description Outcome of the request.
     * @example approved
     */
    status: string;
    /**
     * @description Kind of the token.
     * @example Bearer
     */
    token_type?: string;
};
/** @description What an access token is asked for. `client_id` and `client_secret` are filled in by the client, so a caller need not give them. */
export type AccessTokenInput = {
    /**
     * @description The merchant's authenticity token.
     * @example 6a13d79bde8da9320e88923cb3472fb638619ccb
     */
    client_id?: string;
    /**
     * @description The merchant key.
     * @example Merchant key
     */
    client_secret?: string;
    /**
     * @description Kind of the grant.
     * @example client_credentials
     */
    grant_type: string;
    /** @description What the token is good for. How many there are is not documented, so no bound is set here. */
    scopes: string[];
};
/** @description What the buyer must do next, for example authenticate by 3-D Secure. */
export type ActionRequired = {
    /**
     * @description Page that authenticates the buyer. In the sample it is the same address.
     * @example https://ipgtest.monri.com/processing/three_ds1/19d4a0ec1a1a9af74c83d66f7222456e6563cf5c/client_redirect
     */
    acs_url?: string;
    /**
     * @description Where to send the buyer.
     * @example https://ipgtest.monri.com/processing/three_ds1/19d4a0ec1a1a9af74c83d66f7222456e6563cf5c/client_redirect
     */
    redirect_to?: string;
};
/**
 * @description Amount in minor units. 10.24 USD is 1024.
 * @example 1024
 */
export type Amount = number;
/** @description What the browser brought back from the issuer of the card. */
export type AuthenticationResult = {
    /**
     * @description What the browser brought as `MD`, which is the `authenticity_token` of the `secure_message`.
     * @example d73144603639e19c1cb0f247000860f1
     */
    MD: string;
    /**
     * @description What the browser brought as `PaRes`.
     * @example ParesHandlingByClientIsDiscontinued
     */
    PaRes: string;
};
/**
 * @description Street address of the buyer.
 * @example Elm street 22
 */
export type BuyerAddress = string;
/**
 * @description City of the buyer.
 * @example Orgrimmar
 */
export type BuyerCity = string;
/**
 * @description Country of the buyer. Two letters of ISO 3166-1 on the payment pages, 3 to 30 characters on the transaction page, whose example is `BIH`.
 * @example BIH
 */
export type BuyerCountry = string;
/**
 * @description Email address of the buyer.
 * @example test@test.com
 */
export type BuyerEmail = string;
/**
 * @description Full name of the buyer.
 * @example John Doe
 */
export type BuyerName = string;
/**
 * @description Phone number of the buyer.
 * @example 061 000 000
 */
export type BuyerPhone = string;
/**
 * @description ZIP or postal code of the buyer.
 * @example q123abc99
 */
export type BuyerZip = string;
/** @description The transaction that was completed. */
export type CompletedTransaction = {
    transaction: Transaction;
};
/** @description How far a payment is after its confirmation. It has `payment_result` or `action_required`. */
export type ConfirmedPayment = {
    action_required?: ActionRequired;
    /**
     * @description The `client_secret` of the payment.
     * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
     */
    client_secret?: string;
    payment_result?: PaymentResult;
    /**
     * @description How far the payment is. Here it has the values that `payment_status` has elsewhere.
     * @example executed
     */
    status?: string;
};
/**
 * @description Currency, three letters of ISO 4217. Which are supported is not listed completely.
 * @example EUR
 */
export type Currency = string;
/** @description A customer. */
export type Customer = {
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
     * @description Key-value pairs of the merchant, useful for storing additional data about the customer. The types of values are not documented.
     * @example {
     *       "key": "value"
     *     }
     */
    metadata?: {
        [key: string]: unknown;
    };
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
    status: Status;
    /**
     * Format: date-time
     * @description When the customer was last changed.
     * @example 2019-02-12T11:22:33Z
     */
    updated_at?: string;
    /**
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
export type CustomerInput = {
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
     * @description Key-value pairs of the merchant, useful for storing additional data about the customer. In an update, a key set to null is unset. The types of values are not documented.
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
export type CustomerList = {
    /** @description The customers, newest first. The page gives a length of 20, against a default `limit` of 50, so no bound is set here. */
    data: CustomerListItem[];
    status: Status;
};
/** @description A customer as listed. The page shows `id` here and no `merchant_customer_id`. */
export type CustomerListItem = {
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
     * @description Merchant's customer id. The page does not show it here.
     * @example customer-id-1234
     */
    merchant_customer_id?: string | null;
    /**
     * @description Key-value pairs of the merchant, useful for storing additional data about the customer. The types of values are not documented.
     * @example {
     *       "key": "value"
     *     }
     */
    metadata?: {
        [key: string]: unknown;
    };
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
     * @description The same id, under the name that the creation gives it. The page does not show it here.
     * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
     */
    uuid?: string;
    /**
     * @description ZIP or postal code.
     * @example 71000
     */
    zip_code?: string | null;
};
/** @description A subscription of a customer. */
export type CustomerSubscription = {
    active_from?: SubscriptionDate;
    active_to?: SubscriptionDate;
    /**
     * @description Id of the customer, an integer where the Customers API has a `uuid`.
     * @example 908
     */
    customer_id?: number;
    /**
     * @description Id of the customer's subscription.
     * @example 54
     */
    id?: number;
    /**
     * @description What was wrong, when the status is `error` or `invalid-request`.
     * @example A value is not valid
     */
    message?: string;
    /**
     * @description Name of the subscription. The table of the page has it, its example does not.
     * @example Subscription #1
     */
    name?: string;
    next_charge_date?: SubscriptionDate;
    status: Status;
    /**
     * @description Id of the subscription.
     * @example 597
     */
    subscription_id?: number;
};
/**
 * @description A subscription of a customer to create. `active_from` must be before `next_charge_date`, and `active_to` after both, as far as the
 *     page's wording can be understood.
 *
 *     After a charge that succeeded, `next_charge_date` moves on by the period of the subscription.
 */
export type CustomerSubscriptionInput = {
    active_from: SubscriptionDate;
    active_to: SubscriptionDate;
    /**
     * @description Id of an existing customer, an integer. The Customers API knows a customer by its `uuid` and returns no integer.
     * @example 908
     */
    customer_id: number;
    next_charge_date: SubscriptionDate;
    /**
     * @description Id of an existing subscription.
     * @example 597
     */
    subscription_id: number;
};
/** @description What may be changed of a customer's subscription. `active_from` must be before `next_charge_date`, and `active_to` after both. */
export type CustomerSubscriptionUpdate = {
    active_from?: SubscriptionDate;
    active_to?: SubscriptionDate;
    next_charge_date?: SubscriptionDate;
};
/** @description Answer to the deletion of a customer. */
export type DeletedCustomer = {
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
    status: Status;
    /**
     * @description The same id, under the name that the creation gives it. The page does not show it here.
     * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
     */
    uuid?: string;
};
/** @description Answer to a request that was refused. The pages announce examples, but none could be read. */
export type ErrorBody = {
    /**
     * @description What was wrong.
     * @example A value is not valid
     */
    message?: string;
    /**
     * @description Outcome of the request.
     * @example invalid-request
     */
    status: string;
};
/** @description Answer to a request that failed in a way that no page describes. Only that it is a JSON object is known. */
export type Failure = {
    /**
     * @description What went wrong, in words.
     * @example Internal error
     */
    message?: string;
    /**
     * @description Outcome of the request.
     * @example error
     */
    status?: string;
};
/**
 * @description Language in which errors are told.
 * @example en
 */
export type Language = string;
/** @description The transaction that was captured, refunded or voided. */
export type ManagedTransaction = {
    transaction?: Transaction;
};
/** @description Payment methods, whose shape is not known. */
export type MerchantPaymentMethodList = {
    /** @description The payment methods. How many is not documented, so no bound is set here. */
    data?: {
        [key: string]: unknown;
    }[];
    /**
     * @description Outcome of the request.
     * @example approved
     */
    status?: string;
};
/**
 * @description Number of installments, 2 to 12. The examples of the payment pages send an empty string for none.
 * @example 3
 * @example
 */
export type NumberOfInstallments = number | string;
/**
 * @description Short description of the order.
 * @example Monri components trx
 */
export type OrderInfo = string;
/**
 * @description The merchant's own number of the order. It must be unique.
 * @example 1568236677437
 */
export type OrderNumber = string;
/** @description A payment that was created. */
export type Payment = {
    /**
     * @description What the vendor's client SDK needs to confirm the payment.
     * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
     */
    client_secret: string;
    /**
     * @description Id of the payment. Equal to `client_secret` in the sample, so as secret as that.
     * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
     */
    id: string;
    /**
     * @description Outcome of the request. The SDK pages say `approved` or `declined`, the API v2 pages `approved`, `invalid-request` or `error`.
     * @example approved
     */
    status: string;
};
/** @description The card, and who pays with it. */
export type PaymentConfirmation = {
    /** @description What the buyer pays with. */
    payment_method: {
        /** @description The card, or the saved one. */
        data?: {
            /**
             * @description Security code of the card.
             * @example 123
             */
            cvv?: string;
            /**
             * @description Until when the card is valid, as `YYMM`.
             * @example 2112
             */
            expiration_date?: string;
            /**
             * @description Card number.
             * @example 4111111111111111
             */
            pan?: string;
            /**
             * @description Whether the card is saved. The iOS client sends a boolean, the Android client the word `true` or `false`.
             * @example false
             */
            tokenize_pan?: boolean | string;
        };
        /**
         * @description Kind of the payment method.
         * @example card
         */
        type?: string;
    };
    /** @description The buyer. What is given here goes before what the creation of the payment gave. */
    transaction?: {
        ch_address?: BuyerAddress;
        ch_city?: BuyerCity;
        ch_country?: BuyerCountry;
        ch_email?: BuyerEmail;
        ch_full_name?: BuyerName;
        ch_phone?: BuyerPhone;
        ch_zip?: BuyerZip;
        /**
         * @description The `uuid` of the customer for whom the card is saved.
         * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
         */
        customer_uuid?: string;
        /**
         * @description What the SDK says of itself, such as `integration_type`, `library` and `library_version`.
         * @example {
         *       "library": "Android-SDK"
         *     }
         */
        meta?: {
            [key: string]: unknown;
        };
        /**
         * @description Short description of the order.
         * @example Android SDK payment session
         */
        order_info?: string;
    };
};
/** @description A payment to create. The table of its members is read off the page of Components, that of the API v2 page could not be read. */
export type PaymentInput = {
    amount: Amount;
    /**
     * @description Where the callback is sent, in place of what is set for the merchant.
     * @example https://shop.example/callback
     */
    callback_url_override?: string;
    /**
     * @description Where the buyer goes after giving up, in place of what is set for the merchant.
     * @example https://shop.example/cancel
     */
    cancel_url_override?: string;
    /**
     * @description Street address of the buyer.
     * @example Elm street 22
     */
    ch_address?: string;
    /**
     * @description City of the buyer.
     * @example Orgrimmar
     */
    ch_city?: string;
    /**
     * @description Country of the buyer, two letters in the example.
     * @example US
     */
    ch_country?: string;
    /**
     * @description Email address of the buyer.
     * @example john.doe@email.com
     */
    ch_email?: string;
    /**
     * @description Full name of the buyer.
     * @example John Doe
     */
    ch_full_name?: string;
    /**
     * @description Phone number of the buyer.
     * @example 123456
     */
    ch_phone?: string;
    /**
     * @description ZIP or postal code of the buyer.
     * @example q123abc99
     */
    ch_zip?: string;
    /**
     * @description A comment. Seen in an example only, where it is empty.
     * @example
     */
    comment?: string;
    currency: Currency;
    /**
     * @description The `uuid` of the customer for whom a card is saved. The page of form variables gives it a length of 20, against the 36 characters of a uuid, so no bound is set here.
     * @example 4b281da4-d145-4233-b957-2018cf9aa0fb
     */
    customer_uuid?: string;
    /**
     * @description Address of the buyer. A plugin of the vendor sends it for Apple Pay, Google Pay, KEKS Pay and Pay Cek.
     * @example 10.1.10.111
     */
    ip?: string;
    language?: Language;
    number_of_installments?: NumberOfInstallments;
    /**
     * @description Short description of the order. The page requires it, but the vendor's own clients leave it out and are answered with `approved`.
     * @example Create payment session order info
     */
    order_info?: string;
    /**
     * @description The merchant's own number of the order. It must be unique. A plugin of the vendor sends a number, answers have a string.
     * @example random1585229134
     */
    order_number: string | number;
    /**
     * @description What the payment is for. The value when it is left out is not documented.
     *
     *     - `charge`: to charge the buyer.
     *     - `add_payment_method`: to save a card for later. The vendor then executes a refund or a void by itself.
     * @example charge
     * @enum {string}
     */
    scenario?: "charge" | "add_payment_method";
    /**
     * @description Where the buyer goes after success, in place of what is set for the merchant.
     * @example https://shop.example/success
     */
    success_url_override?: string;
    supported_payment_methods?: SupportedPaymentMethods;
    /**
     * @description What happens to the amount.
     *
     *     - `authorize`: it is reserved. A capture takes it later.
     *     - `purchase`: it is captured at once.
     * @example purchase
     * @enum {string}
     */
    transaction_type: "authorize" | "purchase";
};
/** @description A payment link. Only these members of the answer are known. */
export type PaymentLink = {
    /**
     * @description Id of the payment link. Its type is read off the name.
     * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
     */
    id?: string;
    /**
     * @description Where the buyer pays.
     * @example https://ipgtest.monri.com/v2/terminal-entry/pay
     */
    payment_url?: string;
    /**
     * @description Outcome of the request. Public clients read `created`, against the `approved`, `invalid-request` and `error` of the page.
     * @example created
     */
    status?: string;
};
/** @description A payment link. The table of its members could not be read, so which are required is not known. */
export type PaymentLinkInput = {
    amount?: Amount;
    /**
     * @description Where the callback is sent, in place of what is set for the merchant.
     * @example https://shop.example/callback
     */
    callback_url_override?: string;
    /**
     * @description Where the buyer goes after giving up, in place of what is set for the merchant.
     * @example https://shop.example/cancel
     */
    cancel_url_override?: string;
    /**
     * @description Street address of the buyer. May be empty.
     * @example Elm street 22
     */
    ch_address?: string;
    /**
     * @description City of the buyer. May be empty.
     * @example Orgrimmar
     */
    ch_city?: string;
    /**
     * @description Country of the buyer, two letters in the example. May be empty.
     * @example US
     */
    ch_country?: string;
    /**
     * @description Email address of the buyer. May be empty.
     * @example john.doe@email.com
     */
    ch_email?: string;
    /**
     * @description Full name of the buyer. May be empty.
     * @example John Doe
     */
    ch_full_name?: string;
    /**
     * @description Phone number of the buyer. May be empty.
     * @example 123456
     */
    ch_phone?: string;
    /**
     * @description ZIP or postal code of the buyer. May be empty.
     * @example q123abc99
     */
    ch_zip?: string;
    /**
     * @description A comment, empty in the example.
     * @example
     */
    comment?: string;
    currency?: Currency;
    language?: Language;
    /**
     * @description Whether the order came by mail or telephone.
     * @example true
     */
    moto?: boolean;
    number_of_installments?: NumberOfInstallments;
    /**
     * @description Short description of the order.
     * @example Order info
     */
    order_info?: string;
    order_number: OrderNumber;
    /**
     * @description Where the buyer goes after success, in place of what is set for the merchant.
     * @example https://shop.example/success
     */
    success_url_override?: string;
    supported_payment_methods?: SupportedPaymentMethods;
    /**
     * @description Whether the card is saved.
     * @example false
     */
    tokenize_pan?: boolean;
    /**
     * @description Whether the buyer is offered to save the card.
     * @example true
     */
    tokenize_pan_offered?: boolean;
    /**
     * @description Kind of the transaction.
     * @example purchase
     */
    transaction_type?: string;
};
/** @description A saved payment method. The page has no table of its members, only an example from which the types are read. */
export type PaymentMethod = {
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
export type PaymentMethodList = {
    /** @description The payment methods, newest first. The page gives a length of 20, against a default `limit` of 50, so no bound is set here. */
    data: PaymentMethod[];
    status: Status;
};
/** @description Result of the last attempt to pay. It is there straight after the creation of the payment, with `payment_method` and `response_message` null until a card is known. */
export type PaymentResult = {
    /**
     * @description Amount in minor units. 10.24 USD is 1024.
     * @example 1024
     */
    amount: number;
    /**
     * Format: date-time
     * @description When the attempt was made.
     * @example 2020-03-26T11:09:17.959+01:00
     */
    created_at: string;
    /**
     * @description Currency, three letters of ISO 4217.
     * @example EUR
     */
    currency: string;
    /** @description What was wrong. How many is not documented, so no bound is set here. */
    errors?: string[];
    /**
     * @description The merchant's own number of the order.
     * @example 1568236677437
     */
    order_number: string;
    /**
     * @description Amount that is charged, in minor units of `outgoing_currency`.
     * @example 1024
     */
    outgoing_amount?: number;
    /**
     * @description Currency that is charged, three letters of ISO 4217.
     * @example EUR
     */
    outgoing_currency?: string;
    /**
     * @description Token of the saved card.
     * @example null
     * @example 3cfb7f1df0ef7ef707ad213e4850219ed4b4553a96a68b6430359d002acdcafd
     */
    pan_token?: string | null;
    /**
     * @description What was paid with. It is null until a card is known. The vendor's mobile clients read an object, its PHP client a string.
     * @example null
     * @example card
     */
    payment_method: {
        /** @description The card. */
        data?: {
            /**
             * @description Brand of the card.
             * @example visa
             */
            brand?: string;
            /**
             * @description Until when the card is valid, as `YYMM`. A string in a test of the Android client, a number in one of the iOS client.
             * @example 2512
             */
            expiration_date?: string | number;
            /**
             * @description Issuer of the card.
             * @example xml-sim
             */
            issuer?: string;
            /**
             * @description Card number with its middle digits masked, `434179-xxx-xxx-0044` in one test of the vendor's clients and `411111******1111` in another.
             * @example 411111-xxx-xxx-1111
             */
            masked?: string;
            /**
             * @description Token that stands for the card.
             * @example 00c1eb1a4a0b61d1c2921c8d3a3f4570801da3f3f087c280e832cb4876a5e633
             */
            token?: string;
        };
        /**
         * @description Kind of the payment method.
         * @example card
         */
        type?: string;
    } | string | null;
    response_code?: ResponseCode;
    /**
     * @description Meaning of the response code.
     * @example approved
     */
    response_message: string | null;
    /**
     * @description Status of the attempt. It is `action-required` (with a hyphen) as long as nobody has paid.
     * @example approved
     */
    status: string;
    transaction_type: TransactionType;
};
/** @description How far a payment is. */
export type PaymentStatus = {
    action_required?: ActionRequired;
    /**
     * @description What the vendor's client SDK needs to confirm the payment.
     * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
     */
    client_secret: string;
    payment_result: PaymentResult;
    /**
     * @description How far the payment is. It is `payment_method_required` straight after its creation.
     * @example executed
     */
    payment_status: string;
    /**
     * @description Outcome of the request.
     * @example approved
     */
    status: string;
};
/** @description What may be changed of a payment. */
export type PaymentUpdate = {
    amount: Amount;
};
/**
 * @description Code of the card network or the gateway, of which there may be more. `status` alone decides whether a transaction succeeded.
 *
 *     - `0000`: Approved.
 *     - `1001`: Card expired.
 *     - `1002`: Card suspicious.
 *     - `1003`: Card suspended.
 *     - `1004`: Card stolen.
 *     - `1005`: Card lost.
 *     - `1011`: Card not found.
 *     - `1012`: Cardholder not found.
 *     - `1014`: Account not found.
 *     - `1015`: Invalid request.
 *     - `1016`: Not sufficient funds.
 *     - `1017`: Previously reversed.
 *     - `1018`: Previously reversed.
 *     - `1019`: Further activity prevents reversal.
 *     - `1020`: Further activity prevents void.
 *     - `1021`: Original transaction has been voided.
 *     - `1022`: Preauthorization is not allowed for this card.
 *     - `1023`: Only full 3D authentication is allowed for this card.
 *     - `1024`: Installments are not allowed for this card.
 *     - `1025`: Transaction with installments cannot be sent as preauthorization.
 *     - `1026`: Installments are not allowed for non ZABA cards.
 *     - `1050`: Transaction declined.
 *     - `1802`: Missing fields.
 *     - `1803`: Extra fields exist.
 *     - `1804`: Invalid card number.
 *     - `1806`: Card not active.
 *     - `1808`: Card not configured.
 *     - `1810`: Invalid amount.
 *     - `1811`: System error - database.
 *     - `1812`: System error - transaction.
 *     - `1813`: Cardholder not active.
 *     - `1814`: Cardholder not configured.
 *     - `1815`: Cardholder expired.
 *     - `1816`: Original not found.
 *     - `1817`: Usage limit reached.
 *     - `1818`: Configuration error.
 *     - `1819`: Invalid terminal.
 *     - `1820`: Inactive terminal.
 *     - `1821`: Invalid merchant.
 *     - `1822`: Duplicate entity.
 *     - `1823`: Invalid acquirer.
 *     - `2000`: Internal error - host down.
 *     - `2001`: Internal error - host timeout.
 *     - `2002`: Internal error - invalid message.
 *     - `2003`: Internal error - message format error.
 *     - `2013`: 3D Secure error - invalid request.
 *     - `3000`: Time expired.
 *     - `3100`: Function not supported.
 *     - `3200`: Timeout.
 *     - `3201`: Authorization host not active.
 *     - `3202`: System not ready.
 *     - `4001`: 3D Secure error - ECI 7.
 *     - `4002`: 3D Secure error - not 3D Secure, store policy.
 *     - `4003`: 3D secure error - not authenticated.
 *     - `5000`: Request in progress.
 *     - `5001`: RISK: Number of repeats per PAN.
 *     - `5003`: RISK: Number of repeats per BIN.
 *     - `5005`: RISK: Percentage of declined transactions.
 *     - `5006`: RISK: Number of refunded transactions.
 *     - `5007`: RISK: Percentage increment of sum on amount of refunded transactions.
 *     - `5009`: RISK: Number of chargebacks.
 *     - `5010`: RISK: Sum on amount of chargebacks.
 *     - `5011`: RISK: Number of retrieval requests.
 *     - `5012`: RISK: Sum on amount of retrieval requests.
 *     - `5013`: RISK: Average amount per transaction.
 *     - `5014`: RISK: Percentage increment of average amount per transaction.
 *     - `5015`: RISK: Percentage increment of number of transactions.
 *     - `5016`: RISK: Total sum on amount.
 *     - `5017`: RISK: Percentage increment of total sum on amount.
 *     - `5018`: RISK: Minimum amount per transaction.
 *     - `5019`: RISK: Maximum amount per transaction.
 *     - `5020`: RISK: Number of approved transactions per PAN.
 *     - `5021`: RISK: Sum on amount of approved transactions per PAN.
 *     - `5022`: RISK: Sum on amount of approved transactions per BIN.
 *     - `5023`: RISK: Number of approved transactions per PAN and MCC on amount.
 *     - `5050`: RISK: Number of repeats per IP.
 *     - `5051`: RISK: Number of repeats per cardholder name.
 *     - `5052`: RISK: Number of repeats per cardholder e-mail.
 *     - `6000`: Systan mismatch.
 * @example 0000
 */
export type ResponseCode = string;
/** @description What the buyer's browser posts to the issuer of the card. What comes back goes to `completeTransaction`. */
export type SecureMessage = {
    /**
     * @description Where the browser posts to.
     * @example https://ipgtest.monri.com/three_ds_roundtrip/4efa608821e763f488a14f152b7e762d/collect_browser_info
     */
    acs_url: string;
    /**
     * @description What the browser posts as `MD`. Not the authenticity token of the merchant.
     * @example 4efa608821e763f488a14f152b7e762d
     */
    authenticity_token: string;
    /**
     * @description Id of the message.
     * @example 1870801
     */
    id: number;
    /**
     * @description What the browser posts as `PaReq`.
     * @example PareqHandlingByClientIsDiscontinued
     */
    pareq: string;
};
/**
 * @description Outcome of the request.
 * @example approved
 * @enum {string}
 */
export type Status = "approved" | "invalid-request" | "error";
/** @description A subscription. */
export type Subscription = {
    currency?: Currency;
    /**
     * @description Description of the subscription.
     * @example Description
     */
    description?: string;
    /**
     * @description Id of the subscription.
     * @example 593
     */
    id?: number;
    /**
     * @description Id of the merchant.
     * @example 11880
     */
    merchant_id?: number;
    /**
     * @description What was wrong, when the status is `error` or `invalid-request`.
     * @example A value is not valid
     */
    message?: string;
    /**
     * @description Name of the subscription.
     * @example Subscription #1
     */
    name?: string;
    /**
     * @description How often is charged.
     * @example week
     */
    period?: string;
    /**
     * @description Price of each period, in minor units.
     * @example 1000
     */
    price?: number;
    /**
     * @description Null in the example of the page, and not described.
     * @example null
     */
    sku?: string | null;
    status: Status;
};
/**
 * Format: date
 * @description A day, as `YYYY-MM-DD`.
 * @example 2023-02-13
 */
export type SubscriptionDate = string;
/** @description A subscription to create. */
export type SubscriptionInput = {
    currency: Currency;
    /**
     * @description Description of the subscription.
     * @example Description
     */
    description: string;
    /**
     * @description Name of the subscription. It must be unique.
     * @example Subscription #1
     */
    name: string;
    /**
     * @description How often is charged.
     * @example week
     * @enum {string}
     */
    period: "day" | "week" | "month" | "half_year" | "year";
    price: Amount;
};
/** @description How the buyer may pay. `card`, or the tokens of saved cards. How many is not documented, so no bound is set here. */
export type SupportedPaymentMethods = string[];
/** @description A temporary token of a card. */
export type TemporaryCard = {
    /**
     * @description Issuer of the card.
     * @example xml-sim
     */
    cc_issuer?: string;
    /**
     * @description Brand of the card.
     * @example visa
     */
    cc_type?: string;
    /**
     * @description What `createTransaction` takes as `temp_card_id`.
     * @example 5a91058d-a9c0-46b3-aa02-ef1bb2255711
     */
    id?: string;
    /**
     * @description Card number with its middle digits masked.
     * @example 411111-xxx-xxx-1111
     */
    masked_pan?: string;
    /**
     * @description Outcome of the request.
     * @example approved
     */
    status?: string;
};
/** @description A card to turn into a temporary token. `digest` and `authenticity_token` are filled in by the client, so a caller need not give them. */
export type TemporaryCardInput = {
    /**
     * @description The merchant's authenticity token.
     * @example 6a13d79bde8da9320e88923cb3472fb638619ccb
     */
    authenticity_token?: string;
    /**
     * @description Security code of the card.
     * @example 123
     */
    cvv?: string;
    /**
     * @description SHA-512 of the merchant key, `temp_card_id` and `timestamp`, in hexadecimal.
     * @example aab9b4519ca37a9eeb5ae9ae4e7f664eb3a2f884871841de9303719113371d8baf0eb4db9deda23c225f3ca6844bdb2ab412dc5e90d290f02afb5cbce83e1073
     */
    digest?: string;
    /**
     * @description Until when the card is valid, as `YYMM`.
     * @example 2802
     */
    expiration_date: string;
    /**
     * @description Card number. A test of the Ruby client sends one with spaces.
     * @example 4111111111111111
     */
    pan: string;
    /**
     * @description A random string that the merchant's server chooses, such as a UUID.
     * @example 5a91058d-a9c0-46b3-aa02-ef1bb2255711
     */
    temp_card_id: string;
    /**
     * @description The time, in ISO 8601 or as Unix seconds. The digest is of what is sent here.
     * @example 2024-03-05T09:10:00Z
     * @example 1709629800
     */
    timestamp: string | number;
    /**
     * @description The same value as `temp_card_id`. The mobile clients send it, the Ruby client does not.
     * @example 5a91058d-a9c0-46b3-aa02-ef1bb2255711
     */
    token?: string;
    /**
     * @description Whether the card is saved. The iOS client sends a boolean, the Android client the word `true` or `false`.
     * @example false
     */
    tokenize_pan?: boolean | string;
    /**
     * @description What is turned into a token. The iOS client leaves it out.
     * @example card
     */
    type?: string;
};
/** @description A token that stands for a card. The example of the page nests the data of the card, its table does not. */
export type Token = {
    /** @description The card, as in the example of the page. */
    card?: {
        /**
         * @description Until when the card is valid, as `YYMM`.
         * @example 9602
         */
        expiration_date?: string;
        /**
         * Format: date-time
         * @description Until when the card is kept.
         * @example 2096-03-01T00:00:00Z
         */
        keep_until?: string;
        /**
         * @description Card number with its middle digits masked. The table of the page spells it `maked_pan`.
         * @example 411111****1111
         */
        masked_pan?: string;
    };
    /**
     * @description Until when the card is valid, where the table of the page has it.
     * @example 9602
     */
    expiration_date?: string;
    /**
     * @description Until when the card is kept, where the table of the page has it.
     * @example 2096-03-01T00:00:00Z
     */
    keep_until?: string;
    /**
     * @description Card number with its middle digits masked, where the table of the page has it and as it is spelled there. The example of the page has `masked_pan` in `card`.
     * @example 411111****1111
     */
    maked_pan?: string;
    /**
     * @description Outcome of the request.
     * @example approved
     */
    status: string;
    /**
     * @description The token. Its length is 48 characters here, and 64 in the tokens of other pages.
     * @example eefb5438ff1b7a1b14b20ab5b809c61b129966b60e502390
     */
    token?: string;
};
/** @description A card to turn into a token. */
export type TokenInput = {
    /** @description The card. */
    card: {
        /**
         * @description Until when the card is valid, as `YYMM`. June 2022 is `2206`.
         * @example 2802
         */
        expiration_date: string;
        /**
         * @description Card number.
         * @example 4242424242424242
         */
        pan: string;
    };
    /**
     * @description Key-value pairs of the merchant. The types of values are not documented.
     * @example {
     *       "description": "Card description - optional value"
     *     }
     */
    metadata?: {
        [key: string]: unknown;
    };
    /**
     * @description What is turned into a token.
     * @example card
     * @enum {string}
     */
    type: "card";
};
/** @description A transaction, as answered and as sent to a callback. */
export type Transaction = {
    /**
     * @description Acquirer of the transaction.
     * @example integration_acq
     */
    acquirer?: string;
    /**
     * @description Verification value of 3-D Secure.
     * @example null
     */
    acsv?: string | null;
    /**
     * @description Amount in minor units. 10.24 USD is 1024.
     * @example 1024
     */
    amount?: number;
    /**
     * @description Approval code of the issuer.
     * @example 376161
     */
    approval_code?: string;
    /**
     * @description Outcome of the authentication in 3-D Secure.
     * @example null
     */
    authentication?: string | null;
    /**
     * @description Brand of the card.
     * @example visa
     */
    cc_type?: string;
    /**
     * @description Full name of the buyer. Seen in a callback only.
     * @example John Doe
     */
    ch_full_name?: string;
    /**
     * Format: date-time
     * @description When the transaction was created.
     * @example 2019-09-12T07:12:27.019+02:00
     */
    created_at?: string;
    /**
     * @description Currency, three letters of ISO 4217.
     * @example EUR
     */
    currency?: string;
    /**
     * @description What the merchant passed along. Seen in a callback only.
     * @example {a:b, c:d}
     */
    custom_params?: string;
    /**
     * @description Electronic commerce indicator of 3-D Secure.
     * @example 06
     */
    eci?: string;
    /**
     * @description Whether the card takes part in 3-D Secure.
     * @example N
     */
    enrollment?: string;
    /**
     * @description Id of the transaction.
     * @example 187091
     */
    id?: number;
    /**
     * @description Issuer of the card.
     * @example xml-sim
     */
    issuer?: string;
    /**
     * @description Card number with its middle digits masked. Seen in a callback only.
     * @example 411111-xxx-xxx-1111
     */
    masked_pan?: string;
    /**
     * @description Number of installments. Seen in a callback only, where it is null.
     * @example null
     */
    number_of_installments?: number | null;
    /**
     * @description Short description of the order. Seen in an event only.
     * @example Monri Test
     */
    order_info?: string;
    /**
     * @description The merchant's own number of the order.
     * @example 1568236677437
     */
    order_number?: string;
    /**
     * @description Amount that is charged, in minor units of `outgoing_currency`.
     * @example 1024
     */
    outgoing_amount?: number;
    /**
     * @description Currency that is charged, three letters of ISO 4217.
     * @example EUR
     */
    outgoing_currency?: string;
    /**
     * @description Token of the saved card.
     * @example null
     * @example 3cfb7f1df0ef7ef707ad213e4850219ed4b4553a96a68b6430359d002acdcafd
     */
    pan_token?: string | null;
    /**
     * @description Reference number of the transaction.
     * @example 000002903748
     */
    reference_number?: string;
    response_code?: ResponseCode;
    /**
     * @description Meaning of the response code.
     * @example approved
     */
    response_message?: string;
    status: TransactionStatus;
    /**
     * @description System trace number of the transaction.
     * @example 187090
     */
    systan?: string;
    /**
     * @description Version of 3-D Secure. No sample has it.
     * @example null
     */
    three_ds_version?: string | null;
    transaction_type?: TransactionType;
    /**
     * @description Id of the transaction in 3-D Secure.
     * @example null
     */
    xid?: string | null;
};
/** @description What is wrong with a transaction. */
export type TransactionErrors = {
    /** @description One sentence for each value that is not valid. How many is not documented, so no bound is set here. */
    errors: string[];
};
/** @description Something that happened to a transaction or a card. */
export type TransactionEvent = {
    /**
     * @description What happened.
     *
     *     - `transaction:refund:approved`: A refund was approved.
     *     - `transaction:refund:declined`: A refund was declined.
     *     - `transaction:void:approved`: A void was approved.
     *     - `transaction:void:declined`: A void was declined.
     *     - `transaction:capture:approved`: A capture was approved.
     *     - `transaction:capture:declined`: A capture was declined.
     *     - `transaction:purchase:approved`: A purchase was approved.
     *     - `transaction:purchase:declined`: A purchase was declined.
     *     - `transaction:authorize:approved`: An authorization was approved.
     *     - `transaction:authorize:declined`: An authorization was declined.
     *     - `transaction:approved`: A transaction of any kind was approved.
     *     - `transaction:declined`: A transaction of any kind was declined.
     *     - `payment-method:tokenized`: A card was saved.
     * @example transaction:approved
     */
    event: string;
    payload: Transaction;
};
/** @description A transaction to execute. */
export type TransactionInput = {
    /** @description The transaction. The card is given in one of three ways: as `pan_token`, as `temp_card_id`, or as `pan` with `cvv` and `expiration_date`. `digest` and `authenticity_token` are filled in by the client, so a caller need not give them. */
    transaction: {
        /**
         * @description Amount in minor units. 10.24 USD is 1024. Send a number; one sample of the vendor's SDK documentation sends a string.
         * @example 1024
         */
        amount: number | string;
        /**
         * @description The merchant's authenticity token, hexadecimal in every example.
         * @example 6a13d79bde8da9320e88923cb3472fb638619ccb
         */
        authenticity_token?: string;
        ch_address?: BuyerAddress;
        ch_city?: BuyerCity;
        ch_country?: BuyerCountry;
        ch_email?: BuyerEmail;
        ch_full_name?: BuyerName;
        ch_phone?: BuyerPhone;
        ch_zip?: BuyerZip;
        /**
         * @description The `cit_id` of the first transaction, sent with the card by a merchant who keeps the cards itself.
         * @example 3a4f0c
         */
        cit_id?: string;
        currency: Currency;
        /**
         * @description Security code of the card. Left out for Maestro and for orders by mail or telephone.
         * @example 123
         */
        cvv?: string;
        /**
         * @description SHA-512 of the merchant key, the order number, the amount and the currency, in hexadecimal. The page gives it a length of 40, which is that of an older digest.
         * @example 6af94189788cc073464764c69a9afaea3196bd7ca84b442a76aa141f6b48f8cf323b77aebe0cb72099816e69c08981eccd312ff30d88fa293670a830d78e2466
         */
        digest?: string;
        /**
         * @description Until when the card is valid, as `YYMM`.
         * @example 2802
         */
        expiration_date?: string;
        /**
         * @description True when the merchant keeps the cards itself. The first transaction then returns a `cit_id` to store.
         * @example false
         */
        external_tokenization?: boolean;
        /**
         * Format: ipv4
         * @description IPv4 address of the buyer.
         * @example 10.1.10.111
         */
        ip?: string;
        language?: Language;
        /**
         * @description True when the merchant charges a saved card without the buyer. The exemption `MIT` is then set by the vendor.
         * @example true
         */
        merchant_initiated_transaction?: boolean;
        /**
         * @description Whether the order came by mail or telephone, true for a saved card. Left out, it is false.
         * @example true
         */
        moto?: boolean;
        number_of_installments?: NumberOfInstallments;
        order_info?: OrderInfo;
        order_number: OrderNumber;
        /**
         * @description Card number in clear, in place of a token. It needs a certificate of PCI DSS.
         * @example 4111111111111111
         */
        pan?: string;
        /**
         * @description Token of the saved card, in place of card data.
         * @example 3cfb7f1df0ef7ef707ad213e4850219ed4b4553a96a68b6430359d002acdcafd
         */
        pan_token?: string;
        /**
         * @description Single-use token of a card, in place of `pan_token`. It is the `id` that `createTemporaryCard` returns.
         * @example 5a91058d-a9c0-46b3-aa02-ef1bb2255711
         */
        temp_card_id?: string;
        /**
         * @description Kind of the transaction.
         *
         *     - `authorize`: the amount is reserved. `manageTransaction` captures or voids it.
         *     - `purchase`: the amount is captured at once. `manageTransaction` refunds it.
         * @example authorize
         * @enum {string}
         */
        transaction_type: "authorize" | "purchase";
    } & ({
        /**
         * @description Token of the saved card, in place of card data.
         * @example 3cfb7f1df0ef7ef707ad213e4850219ed4b4553a96a68b6430359d002acdcafd
         */
        pan_token: string;
    } | {
        /**
         * @description Single-use token of a card, in place of `pan_token`. It is the `id` that `createTemporaryCard` returns.
         * @example 5a91058d-a9c0-46b3-aa02-ef1bb2255711
         */
        temp_card_id: string;
    } | {
        /**
         * @description Card number in clear, in place of a token. It needs a certificate of PCI DSS.
         * @example 4111111111111111
         */
        pan: string;
    });
};
/** @description What to do with a transaction. */
export type TransactionManagementInput = {
    /** @description The transaction. `digest` and `authenticity_token` are filled in by the client, so a caller need not give them. */
    transaction: {
        amount: Amount;
        /**
         * @description The merchant's authenticity token.
         * @example 6a13d79bde8da9320e88923cb3472fb638619ccb
         */
        authenticity_token?: string;
        currency: Currency;
        /**
         * @description SHA-512 of the merchant key, the order number, the amount and the currency, in hexadecimal.
         * @example 6af94189788cc073464764c69a9afaea3196bd7ca84b442a76aa141f6b48f8cf323b77aebe0cb72099816e69c08981eccd312ff30d88fa293670a830d78e2466
         */
        digest?: string;
        order_number: OrderNumber;
        /**
         * @description What to do.
         *
         *     - `capture`: take what an `authorize` reserved, or a part of it.
         *     - `refund`: give back what a `purchase` or a `capture` took.
         *     - `void`: let go of what an `authorize` reserved.
         * @example refund
         */
        transaction_type: string;
    };
};
/** @description The transaction, or what the buyer must do first. */
export type TransactionResult = {
    transaction: Transaction;
} | {
    secure_message: SecureMessage;
};
/**
 * @description Outcome of the transaction. Nothing else decides whether it succeeded.
 *
 *     - `approved`: the transaction is approved.
 *     - `declined`: the issuer declined it.
 *     - `invalid`: there was an error.
 * @example approved
 */
export type TransactionStatus = string;
/**
 * @description Kind of the transaction.
 * @example purchase
 */
export type TransactionType = string;
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseCustomer = components['responses']['Customer'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseOtherRefusal = components['responses']['OtherRefusal'];
export type ResponseTransactionRefused = components['responses']['TransactionRefused'];
export type ResponseTransactionUnauthorized = components['responses']['TransactionUnauthorized'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseVendorFailure = components['responses']['VendorFailure'];
export type ParameterClientSecret = components['parameters']['ClientSecret'];
export type ParameterCustomerSubscriptionId = components['parameters']['CustomerSubscriptionId'];
export type ParameterLimit = components['parameters']['Limit'];
export type ParameterMerchantCustomerId = components['parameters']['MerchantCustomerId'];
export type ParameterOffset = components['parameters']['Offset'];
export type ParameterOrderNumber = components['parameters']['OrderNumber'];
export type ParameterPaymentId = components['parameters']['PaymentId'];
export type ParameterUuid = components['parameters']['Uuid'];
export type $defs = Record<string, never>;
export interface operations {
    completeTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": AuthenticationResult;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The transaction was executed, whether approved or not. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CompletedTransaction;
                };
            };
            422: components["responses"]["TransactionRefused"];
        };
    };
    createCustomerSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerSubscriptionInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer's subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerSubscription;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    updateCustomerSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a customer's subscription, as returned by its creation.
                 * @example 54
                 */
                id: components["parameters"]["CustomerSubscriptionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerSubscriptionUpdate;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer's subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerSubscription;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
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
                "application/json": CustomerInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Customer;
                };
            };
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
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
                "application/json": CustomerInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DeletedCustomer;
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The payment methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentMethodList;
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
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            200: components["responses"]["Customer"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    createAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": AccessTokenInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The access token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AccessToken;
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description The authenticity token or the merchant key is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorBody;
                };
            };
        };
    };
    listPaymentMethods: {
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
            /** @description The payment methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": MerchantPaymentMethodList;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    confirmPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `client_secret` of a payment, as returned by its creation.
                 * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
                 */
                client_secret: components["parameters"]["ClientSecret"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PaymentConfirmation;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description How far the payment is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ConfirmedPayment;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getPaymentStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a payment, as returned by its creation.
                 * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
                 */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentStatus;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    updatePayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a payment, as returned by its creation.
                 * @example e38bfa8dac335df91091a33b3e942f580a26ee0d
                 */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PaymentUpdate;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The payment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Payment;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PaymentInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The payment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Payment;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": SubscriptionInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Subscription;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createTemporaryCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TemporaryCardInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The temporary token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TemporaryCard;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getPaymentLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order number of a payment link, as given at its creation.
                 * @example 6638614b544b7058414b5467304146574c647841
                 */
                order_number: components["parameters"]["OrderNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The payment link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentLink;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    createOrUpdatePaymentLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PaymentLinkInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The payment link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentLink;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TokenInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Token;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TransactionInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The transaction was executed, whether approved or not, or the buyer must authenticate first. */
            201: {
                headers: {
                    /**
                     * @description Address of the transaction. Absent when the buyer must authenticate first.
                     * @example https://ipgtest.monri.com/transactions/845
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TransactionResult;
                };
            };
            401: components["responses"]["TransactionUnauthorized"];
            /** @description A value is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TransactionErrors;
                };
            };
        };
    };
    manageTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TransactionManagementInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The transaction was captured, refunded or voided, or the issuer declined. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ManagedTransaction;
                };
            };
            401: components["responses"]["TransactionUnauthorized"];
            422: components["responses"]["TransactionRefused"];
        };
    };
    receiveCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Transaction;
            };
        };
        responses: {
            /** @description The callback was received. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TransactionEvent;
            };
        };
        responses: {
            /** @description The event was received. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

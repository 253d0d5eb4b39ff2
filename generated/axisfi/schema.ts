// Written by `countersign generate` from the contract of axisfi. Edit that, not this.
export interface paths {
    "/api/customers/{customer_id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update a customer
         * @description Changes a customer. Whether members left out stay as they are, and in which states an update is allowed, is not documented.
         */
        post: operations["updateCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a customer
         * @description Creates a customer, which AxisFi then reviews. Upload the documents first with `uploadFile` and name their ids. Keep `customer_id`, and ask `getCustomerDetails` how far the review is. What the states mean, and what happens if `partner_customer_id` is used twice, is not documented.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the details of a customer
         * @description Retrieves a customer by either id: AxisFi's, or the partner's own. Ask after `createCustomer` until `status` says that the review has ended. What happens if neither or both ids are given is not documented. The page keeps two objects closed and prints `<string>` for most values, so their insides come from other pages.
         */
        get: operations["getCustomerDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deposit/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a deposit
         * @description Creates a deposit and returns the wallet to pay to. `partner_transaction_id` is the partner's own id, of 20 to 64 characters, by which the deposit is found again. Ask `getDepositDetails` until the state says that the money has come. What happens if the id is used twice is not documented.
         */
        post: operations["createDeposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file
         * @description Uploads one document or image. The page renders the body as JSON and the file as a file, so that the real call may be multipart/form-data, which is not documented. The kind goes into the body in V1 and into the query in V2.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fx/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a quote
         * @description Gives a rate for a pair of currencies that is guaranteed until `valid_to`, or `expiration_time` in V1. Give the amount on one side; the sample gives both. The id of the quote is used by no operation that was found.
         */
        post: operations["requestQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recipients/{recipient_id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update a recipient
         * @description Changes a recipient. Whether members left out stay as they are is not documented.
         */
        post: operations["updateRecipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recipients/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the details of a recipient
         * @description Retrieves a recipient by either id. The page does not say what happens if neither or both are given.
         */
        get: operations["getRecipientDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transactions
         * @description Lists deposits, transfers and exchanges page by page. There are no filters, the order is not documented, and the answer does not say whether more follow.
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
    "/api/transactions/deposit/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the details of a deposit
         * @description Retrieves a deposit by either id, after `createDeposit`. The page (V2) has the states `pending`, `completed` and `failed`, other pages `Processing`, `Succeeded` and `Failed`. What happens if neither or both ids are given is not documented.
         */
        get: operations["getDepositDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the details of a transaction
         * @description Retrieves a transaction by either id. The page (V1) describes a deposit only; for deposits and transfers V2 has pages of their own. It does not say what happens if neither or both ids are given.
         */
        get: operations["getTransactionDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/transfer/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the details of a transfer
         * @description Retrieves a transfer by either id, for example after the webhook `transfer.completed`. What creates a transfer is on no page that was found.
         */
        get: operations["getTransferDetails"];
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
    "transfer.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a completed transfer
         * @description A transfer is done and its funds are at the destination. The page says that the data object is the transfer of Get Transfer Details, and prints it bare. An object around it, with the name of the event, is implied and not shown.
         */
        post: operations["receiveTransferCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "transfer.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a failed transfer
         * @description A transfer was rejected, for instance for lack of funds or by compliance. The page says that the data object is the transfer of Get Transfer Details, and prints it bare. An object around it, with the name of the event, is implied and not shown.
         */
        post: operations["receiveTransferFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AccountUsage: AccountUsage;
        AddressInfo: AddressInfo;
        BasicInfo: BasicInfo;
        BusinessDetails: BusinessDetails;
        BusinessPerson: BusinessPerson;
        Customer: Customer;
        CustomerInput: CustomerInput;
        CustomerUpdate: CustomerUpdate;
        Deposit: Deposit;
        DepositDetails: DepositDetails;
        DepositInput: DepositInput;
        ErrorBody: ErrorBody;
        FileType: FileType;
        FileUpload: FileUpload;
        Identification: Identification;
        PaymentDetails: PaymentDetails;
        PrimaryContact: PrimaryContact;
        Quote: Quote;
        QuoteRequest: QuoteRequest;
        Recipient: Recipient;
        RecipientUpdate: RecipientUpdate;
        RegistrationAddress: RegistrationAddress;
        ResidentialAddress: ResidentialAddress;
        Transaction: Transaction;
        TransactionList: TransactionList;
        Transfer: Transfer;
        TransferSource: TransferSource;
        TransferTarget: TransferTarget;
        UploadedFile: UploadedFile;
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
        /** @description There is nothing with this id. */
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
         * @description AxisFi's id of the customer.
         * @example cus_79fb361a05074629bf1ecf0d14cd244e
         */
        CustomerId: string;
        /**
         * @description Kind of the file, in V2. V1 has it in the body as `fileType`.
         *
         *     - `Business Registration`: Of a customer, the business licence.
         *     - `Article of Association`: Of a customer, the constitutional document.
         *     - `Main page`: Of a legal representative, the front of an ID card or the data page of a passport.
         *     - `Back page`: Of a legal representative, the back of an ID card.
         *     - `Invoice`: Of a transfer or a recipient, the bill behind a payment.
         *     - `Contract`: Of a transfer or a recipient, the contract of goods or services behind it.
         * @example Business Registration
         */
        FileType: "Invoice" | "Contract" | "Business Registration" | "Article of Association" | "Main page" | "Back page";
        /**
         * @description Number of the page. Whether the first is 0 or 1 is not documented.
         * @example 1
         */
        PageNumber: number;
        /**
         * @description How many transactions a page holds. The largest number is not documented.
         * @example 20
         */
        PageSize: number;
        /**
         * @description The partner's own id of the customer.
         * @example AXIS_USER_001
         */
        PartnerCustomerId: string;
        /**
         * @description The partner's own id of the recipient.
         * @example partner-recipient-0001
         */
        PartnerRecipientId: string;
        /**
         * @description The partner's own id of the transaction.
         * @example partner-transaction-0001
         */
        PartnerTransactionId: string;
        /**
         * @description AxisFi's id of the recipient.
         * @example rcp_ff624a5b02d44c98af91698e0bc69118
         */
        RecipientId: string;
        /**
         * @description AxisFi's id of the transaction.
         * @example txn_d74ee9e30d3345fcba469e282450783a
         */
        TransactionId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** @description What the customer uses the account for. */
export type AccountUsage = {
    /**
     * @description Product that the account is used for. The sample of the creation leaves it out. Other values may exist.
     * @example Financial Services
     */
    account_usage_product_reference?: string;
    /**
     * @description Estimated revenue per month.
     * @example 123
     */
    estimated_monthly_revenue_amount?: number;
    /**
     * @description Currency of the estimated revenue. Which ones are allowed is not documented.
     * @example USD
     */
    estimated_monthly_revenue_currency?: string;
    /**
     * @description Goods or services of the business.
     * @example Household goods for export
     */
    goods_service_description?: string;
    /**
     * @description Code of the industry. The list of codes is not documented.
     * @example 5139
     */
    industry_category_code?: string;
    /**
     * @description Country in which the business operates, two letters in the samples.
     * @example US
     */
    operating_country?: string;
};
/** @description Address of the recipient. */
export type AddressInfo = {
    /**
     * @description Street address.
     * @example 12 Nanjing Road
     */
    address_line_1?: string;
    /**
     * @description Street address, second line.
     * @example Floor 8
     */
    address_line_2?: string;
    /**
     * @description City.
     * @example Shanghai
     */
    city?: string;
    /**
     * @description Postal code.
     * @example 200001
     */
    post_code?: string;
    /**
     * @description State or province.
     * @example Shanghai
     */
    state?: string;
};
/** @description Who the person is. */
export type BasicInfo = {
    /**
     * Format: date-time
     * @description Date of birth.
     * @example 2023-11-07T05:31:56Z
     */
    birth_date?: string;
    /**
     * @description First name.
     * @example Wei
     */
    first_name?: string;
    /**
     * @description First name in English.
     * @example Wei
     */
    first_name_english?: string;
    /**
     * @description Last name.
     * @example Chen
     */
    last_name?: string;
    /**
     * @description Last name in English.
     * @example Chen
     */
    last_name_english?: string;
    /**
     * @description Nationality, two letters in the sample.
     * @example US
     */
    nationality?: string;
    /**
     * @description Role of the person in the business. The sample of the creation leaves it out. Other values may exist.
     * @example Director
     */
    role_type?: string;
};
/** @description The business of the customer. */
export type BusinessDetails = {
    /**
     * @description Country that issued the identifier, two letters in the sample.
     * @example US
     */
    business_identifier_country_code?: string;
    /** @description Documents that prove the identifier. They are presumably ids of uploaded files. */
    business_identifier_document_list?: string[];
    /**
     * Format: date-time
     * @description Until when the identifier is valid.
     * @example 2023-11-07T05:31:56Z
     */
    business_identifier_expiry_date?: string;
    /**
     * @description Number of the identifier.
     * @example 91440300MA5EXAMPLE
     */
    business_identifier_number?: string;
    /**
     * Format: date-time
     * @description From when the identifier is valid.
     * @example 2023-11-07T05:31:56Z
     */
    business_identifier_start_date?: string;
    /**
     * @description Kind of the identifier. The sample of the creation leaves it out. Other values may exist.
     * @example Business Registration
     */
    business_identifier_type?: string;
    /**
     * @description Name of the business.
     * @example Lotus Trading
     */
    business_name?: string;
    /**
     * @description Name of the business in English.
     * @example Lotus Trading Limited
     */
    business_name_english?: string;
    /**
     * @description Legal form of the business. The sample of the creation leaves it out. Other values may exist.
     * @example Limited Liability Company
     */
    business_type?: string;
    /**
     * @description Website of the business.
     * @example https://www.example.com
     */
    website?: string;
};
/** @description A person of the business. */
export type BusinessPerson = {
    basic_info?: BasicInfo;
    identification?: Identification;
    residential_address?: ResidentialAddress;
};
/** @description A customer. No page marks a member as required. */
export type Customer = {
    account_usage?: AccountUsage;
    business_details?: BusinessDetails;
    /** @description People of the business. How many there can be is not documented. */
    business_person_list?: BusinessPerson[];
    /**
     * Format: date-time
     * @description When the customer was created.
     * @example 2023-11-07T05:31:56Z
     */
    created_at?: string;
    /**
     * @description AxisFi's id of the customer.
     * @example cus_79fb361a05074629bf1ecf0d14cd244e
     */
    customer_id?: string;
    /**
     * @description The partner's own id of the customer.
     * @example AXIS_USER_001
     */
    partner_customer_id?: string;
    primary_contact?: PrimaryContact;
    registration_address?: RegistrationAddress;
    /**
     * @description State of the customer. The page prints `Processing,Succeeded,Failed,Suspended` as one value, evidently a list of four. What each means is not documented, and others may exist.
     * @example Processing,Succeeded,Failed,Suspended
     * @example active
     */
    status?: string;
};
/** @description A customer to create. Which members are required is not known. */
export type CustomerInput = {
    account_usage?: AccountUsage;
    business_details?: BusinessDetails;
    /** @description People of the business. How many there can be is not documented. */
    business_person_list?: BusinessPerson[];
    /**
     * @description The partner's own id of the customer. Its length is not documented; ids of transactions and recipients have 20 to 64 characters.
     * @example AXIS_USER_001
     */
    partner_customer_id?: string;
    primary_contact?: PrimaryContact;
    registration_address?: RegistrationAddress;
};
/** @description What changes of a customer. Which members are required, and whether those left out stay as they are, is not known. */
export type CustomerUpdate = {
    account_usage?: AccountUsage;
    business_details?: BusinessDetails;
    /** @description People of the business. How many there can be is not documented. */
    business_person_list?: BusinessPerson[];
    primary_contact?: PrimaryContact;
    registration_address?: RegistrationAddress;
};
/** @description A deposit, as V1 has it. */
export type Deposit = {
    /**
     * @description Currency of the account.
     * @example USDT
     */
    account_currency: string;
    /**
     * @description Amount.
     * @example 99.99
     */
    amount: number;
    /**
     * Format: date-time
     * @description When the deposit was audited.
     * @example 2023-11-07T05:31:56Z
     */
    audit_at?: string;
    /**
     * Format: date-time
     * @description When the deposit was completed.
     * @example 2023-11-07T05:31:56Z
     */
    completed_at?: string;
    /**
     * Format: date-time
     * @description When the deposit was created.
     * @example 2023-11-07T05:31:56Z
     */
    created_at?: string;
    /**
     * @description Network of the deposit.
     * @example ETH
     */
    network: string;
    /**
     * @description The partner's own id of the transaction.
     * @example partner-transaction-0001
     */
    partner_transaction_id: string;
    /**
     * @description Wallet that the deposit comes from.
     * @example 0x94a84aBd3198874A84f4a61083c52Ed7eE61077f
     */
    source_wallet_address?: string;
    /**
     * @description State of the deposit. The page (V1) prints `Processing,Succeeded,Failed` as one value, evidently a list of three; V2 has `pending`, `completed` and `failed`. What each means is not documented.
     * @example Processing,Succeeded,Failed
     * @example completed
     */
    status?: string;
    /**
     * @description Wallet that the deposit goes to.
     * @example 0x94a84aBd3198874A84f4a61083c52Ed7eE61077f
     */
    target_wallet_address?: string;
    /**
     * @description AxisFi's id of the transaction.
     * @example txn_d74ee9e30d3345fcba469e282450783a
     */
    transaction_id?: string;
    /**
     * @description Kind of transaction.
     * @example deposit
     */
    transaction_type?: string;
};
/** @description A deposit, as V2 has it. */
export type DepositDetails = {
    /**
     * @description Currency of the account.
     * @example USDT
     */
    account_currency: string;
    /**
     * Format: decimal
     * @description Amount. What is sent must be from 0.01 to 1000000.
     * @example 99.99
     */
    amount: number;
    /**
     * Format: date-time
     * @description When the deposit was audited.
     * @example 2023-11-07T05:31:56Z
     */
    audit_at?: string;
    /**
     * Format: date-time
     * @description When the deposit was completed.
     * @example 2023-11-07T05:31:56Z
     */
    completed_at?: string;
    /**
     * Format: date-time
     * @description When the deposit was created.
     * @example 2023-11-07T05:31:56Z
     */
    created_at?: string;
    /**
     * @description Network of the deposit.
     * @example ETH
     */
    network: string;
    /**
     * @description The partner's own id of the transaction. The page gives 20 to 64 characters, a sample of the vendor's own has 17.
     * @example partner-transaction-0001
     */
    partner_transaction_id: string;
    /**
     * @description Wallet that the deposit comes from.
     * @example 0x94a84aBd3198874A84f4a61083c52Ed7eE61077f
     */
    source_wallet_address?: string;
    /**
     * @description State of the deposit. `pending`, `completed` and `failed` are the words of this page (V2), the others those that V1 has for the same object. What each means is not documented.
     * @example completed
     */
    status?: string;
    /**
     * @description Wallet that the deposit goes to.
     * @example 0x94a84aBd3198874A84f4a61083c52Ed7eE61077f
     */
    target_wallet_address?: string;
    /**
     * @description AxisFi's id of the transaction.
     * @example txn_d74ee9e30d3345fcba469e282450783a
     */
    transaction_id?: string;
    /**
     * @description Kind of transaction.
     * @example deposit
     */
    transaction_type?: string;
};
/** @description A deposit to create. */
export type DepositInput = {
    /**
     * @description Currency of the account.
     * @example USDT
     * @enum {string}
     */
    account_currency: "USDT" | "USDC" | "USD";
    /**
     * Format: decimal
     * @description Amount, from 0.01 to 1000000.
     * @example 99.99
     */
    amount: number;
    /**
     * @description Network of the deposit. What to send for USD is not documented.
     * @example ETH
     * @enum {string}
     */
    network: "ETH" | "TRX";
    /**
     * @description The partner's own id of the transaction.
     * @example partner-transaction-0001
     */
    partner_transaction_id: string;
};
/** @description Answer to a request that was refused. The vendor documents no error, so nothing is required. */
export type ErrorBody = {
    /**
     * @description What went wrong, in words.
     * @example Invalid API key or secret
     */
    message?: string;
};
/**
 * @description Kind of the file, which must fit what it is for. V1 has it in the body, V2 in the query.
 *
 *     - `Business Registration`: Of a customer, the business licence.
 *     - `Article of Association`: Of a customer, the constitutional document.
 *     - `Main page`: Of a legal representative, the front of an ID card or the data page of a passport.
 *     - `Back page`: Of a legal representative, the back of an ID card.
 *     - `Invoice`: Of a transfer or a recipient, the bill behind a payment.
 *     - `Contract`: Of a transfer or a recipient, the contract of goods or services behind it.
 * @example Business Registration
 * @enum {string}
 */
export type FileType = "Invoice" | "Contract" | "Business Registration" | "Article of Association" | "Main page" | "Back page";
/** @description A document or image. The page marks no member as required. */
export type FileUpload = {
    /**
     * @description The file. The page gives its type as `file` within JSON; the encoding, the formats and the largest size are not documented.
     * @example JVBERi0xLjcKJeLjz9MK
     */
    file?: string;
    fileType?: FileType;
};
/** @description Identity document of the person. */
export type Identification = {
    /**
     * @description File with the back of the document, presumably uploaded as `Back page`.
     * @example file_1c2d3e4f5a6b7c8d9e0f
     */
    id_document_back_file_id?: string;
    /**
     * @description File with the front of the document, presumably uploaded as `Main page`.
     * @example file_0b9a8c7d6e5f4a3b2c1d
     */
    id_document_front_file_id?: string;
    /**
     * Format: date-time
     * @description When the document expires.
     * @example 2023-11-07T05:31:56Z
     */
    id_expiration_date?: string;
    /**
     * Format: date-time
     * @description When the document was issued.
     * @example 2023-11-07T05:31:56Z
     */
    id_issue_date?: string;
    /**
     * @description Country that issued the document.
     * @example US
     */
    id_issuing_country_code?: string;
    /**
     * @description Number of the document.
     * @example 440301198506140011
     */
    id_number?: string;
    /**
     * @description Kind of document. The sample of the creation leaves it out. Other values may exist.
     * @example National ID
     */
    id_type?: string;
};
/** @description How the recipient is paid: the bank account of the samples. V2 has three kinds in the request and two in the answer; the others are on no page that was found. */
export type PaymentDetails = {
    /**
     * @description Currency of the account. Which ones are allowed is not documented.
     * @example USD
     */
    account_currency?: string;
    /**
     * @description Name of the account's holder.
     * @example Example Trading
     */
    account_name?: string;
    /**
     * @description Number of the account.
     * @example 000123456789
     */
    account_number?: string;
    /**
     * @description Kind of account. Other values may exist.
     * @example bank
     */
    account_type?: string;
    /**
     * @description Name of the bank.
     * @example JPMorgan Chase
     */
    bank_name?: string;
    /**
     * @description Country of the account, two letters in the sample. That it differs from the recipient's is not explained.
     * @example US
     */
    country_code?: string;
    /**
     * @description Code of the bank in its country.
     * @example 021000021
     */
    local_bank_code?: string;
    /**
     * @description Network of the payment. Other values may exist.
     * @example SWIFT
     */
    network?: string;
    /**
     * @description Method of the payment. Other values may exist.
     * @example INTERNATIONAL_WIRE
     */
    payment_method?: string;
    /**
     * @description SWIFT code of the bank.
     * @example CHASUS33
     */
    swift_code?: string;
};
/** @description Whom to contact. */
export type PrimaryContact = {
    /**
     * @description Email address.
     * @example service@gemini.com
     */
    contact_email?: string;
    /**
     * @description Phone number.
     * @example +8613800138000
     */
    contact_phone?: string;
};
/** @description A rate for a pair of currencies, guaranteed for a limited time. V1 calls its validity `exchange_date` and `expiration_time`, V2 `valid_from` and `valid_to`, so both are allowed. V1 marks the currencies and the source network as required, V2 marks nothing. */
export type Quote = {
    /**
     * Format: date-time
     * @description Start of the validity, in V1.
     * @example 2023-11-07T05:31:56Z
     */
    exchange_date?: string;
    /**
     * @description Rate. Whether an amount is multiplied or divided by it is not documented; in the sample of V2 the target is about the source divided by it.
     * @example 1.005
     */
    exchange_rate?: number;
    /**
     * Format: date-time
     * @description End of the validity, in V1.
     * @example 2023-11-07T05:31:56Z
     */
    expiration_time?: string;
    /**
     * @description Id of the quote. Where it is used is not documented.
     * @example quote_f91fafe4b4fb463c8d0b04a90fece464
     */
    quote_id?: string;
    /**
     * @description Seconds until the quote ends.
     * @example 180
     */
    remaining_seconds?: number;
    /**
     * @description Amount in the source currency.
     * @example 1000
     */
    source_amount?: number;
    /**
     * @description Currency to convert from.
     * @example USDT
     */
    source_currency?: string;
    /**
     * @description Network of the currency to convert from.
     * @example ETH
     */
    source_network?: string;
    /**
     * @description Amount in the target currency. Whether fees are included is not documented.
     * @example 995
     */
    target_amount?: number;
    /**
     * @description Currency to convert to.
     * @example USDC
     */
    target_currency?: string;
    /**
     * @description Network of the currency to convert to.
     * @example TRX
     */
    target_network?: string;
    /**
     * Format: date-time
     * @description Start of the validity, in V2.
     * @example 2023-11-07T05:31:56Z
     */
    valid_from?: string;
    /**
     * Format: date-time
     * @description End of the validity, in V2.
     * @example 2023-11-07T05:31:56Z
     */
    valid_to?: string;
};
/** @description The pair of currencies to quote, and an amount in either. */
export type QuoteRequest = {
    /**
     * @description Amount in the source currency, more than 0.01 and less than 1000000. Whether it may stand beside `target_amount` is not documented; the sample sends both.
     * @example 99.99
     */
    source_amount?: number;
    /**
     * @description Currency to convert from.
     * @example USDT
     * @enum {string}
     */
    source_currency: "USDT" | "USDC" | "USD";
    /**
     * @description Network of the currency to convert from. What to send for USD is not documented.
     * @example ETH
     * @enum {string}
     */
    source_network: "ETH" | "TRX";
    /**
     * @description Amount in the target currency, more than 0.01 and less than 1000000.
     * @example 99.99
     */
    target_amount?: number;
    /**
     * @description Currency to convert to.
     * @example USDT
     * @enum {string}
     */
    target_currency: "USDT" | "USDC" | "USD";
    /**
     * @description Network of the currency to convert to. What to send for USD is not documented.
     * @example ETH
     * @enum {string}
     */
    target_network: "ETH" | "TRX";
};
/** @description A recipient. V1 calls name and kind `name` and `type`; V2 labels them business name and business type, as its request does. Both are allowed and nothing is required; the page of the details (V1) marks `name`, `type` and `website` as required. */
export type Recipient = {
    address_info?: AddressInfo;
    /**
     * @description Name of the recipient, in V2, where it has 2 to 128 characters.
     * @example Example Trading
     */
    business_name?: string;
    /**
     * @description Whether the recipient is a business or a person, in V2.
     * @example Business
     */
    business_type?: string;
    /**
     * @description Country of the recipient. V2 allows `CN` only.
     * @example CN
     */
    country_code?: string;
    /**
     * Format: date-time
     * @description When the recipient was created. V2 does not list it.
     * @example 2023-11-07T05:31:56Z
     */
    created_at?: string;
    /** @description Files about the recipient. V2 takes at most 10, V1 states no limit. */
    file_id_list?: string[];
    /**
     * @description Name of the recipient, in V1.
     * @example Example Trading
     */
    name?: string;
    /**
     * @description The partner's own id of the recipient. V2 asks for 20 to 64 characters.
     * @example partner-recipient-0001
     */
    partner_recipient_id?: string;
    payment_details?: PaymentDetails;
    /**
     * @description AxisFi's id of the recipient.
     * @example rcp_ff624a5b02d44c98af91698e0bc69118
     */
    recipient_id?: string;
    /**
     * @description State of the recipient. V1 prints `Processing,Succeeded,Failed,Suspended` as one value, evidently a list of four; V2 has `pending`, `active`, `rejected` and `suspended`. What each means is not documented.
     * @example Processing,Succeeded,Failed,Suspended
     * @example active
     */
    status?: string;
    /**
     * @description Kind of recipient, in V1. Its values are not documented.
     * @example Business
     */
    type?: string;
    /**
     * @description Website of the recipient, at most 225 characters in V2.
     * @example https://www.example.com
     */
    website?: string;
};
/** @description What changes of a recipient. The names are those of the sample (V1); the limits are those of the other copy (V2), which lists them in the same order without names. Which members are required is not known. */
export type RecipientUpdate = {
    address_info?: AddressInfo;
    /**
     * @description Name of the recipient.
     * @example Lotus Trading
     */
    business_name?: string;
    /**
     * @description Whether the recipient is a business or a person.
     * @example Business
     * @enum {string}
     */
    business_type?: "Business" | "Individual";
    /**
     * @description Country of the recipient. The account in the payment details can be elsewhere, as in the sample.
     * @example CN
     * @enum {string}
     */
    country_code?: "CN";
    /** @description Files about the recipient, such as invoices and contracts. */
    file_id_list?: string[];
    payment_details?: PaymentDetails;
    /**
     * @description Website of the recipient.
     * @example https://www.example.com
     */
    website?: string;
};
/** @description Where the business is registered. */
export type RegistrationAddress = {
    /**
     * @description City.
     * @example Shenzhen
     */
    registration_address_city?: string;
    /**
     * @description Country, two letters in the sample.
     * @example US
     */
    registration_address_country_code?: string;
    /**
     * @description Street address.
     * @example 88 Fuhua Road
     */
    registration_address_line1?: string;
    /**
     * @description Postal code.
     * @example 518000
     */
    registration_address_postcode?: string;
    /**
     * @description State or province.
     * @example Guangdong
     */
    registration_address_state?: string;
};
/** @description Where the person lives. */
export type ResidentialAddress = {
    /**
     * @description City.
     * @example Shenzhen
     */
    residential_address_city?: string;
    /**
     * @description Country.
     * @example US
     */
    residential_address_country_code?: string;
    /**
     * @description Street address.
     * @example 12 Binhe Road
     */
    residential_address_line1?: string;
    /**
     * @description Postal code.
     * @example 518001
     */
    residential_address_postcode?: string;
    /**
     * @description State or province.
     * @example Guangdong
     */
    residential_address_state?: string;
};
/** @description A transaction in a list. The page marks no member as required. */
export type Transaction = {
    /**
     * Format: date-time
     * @description When the transaction was created.
     * @example 2023-11-07T05:31:56Z
     */
    created_at?: string;
    /**
     * @description Rate. In the sample the amount received is about the amount sent divided by it.
     * @example 1.002
     */
    exchange_rate?: number;
    /**
     * @description AxisFi's id of the transaction. The sample has another shape than the `transaction_id` of other pages, which begins with `txn_`.
     * @example tx_12345678
     */
    id?: string;
    /**
     * @description Amount received.
     * @example 99.8
     */
    receiver_amount?: number;
    /**
     * @description External reference. Whether it is the `partner_transaction_id` of other pages is not documented.
     * @example ref_98765432
     */
    reference_id?: string;
    /**
     * @description Amount sent.
     * @example 100
     */
    sender_amount?: number;
    /**
     * @description State of the transaction. Other values exist; other pages have other words for success.
     * @example success
     */
    status?: string;
    /**
     * @description Kind of transaction. V2 lists these values, V1 none.
     * @example deposit
     */
    type?: string;
};
/** @description One page of transactions, at most `page_size` of them. The order is not documented, and nothing says whether more follow. */
export type TransactionList = Transaction[];
/** @description A transfer. Its members are read off samples, so nothing is required and more may exist, such as the recipient. */
export type Transfer = {
    /**
     * Format: date-time
     * @description When the transfer was audited.
     * @example 2023-11-07T05:31:56Z
     */
    audit_at?: string;
    /**
     * Format: date-time
     * @description When the transfer was completed. What stands here before is not documented.
     * @example 2023-11-07T05:31:56Z
     */
    completed_at?: string;
    /**
     * Format: date-time
     * @description When the transfer was created.
     * @example 2023-11-07T05:31:56Z
     */
    created_at?: string;
    customer?: Customer;
    /**
     * @description AxisFi's id of the customer. It is null in the sample of the webhook, where the customer below has one.
     * @example cus_79fb361a05074629bf1ecf0d14cd244e
     */
    customer_id?: string | null;
    /**
     * @description Rate. In the sample of the webhook the source's amount is multiplied by it, in that of a quote divided.
     * @example 0.999
     */
    exchange_rate?: number;
    /**
     * @description Fee. Its currency is not documented; in the sample of the webhook it is taken from the target's amount.
     * @example 9.5
     */
    fee?: number;
    /**
     * @description Free text.
     * @example Q1 2026 Warehousing and Fulfillment Service Fees
     */
    notes?: string;
    /**
     * @description The partner's own id of the transaction. The 17 characters of the webhook's sample are fewer than the 20 that deposits ask for.
     * @example INV_LOGI_2026_001
     */
    partner_transaction_id?: string;
    /**
     * @description What the transfer pays for. The two samples spell it in different styles. The list of codes is not documented.
     * @example Payment for Physical Goods
     * @example SERVICES_PAYMENT
     */
    purpose_code?: string;
    /**
     * @description AxisFi's id of the recipient.
     * @example rcp_ff624a5b02d44c98af91698e0bc69118
     */
    recipient_id?: string | null;
    source?: TransferSource;
    /**
     * @description State of the transfer. Other values exist. `completed` is that of the transfer's details (V2), `Succeeded` that of the webhook; that of a failed one is not shown, `Failed` is what other objects of V1 have.
     * @example completed
     * @example Succeeded
     */
    status?: string;
    target?: TransferTarget;
    /**
     * @description AxisFi's id of the transaction.
     * @example txn_eccc836977084fc68500d11fba100f32
     */
    transaction_id?: string;
    /**
     * @description Kind of transaction. Other values may exist.
     * @example transfer
     */
    transaction_type?: string;
};
/** @description What is sent. */
export type TransferSource = {
    /**
     * @description Amount.
     * @example 99.99
     */
    amount?: number;
    /**
     * @description Currency. Which ones are allowed is not documented.
     * @example USDT
     */
    currency?: string;
    /**
     * @description Network of the currency. Null is assumed to stand here too for a currency without a network.
     * @example ETH
     */
    network?: string | null;
};
/** @description What is received. */
export type TransferTarget = {
    /**
     * @description Amount. In the sample of the webhook it is the source's amount times the rate, less the fee.
     * @example 99.99
     */
    amount?: number;
    /**
     * @description Currency. Which ones are allowed is not documented.
     * @example USDT
     */
    currency?: string;
    /**
     * @description Network of the currency; null for USD in the sample of the webhook.
     * @example ETH
     */
    network?: string | null;
};
/** @description An uploaded file. */
export type UploadedFile = {
    /**
     * @description Id of the file, to be used where another request asks for a file. V2 also promises an address of the file, and lists no member for it.
     * @example file_6f1c2d0e7a5b4c3d9e8f
     */
    file_id?: string;
};
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseOtherRefusal = components['responses']['OtherRefusal'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseVendorFailure = components['responses']['VendorFailure'];
export type ParameterCustomerId = components['parameters']['CustomerId'];
export type ParameterFileType = components['parameters']['FileType'];
export type ParameterPageNumber = components['parameters']['PageNumber'];
export type ParameterPageSize = components['parameters']['PageSize'];
export type ParameterPartnerCustomerId = components['parameters']['PartnerCustomerId'];
export type ParameterPartnerRecipientId = components['parameters']['PartnerRecipientId'];
export type ParameterPartnerTransactionId = components['parameters']['PartnerTransactionId'];
export type ParameterRecipientId = components['parameters']['RecipientId'];
export type ParameterTransactionId = components['parameters']['TransactionId'];
export type $defs = Record<string, never>;
export interface operations {
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description AxisFi's id of the customer.
                 * @example cus_79fb361a05074629bf1ecf0d14cd244e
                 */
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerUpdate;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The customer as it is now. */
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
            404: components["responses"]["NotFound"];
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
            /** @description The created customer. */
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
    getCustomerDetails: {
        parameters: {
            query?: {
                /**
                 * @description AxisFi's id of the customer.
                 * @example cus_79fb361a05074629bf1ecf0d14cd244e
                 */
                customer_id?: components["parameters"]["CustomerId"];
                /**
                 * @description The partner's own id of the customer.
                 * @example AXIS_USER_001
                 */
                partner_customer_id?: components["parameters"]["PartnerCustomerId"];
            };
            header?: never;
            path?: never;
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
                    "application/json": Customer;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    createDeposit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": DepositInput;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The deposit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Deposit;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    uploadFile: {
        parameters: {
            query?: {
                /**
                 * @description Kind of the file, in V2. V1 has it in the body as `fileType`.
                 *
                 *     - `Business Registration`: Of a customer, the business licence.
                 *     - `Article of Association`: Of a customer, the constitutional document.
                 *     - `Main page`: Of a legal representative, the front of an ID card or the data page of a passport.
                 *     - `Back page`: Of a legal representative, the back of an ID card.
                 *     - `Invoice`: Of a transfer or a recipient, the bill behind a payment.
                 *     - `Contract`: Of a transfer or a recipient, the contract of goods or services behind it.
                 * @example Business Registration
                 */
                file_type?: components["parameters"]["FileType"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": FileUpload;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The id of the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": UploadedFile;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    requestQuote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": QuoteRequest;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The quote. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Quote;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    updateRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description AxisFi's id of the recipient.
                 * @example rcp_ff624a5b02d44c98af91698e0bc69118
                 */
                recipient_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": RecipientUpdate;
            };
        };
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The recipient as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Recipient;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getRecipientDetails: {
        parameters: {
            query?: {
                /**
                 * @description The partner's own id of the recipient.
                 * @example partner-recipient-0001
                 */
                partner_recipient_id?: components["parameters"]["PartnerRecipientId"];
                /**
                 * @description AxisFi's id of the recipient.
                 * @example rcp_ff624a5b02d44c98af91698e0bc69118
                 */
                recipient_id?: components["parameters"]["RecipientId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The recipient. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Recipient;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listTransactions: {
        parameters: {
            query: {
                /**
                 * @description Number of the page. Whether the first is 0 or 1 is not documented.
                 * @example 1
                 */
                page_number: components["parameters"]["PageNumber"];
                /**
                 * @description How many transactions a page holds. The largest number is not documented.
                 * @example 20
                 */
                page_size: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description One page of transactions. */
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
    getDepositDetails: {
        parameters: {
            query?: {
                /**
                 * @description The partner's own id of the transaction.
                 * @example partner-transaction-0001
                 */
                partner_transaction_id?: components["parameters"]["PartnerTransactionId"];
                /**
                 * @description AxisFi's id of the transaction.
                 * @example txn_d74ee9e30d3345fcba469e282450783a
                 */
                transaction_id?: components["parameters"]["TransactionId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The deposit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DepositDetails;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getTransactionDetails: {
        parameters: {
            query?: {
                /**
                 * @description The partner's own id of the transaction.
                 * @example partner-transaction-0001
                 */
                partner_transaction_id?: components["parameters"]["PartnerTransactionId"];
                /**
                 * @description AxisFi's id of the transaction.
                 * @example txn_d74ee9e30d3345fcba469e282450783a
                 */
                transaction_id?: components["parameters"]["TransactionId"];
            };
            header?: never;
            path?: never;
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
                    "application/json": Deposit;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getTransferDetails: {
        parameters: {
            query?: {
                /**
                 * @description The partner's own id of the transaction.
                 * @example INV_LOGI_2026_001
                 */
                partner_transaction_id?: string;
                /**
                 * @description AxisFi's id of the transaction.
                 * @example txn_eccc836977084fc68500d11fba100f32
                 */
                transaction_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["OtherRefusal"];
            "5XX": components["responses"]["VendorFailure"];
            /** @description The transfer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Transfer;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    receiveTransferCompleted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Transfer;
            };
        };
        responses: {
            /** @description The notification was received. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveTransferFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Transfer;
            };
        };
        responses: {
            /** @description The notification was received. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

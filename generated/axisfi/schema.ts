// Written by `countersign generate` from the contract of axisfi. Edit that, not this.
export interface paths {
    "/api/customers/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the details of a customer
         * @description Retrieves a customer by either id. The page does not say what happens if neither or both are given.
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What the customer uses the account for. */
        AccountUsage: {
            /**
             * @description Product that the account is used for. Other values may exist.
             * @example Financial Services
             */
            account_usage_product_reference?: string;
            /**
             * @description Estimated revenue per month.
             * @example 123
             */
            estimated_monthly_revenue_amount?: number;
            /**
             * @description Currency of the estimated revenue.
             * @example USD
             */
            estimated_monthly_revenue_currency?: string;
            /**
             * @description Goods or services of the business.
             * @example <string>
             */
            goods_service_description?: string;
            /**
             * @description Code of the industry. The list of codes is not documented.
             * @example <string>
             */
            industry_category_code?: string;
            /**
             * @description Country in which the business operates.
             * @example US
             */
            operating_country?: string;
        };
        /** @description Who the person is. */
        BasicInfo: {
            /**
             * Format: date-time
             * @description Date of birth.
             * @example 2023-11-07T05:31:56Z
             */
            birth_date?: string;
            /**
             * @description First name.
             * @example <string>
             */
            first_name?: string;
            /**
             * @description First name in English.
             * @example <string>
             */
            first_name_english?: string;
            /**
             * @description Last name.
             * @example <string>
             */
            last_name?: string;
            /**
             * @description Last name in English.
             * @example <string>
             */
            last_name_english?: string;
            /**
             * @description Nationality, two letters in the sample.
             * @example US
             */
            nationality?: string;
            /**
             * @description Role of the person in the business. Other values may exist.
             * @example Director
             */
            role_type?: string;
        };
        /** @description The business of the customer. */
        BusinessDetails: {
            /**
             * @description Country that issued the identifier, two letters in the sample.
             * @example US
             */
            business_identifier_country_code?: string;
            /** @description Documents that prove the identifier. */
            business_identifier_document_list?: string[];
            /**
             * Format: date-time
             * @description Until when the identifier is valid.
             * @example 2023-11-07T05:31:56Z
             */
            business_identifier_expiry_date?: string;
            /**
             * @description Number of the identifier.
             * @example <string>
             */
            business_identifier_number?: string;
            /**
             * Format: date-time
             * @description From when the identifier is valid.
             * @example 2023-11-07T05:31:56Z
             */
            business_identifier_start_date?: string;
            /**
             * @description Kind of the identifier. Other values may exist.
             * @example Business Registration
             */
            business_identifier_type?: string;
            /**
             * @description Name of the business.
             * @example <string>
             */
            business_name?: string;
            /**
             * @description Name of the business in English.
             * @example <string>
             */
            business_name_english?: string;
            /**
             * @description Legal form of the business. Other values may exist.
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
        BusinessPerson: {
            basic_info?: components["schemas"]["BasicInfo"];
            identification?: components["schemas"]["Identification"];
            residential_address?: components["schemas"]["ResidentialAddress"];
        };
        /** @description A customer. The page marks no member as required. */
        Customer: {
            account_usage?: components["schemas"]["AccountUsage"];
            business_details?: components["schemas"]["BusinessDetails"];
            /** @description People of the business. */
            business_person_list?: components["schemas"]["BusinessPerson"][];
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
            primary_contact?: components["schemas"]["PrimaryContact"];
            registration_address?: components["schemas"]["RegistrationAddress"];
            /**
             * @description State of the customer. The page prints `Processing,Succeeded,Failed,Suspended` as one example. Other values exist.
             * @example Processing,Succeeded,Failed,Suspended
             * @example Processing
             * @example Succeeded
             * @example Failed
             * @example Suspended
             * @example active
             */
            status?: string;
        };
        /** @description Answer to a request that was refused. The vendor documents no error, so nothing is required. */
        ErrorBody: {
            /**
             * @description What went wrong, in words.
             * @example Invalid API key or secret
             */
            message?: string;
        };
        /** @description Identity document of the person. */
        Identification: {
            /**
             * @description File with the back of the document.
             * @example <string>
             */
            id_document_back_file_id?: string;
            /**
             * @description File with the front of the document.
             * @example <string>
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
             * @example <string>
             */
            id_number?: string;
            /**
             * @description Kind of document. Other values may exist.
             * @example National ID
             */
            id_type?: string;
        };
        /** @description Whom to contact. */
        PrimaryContact: {
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
        /** @description Where the business is registered. */
        RegistrationAddress: {
            /**
             * @description City.
             * @example <string>
             */
            registration_address_city?: string;
            /**
             * @description Country, two letters in the sample.
             * @example US
             */
            registration_address_country_code?: string;
            /**
             * @description Street address.
             * @example <string>
             */
            registration_address_line1?: string;
            /**
             * @description Postal code.
             * @example <string>
             */
            registration_address_postcode?: string;
            /**
             * @description State or province.
             * @example <string>
             */
            registration_address_state?: string;
        };
        /** @description Where the person lives. */
        ResidentialAddress: {
            /**
             * @description City.
             * @example <string>
             */
            residential_address_city?: string;
            /**
             * @description Country.
             * @example US
             */
            residential_address_country_code?: string;
            /**
             * @description Street address.
             * @example <string>
             */
            residential_address_line1?: string;
            /**
             * @description Postal code.
             * @example <string>
             */
            residential_address_postcode?: string;
            /**
             * @description State or province.
             * @example <string>
             */
            residential_address_state?: string;
        };
    };
    responses: {
        /** @description The request is not valid. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
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
        /** @description The credentials are missing or wrong. */
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
         * @description AxisFi's id of the customer.
         * @example cus_79fb361a05074629bf1ecf0d14cd244e
         */
        CustomerId: string;
        /**
         * @description The partner's own id of the customer.
         * @example AXIS_USER_001
         */
        PartnerCustomerId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AccountUsage = components['schemas']['AccountUsage'];
export type BasicInfo = components['schemas']['BasicInfo'];
export type BusinessDetails = components['schemas']['BusinessDetails'];
export type BusinessPerson = components['schemas']['BusinessPerson'];
export type Customer = components['schemas']['Customer'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type Identification = components['schemas']['Identification'];
export type PrimaryContact = components['schemas']['PrimaryContact'];
export type RegistrationAddress = components['schemas']['RegistrationAddress'];
export type ResidentialAddress = components['schemas']['ResidentialAddress'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ParameterCustomerId = components['parameters']['CustomerId'];
export type ParameterPartnerCustomerId = components['parameters']['PartnerCustomerId'];
export type $defs = Record<string, never>;
export interface operations {
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
            /** @description The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
}

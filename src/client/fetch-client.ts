import createClient, { type Client } from "openapi-fetch";

/** A client by method and path, typed by the contract's `paths`. */
export type FetchClient<Paths extends object> = Client<Paths>;

/**
 * openapi-fetch, behind the only module that knows it. What a successor must do is in `fetch-client.conformance.test.ts`.
 */
export const createFetchClient = (baseUrl: string, headers?: Record<string, string>) =>
  createClient<Record<string, never>>({ baseUrl, headers });

import createClient from "openapi-fetch";

/**
 * openapi-fetch, behind the only module that runs it; `path-client.ts` has its types. What a successor must do is in `fetch-client.conformance.test.ts`.
 */
export const createFetchClient = (baseUrl: string, headers?: Record<string, string>) =>
  createClient<Record<string, never>>({ baseUrl, headers });

import createClient from "openapi-fetch";
import type { ClientOptions } from "./options.ts";

/**
 * openapi-fetch, behind the only module that runs it; `path-client.ts` has its types. What a successor must do is in `fetch-client.conformance.test.ts`.
 */
export const createFetchClient = (
  baseUrl: string,
  { headers, requestInitExt }: Pick<ClientOptions, "headers" | "requestInitExt"> = {},
) => createClient<Record<string, never>>({ baseUrl, headers, requestInitExt });

import { type MockResponse, problem } from "./mock-response.ts";
import { defaultNamespace } from "./state/index.ts";

/** The header that says which of the mock's memories a request is about; the same name twice is the same memory. */
export const namespaceHeader = "countersign-namespace";

export const badNamespace: MockResponse = problem(
  400,
  "Bad namespace",
  `The header ${namespaceHeader} has to be 1 to 100 letters, digits, or characters of ._~-`,
);

/** The namespace that a header names; undefined when it cannot be one. */
export const readNamespace = (header: string | null): string | undefined =>
  header === null ? defaultNamespace : /^[\w.~-]{1,100}$/.test(header) ? header : undefined;

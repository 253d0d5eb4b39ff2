import { curl } from "./curl.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { php } from "./php.ts";
import { python } from "./python.ts";
import type { SnippetRequest } from "./snippet-request.ts";
import { typescript } from "./typescript.ts";

export { curl } from "./curl.ts";
export type { SnippetRequest } from "./snippet-request.ts";

/** The languages of the lab, each with what writes a request in it, to the byte. */
export const snippets: Readonly<Record<string, (request: SnippetRequest) => string>> = {
  curl: (request) => curl(request),
  TypeScript: typescript,
  PHP: php,
  Python: python,
  Go: go,
  Java: java,
};

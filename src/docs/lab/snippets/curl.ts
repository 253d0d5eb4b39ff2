import { shellQuote } from "../../../core/shell-quote.ts";
import type { SnippetRequest } from "./snippet-request.ts";

/** The request as curl sends it. */
export function curl({ method, url, headers, body }: SnippetRequest, form: readonly [string, string][] = []): string {
  // Brackets and braces stand for several URLs otherwise.
  const globs = /[[\]{}]/.test(url) ? "--globoff " : "";
  const how = method === "HEAD" ? "--head " : method === "GET" && !body ? "" : `-X ${method} `;
  return [
    `curl ${globs}${how}${shellQuote(url)}`,
    ...headers.map(([name, value]) => `-H ${shellQuote(value === "" ? `${name};` : `${name}: ${value}`)}`),
    ...(body ? [`--data-raw ${shellQuote(body)}`] : []),
    ...form.map(([name, value]) => `--form-string ${shellQuote(`${name}=${value}`)}`),
  ].join(" \\\n  ");
}

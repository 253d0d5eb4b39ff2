import { environmentName } from "../../core/environment-name.ts";
import { shellQuote } from "../../core/shell-quote.ts";

/** What a shell command is made of; credentials in it stand as `‹name›`. */
interface ShownRequest {
  api?: string | undefined;
  method: string;
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

/** Headers that curl makes itself. */
const own = /^(host|content-length|connection|accept-encoding|transfer-encoding|user-agent|accept|sec-.*)$/;

/**
 * The request as curl sends it again, each credential as the variable of the environment that this toolkit reads it from.
 *
 * @param credentials Names of those that may stand in it.
 */
export function curlLine({ api, method, url, headers, body }: ShownRequest, credentials: readonly string[]): string {
  const quote = (text: string) => quoteWithVariables(text, api ?? "", credentials);
  const how = method === "HEAD" ? "--head " : method === "GET" && !body ? "" : `-X ${shellQuote(method)} `;
  // Brackets and braces stand for several URLs otherwise.
  const globs = /[[\]{}]/.test(url) ? "--globoff " : "";
  const sent = headers.filter(([name]) => !own.test(name));
  // Without one, curl would say that it is a form.
  const type: [string, string][] =
    body && !sent.some(([name]) => name === "content-type") ? [["content-type", ""]] : [];
  const lines = [
    `curl ${globs}${how}${quote(url)}`,
    ...[...sent, ...type].map(([name, value]) => `-H ${quote(value ? `${name}: ${value}` : `${name}:`)}`),
    ...(body ? [`--data-raw ${quote(body)}`] : []),
  ];
  return lines.join(" \\\n  ");
}

/** One argument of a shell, with `‹name›` of a credential as a variable. */
function quoteWithVariables(text: string, api: string, credentials: readonly string[]): string {
  const variables = new Map(credentials.map((name) => [`‹${name}›`, `"$${environmentName(api, name)}"`]));
  const pieces = variables.size > 0 ? text.split(new RegExp(`(${[...variables.keys()].join("|")})`)) : [text];
  const written = pieces.filter(Boolean).map((piece) => variables.get(piece) ?? shellQuote(piece));
  return written.join("") || "''";
}

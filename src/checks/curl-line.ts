import type { Contract, Operation } from "../contract/index.ts";
import { shellQuote } from "../core/shell-quote.ts";
import type { Case } from "./case.ts";

/**
 * A line for a shell that sends the request of a case again. `countersign sign` makes the credentials, from environment
 * variables, so that the line holds none.
 */
export function curlLine({ api }: Contract, { security }: Operation, one: Case, baseUrl: string): string {
  const { method, path, query, headers, body, mediaType } = one.request;
  const url = shellQuote(`${baseUrl}${path}${query && `?${query}`}`);
  const text = body?.length ? readable(body) : undefined;
  const isSigned = security.length > 0 && !(one.tamper?.change === "remove" && one.requirement?.length === 1);
  const parts = [
    method === "GET" ? "" : method === "HEAD" ? "--head" : `-X ${method}`,
    url,
    ...headers.map(([name, value]) => `-H ${shellQuote(`${name}: ${value}`)}`),
    ...(mediaType === undefined ? [] : [`-H ${shellQuote(`content-type: ${mediaType}`)}`]),
    ...(body?.length ? [`--data-binary ${text === undefined ? "@BODY" : shellQuote(text)}`] : []),
  ];
  const curl = `curl ${parts.filter(Boolean).join(" ")}`;
  if (!isSigned) return curl;
  const signedBody = body?.length ? ` --body ${text === undefined ? "@BODY" : shellQuote(text)}` : "";
  const at = one.clockOffset === undefined ? "" : ` --at $(($(date +%s000) + ${one.clockOffset}))`;
  return `npx countersign sign ${shellQuote(api)} ${method} ${url}${signedBody}${at} | ${curl} -H @-${tampering(one)}`;
}

/** What the case changed after signing, as a remark. */
function tampering({ tamper }: Case): string {
  if (!tamper) return "";
  if (tamper.change === "remove") return ` # without what ${tamper.scheme} puts in`;
  return ` # with ${tamper.change === "value" ? `one character of ${tamper.scheme}` : `the ${tamper.change}`} changed after signing`;
}

function readable(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return /[^\P{Cc}\r\n\t]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

import type { Schemes } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { shellQuote } from "../core/shell-quote.ts";
import type { Case, Tamper } from "./case.ts";
import { tamperWith } from "./tamper.ts";

/**
 * A line for a shell that sends the request of a case again. `countersign sign` makes the credentials, from environment
 * variables, so that the line holds none.
 */
export function curlLine({ api, schemes }: Contract, { security }: Operation, one: Case, baseUrl: string): string {
  const { tamper, requirement, clockOffset } = one;
  const { method, path, query, headers, body = new Uint8Array(), mediaType } = one.request;
  const signed = { method, url: `${baseUrl}${path}${query && `?${query}`}`, headers: new Headers(), body };
  const isAboutCredential = tamper?.change === "remove" || tamper?.change === "value";
  const sent = tamper && !isAboutCredential ? (tamperWith(signed, tamper, schemes) ?? signed) : signed;
  const parts = [
    method === "GET" ? "" : method === "HEAD" ? "--head" : `-X ${method}`,
    shellQuote(sent.url),
    ...headers.map(([name, value]) => `-H ${shellQuote(`${name}: ${value}`)}`),
    ...(mediaType === undefined ? [] : [`-H ${shellQuote(`content-type: ${mediaType}`)}`]),
    ...(sent.body.length ? [`--data-binary ${written(sent.body)}`] : []),
  ];
  const curl = `curl ${parts.filter(Boolean).join(" ")}`;
  if (security.length === 0 || (tamper?.change === "remove" && requirement?.length === 1)) return curl;
  const signedBody = body.length ? ` --body ${written(body)}` : "";
  const at = clockOffset === undefined ? "" : ` --at $(($(date +%s000) + ${clockOffset}))`;
  const { filter = "", remark = "" } = isAboutCredential ? credentialChange(schemes, tamper) : {};
  return `npx countersign sign ${shellQuote(api)} ${method} ${shellQuote(signed.url)}${signedBody}${at}${filter} | ${curl} -H @-${remark}`;
}

/** What takes a credential out of what `sign` prints, or changes its last character; a remark where no filter can. */
function credentialChange(schemes: Schemes, tamper: Tamper & { scheme: string }): { filter?: string; remark?: string } {
  const { change, scheme } = tamper;
  const { in: place, name = "" } = schemes[scheme] ?? {};
  if (place !== "header")
    return {
      remark:
        change === "remove"
          ? ` # without what ${scheme} puts in`
          : ` # with one character of ${scheme} changed after signing`,
    };
  const line = `/^${name.replace(/[^\w-]/g, "\\$&")}: /`;
  const edits = change === "remove" ? [`${line}d`] : [`${line}s/[^0]$/0/`, "t", `${line}s/0$/1/`];
  return { filter: ` | sed ${edits.map((edit) => `-e ${shellQuote(edit)}`).join(" ")}` };
}

/** A body for a shell; a file where it is not one that can be read. */
function written(body: Uint8Array): string {
  const text = readable(body);
  return text === undefined ? "@BODY" : shellQuote(text);
}

function readable(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return /[^\P{Cc}\r\n\t]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

import { credentialNames } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { mockServer } from "../core/mock-server.ts";
import { shellQuote as quote } from "../core/shell-quote.ts";
import { curl } from "./lab/snippets/index.ts";
import { instant, type WorkedExample } from "./worked-example.ts";
import { writtenHeaders } from "./written-headers.ts";

/** The command that signs the same request for the present time. */
function signCommand(
  contract: Contract,
  { requirement, sample }: Pick<WorkedExample, "requirement" | "sample">,
): string {
  const { method, url } = sample.wire;
  const credentials = credentialNames(contract.schemes, requirement).map(
    (name) => ` --credential ${quote(`${name}=${contract.testCredentials[name]}`)}`,
  );
  const body = sample.bodyText && ` --body ${quote(sample.bodyText)}`;
  return `npx countersign sign ${contract.api} ${method} ${quote(url)}${body}${credentials.join("")}`;
}

/**
 * The request as curl sends it, signed for the test credentials at the fixed instant. It goes to the mock, which
 * accepts these credentials, and signatures that were made for the server itself.
 */
export function curlSample(contract: Contract, worked: WorkedExample): string {
  const { requirement, unknown, sample, signed, bodyText } = worked;
  const skew = Math.min(...requirement.map((name) => contract.schemes[name]?.clockSkew ?? Infinity));
  const origin = new URL(signed.url).origin;
  const url = `${mockServer}/${contract.api}${signed.url.slice(origin.length)}`;
  const notes = [
    requirement.length > 0 && `# Signed for the test credentials, at ${new Date(instant).toISOString()}.`,
    `# Goes to the mock (npx countersign mock); the server itself is ${origin}`,
    skew < Infinity && `# The time may be off by ${skew} s at most. A fresh signature:`,
    skew < Infinity && `#   ${signCommand(contract, { requirement, sample })}`,
    ...Object.entries(unknown).map(
      ([scheme, reason]) =>
        `# Not here, since nobody knows how it is made: ${contract.schemes[scheme]?.name}. ${reason.replace(/\s+/g, " ")}`,
    ),
  ];
  const { method, headers } = signed;
  const command = curl({ method, url, headers: writtenHeaders(contract, headers), body: bodyText }, sample.form);
  return [...notes.filter(Boolean), command].join("\n");
}

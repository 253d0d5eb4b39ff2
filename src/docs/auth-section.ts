import {
  callsIn,
  coverageText,
  credentialsIn,
  type DigestExplanation,
  functionDescriptions,
  type NamedExplanation,
  nameDescriptions,
  namesIn,
  type Template,
} from "../auth/index.ts";
import type { Contract, ContractScheme } from "../contract/index.ts";
import { plural } from "../core/plural.ts";
import { evidenceText } from "./evidence-text.ts";
import { blocks, codeBlock, codeSpan, heading, safeMarkdown, table } from "./markdown.ts";
import { instant, type WorkedExample } from "./worked-example.ts";
import { writtenHeaders } from "./written-headers.ts";

const places = { header: "header", query: "query parameter", cookie: "cookie", body: "property of the JSON body" };

/** What one security scheme sends and how its value is made, as Markdown without a heading. */
export function schemeText(scheme: ContractScheme, testCredentials: Record<string, string>): string {
  const { description, template, evidence, clockSkew, value, unknown } = scheme;
  return blocks(
    description && safeMarkdown(description.trim()),
    `Sent in the ${places[scheme.in]} ${codeSpan(scheme.name)}.${unknown === undefined ? " Its value:" : ` How its value is made is not known: ${safeMarkdown(unknown)}`}`,
    unknown === undefined && codeBlock(template, "text"),
    table(["Part", "Meaning"], partRows(value, testCredentials)),
    clockSkew !== undefined && `The time may be off by ${plural(clockSkew, "second")}.`,
    evidence && evidenceText(evidence),
  );
}

function partRows(value: Template, testCredentials: Record<string, string>): string[][] {
  const credentials = credentialsIn(value);
  return [
    ...namesIn(value).map((name) => [
      codeSpan(name),
      credentials.includes(name)
        ? `A credential of the caller. In the examples here: ${codeSpan(testCredentials[name] ?? "")}`
        : (nameDescriptions[name]?.gives ?? ""),
    ]),
    ...callsIn(value).map((call) => [codeSpan(`${call}(…)`), functionDescriptions[call]?.gives ?? ""]),
  ];
}

/** How a receiver tells a true event from a forged one. */
export const verifying =
  "To verify an event, make the value from the body exactly as it was received, before any parser has seen it, with your own credential, and compare it with the one that was sent, in constant time.";

/** A request before and after signing, with every hash and what it was made of, as Markdown without a heading. */
function workedText(contract: Contract, worked: WorkedExample): string {
  const { signed, digests, names, requirement, bodyText } = worked;
  const isWebhook = contract.webhooks.includes(worked.operation);
  const target = signed.url.replace(/^[a-z]+:\/\/[^/?#]*/i, "") || "/";
  const host = new URL(signed.url).host;
  return blocks(
    `${isWebhook ? "The event" : "The request"} ${codeSpan(worked.operation.id)}, signed at ${new Date(instant).toISOString()} (${instant} ms since 1970) with the test credentials:`,
    ...requirement.flatMap((scheme) => {
      const made = [namesText(names[scheme] ?? []), ...(digests[scheme] ?? []).map(digestText)].filter(Boolean);
      const title = `Value of ${codeSpan(contract.schemes[scheme]?.name ?? scheme)}:`;
      return made.map((text, i) => blocks(i === 0 && title, text));
    }),
    coverageText(requirement.map((scheme) => contract.schemes[scheme]?.value ?? [])),
    "The request as it is sent:",
    codeBlock(
      [
        `${signed.method} ${target} HTTP/1.1`,
        `Host: ${host}`,
        ...writtenHeaders(contract, signed.headers).map(([name, value]) => `${name}: ${value}`),
        ...(bodyText ? ["", bodyText] : []),
      ].join("\n"),
      "http",
    ),
    isWebhook && verifying,
  );
}

/** The values that a template names, each as it was made. */
const namesText = (names: readonly NamedExplanation[]): string =>
  names.length
    ? codeBlock(names.map(({ name, expression, shown }) => `${name} = ${expression}\n${shown}`).join("\n\n"), "text")
    : "";

/** What one hash was made of, and what came of it. */
function digestText({ digest, key, bytes, canonical, parts, result }: DigestExplanation): string {
  const of = `${codeSpan(digest)}${key ? ` with the key ${codeSpan(key)}` : ""} of`;
  const outcome = `Result, in hexadecimal: ${codeSpan(result)}`;
  if (bytes === 0)
    return blocks(
      `${of} nothing: ${parts.map(({ expression }) => codeSpan(expression)).join(", ")} is empty.`,
      outcome,
    );
  const rows = parts.map(({ expression, start, end, shown }) =>
    start === end
      ? [codeSpan(expression), "none", "empty"]
      : [codeSpan(expression), `${start} to ${end - 1}`, codeSpan(shortened(shown))],
  );
  return blocks(
    bytes === 1 ? `${of} this byte:` : `${of} these ${bytes} bytes:`,
    codeBlock(canonical, "text"),
    table(["Part", "Bytes", "Value"], rows),
    outcome,
  );
}

/** The whole of it stands in the canonical string above. */
const shortened = (text: string): string => (text.length > 72 ? `${text.slice(0, 48)} … ${text.slice(-16)}` : text);

/** Everything about credentials: schemes first, then a worked example for each way in. Headings start at `level`. */
export function authSection(contract: Contract, examples: readonly WorkedExample[], level: number): string {
  const used = Object.entries(contract.schemes);
  if (used.length === 0) return "";
  const ways = new Map<string, WorkedExample>();
  for (const example of examples) {
    if (Object.keys(example.unknown).length > 0) continue;
    const key = JSON.stringify(example.requirement);
    const shown = ways.get(key);
    // A request with a body shows more of a signature than one without.
    if (example.requirement.length > 0 && (!shown || (!shown.sample.bodyText && example.sample.bodyText)))
      ways.set(key, example);
  }
  return blocks(
    heading(level, "Authentication"),
    ...used.flatMap(([name, scheme]) => [heading(level + 1, name), schemeText(scheme, contract.testCredentials)]),
    ...[...ways.values()].flatMap((example) => [
      heading(level + 1, `Worked example: ${example.requirement.join(" and ")}`),
      workedText(contract, example),
    ]),
  );
}

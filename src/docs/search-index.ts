import { atPointer, type Claim, type Contract, followRef, type Operation, readClaims } from "../contract/index.ts";
import type { SearchRecord } from "./browser/search-record.ts";
import { type ClaimPlace, type ClaimPlaces, claimPlaces, placesOf } from "./claim-places.ts";
import { plainText } from "./markdown.ts";
import { operationLink } from "./operation-link.ts";
import type { Node } from "./walk-document.ts";

/** A page of prose, to be found by its title and its headings. */
interface GuideIndex {
  title: string;
  summary?: string;
  /** The API that it is about, where it is about one. */
  api?: string;
  /** From the root of the site. */
  path: string;
  headings: readonly { text: string; id: string }[];
}

/**
 * What can be looked up: operations and events, parameters, headers, properties, credentials, the values that a property
 * can have, the codes of errors, and guides.
 */
export function searchRecords(contracts: readonly Contract[], guides: readonly GuideIndex[] = []): SearchRecord[] {
  return [
    ...contracts.flatMap(contractRecords),
    ...guides.flatMap(({ title, summary, api, path, headings }) => [
      { kind: "guide", title, text: summary, api, url: path },
      ...headings.map(({ text, id }) => ({ kind: "guide", title: text, where: title, api, url: `${path}#${id}` })),
    ]),
  ];
}

function contractRecords(contract: Contract): SearchRecord[] {
  const places = claimPlaces(contract);
  const claims = readClaims(contract);
  const { api } = contract;
  const records = [
    { kind: "API", title: contract.title, text: summaryOf(contract.document.info), url: `${api}.html` },
    ...[...contract.operations, ...contract.webhooks].map((operation) => operationRecord(contract, operation)),
    ...claims.flatMap((claim) => claimRecord(contract, places, claim)),
    ...claims.flatMap((claim) => valueRecords(contract, places, claim)),
    ...errorRecords(contract, places),
  ];
  // Components that several operations share say the same of each.
  const unique = new Map(records.map((record) => [JSON.stringify([record.kind, record.title, record.url]), record]));
  return [...unique.values()].map((record) => ({ ...record, api }));
}

const summaryOf = (node: Node): string => shortened(String(node?.summary ?? node?.description ?? ""));

/** Enough to tell what it is; the page says the rest. */
function shortened(markdown: string): string {
  const text = plainText(markdown);
  return text.length <= 160 ? text : `${text.slice(0, 150).replace(/\s+\S*$/, "")} …`;
}

function operationRecord(contract: Contract, operation: Operation): SearchRecord {
  const { id, summary, description, method, path, evidence } = operation;
  const isWebhook = contract.webhooks.includes(operation);
  return {
    kind: isWebhook ? "webhook" : "operation",
    title: summary ?? id,
    where: isWebhook ? id : `${method.toUpperCase()} ${path}`,
    text: shortened(description ?? ""),
    more: id,
    level: evidence?.level,
    url: `${contract.api}.html${operationLink(contract, operation)}`,
  };
}

const claimed = ["parameter", "header", "property", "security scheme"];

function claimRecord(contract: Contract, places: ClaimPlaces, { kind, pointer, level }: Claim): SearchRecord[] {
  if (!claimed.includes(kind)) return [];
  const node = atPointer(contract.document, pointer) as Node;
  if (kind === "security scheme") {
    const name = pointer.slice(pointer.lastIndexOf("/") + 1);
    const sent = contract.schemes[name]?.name;
    return [
      {
        kind: "credential",
        title: name,
        where: sent && sent !== name ? sent : "",
        text: summaryOf(node),
        level,
        // The name of another form has another address there.
        url: `${contract.api}.html#/section/authentication${/^[\w-]+$/.test(name) ? `/${name.toLowerCase()}` : ""}`,
      },
    ];
  }
  const [place, ...others] = placesOf(places, pointer);
  if (!place) return [];
  return [
    {
      kind,
      title: place.name,
      where: whereOf(place, others.length),
      text: summaryOf(node) || summaryOf(atPointer(contract.document, String(node?.$ref ?? "").slice(1))),
      level,
      url: `${contract.api}.html${place.link}`,
    },
  ];
}

function whereOf({ operation, part }: ClaimPlace, others: number): string {
  return `${part} of ${operation.id}${others ? ` and ${others} more` : ""}`;
}

/** The values that a property or parameter is known to have. */
function valueRecords(contract: Contract, places: ClaimPlaces, { kind, pointer, level }: Claim): SearchRecord[] {
  if (kind !== "property" && kind !== "parameter") return [];
  const node = atPointer(contract.document, pointer) as Node;
  const schema = kind === "parameter" ? node?.schema : node;
  const values = [...(schema?.enum ?? []), ...(schema?.["x-known-values"] ?? []), schema?.const];
  const [place, ...others] = placesOf(places, pointer);
  if (!place) return [];
  return values.filter(isCode).map((value) => ({
    kind: "value",
    title: String(value),
    where: `of ${place.name}, ${whereOf(place, others.length)}`,
    level,
    url: `${contract.api}.html${place.link}`,
  }));
}

/** Codes that examples of refusals show. Each once for a status, where it is met first. */
function errorRecords(contract: Contract, places: ClaimPlaces): SearchRecord[] {
  const found = new Map<string, { record: SearchRecord; others: number }>();
  for (const operation of contract.operations) {
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      if (!/^[45]/.test(status)) continue;
      const at = followRef(contract.document, `${operation.pointer}/responses/${status}`);
      const link = placesOf(places, at).find((place) => place.operation === operation)?.link;
      const examples = Object.values(content).flatMap(({ examples }) => Object.values(examples));
      for (const title of new Set(examples.flatMap(({ value }) => codesIn(value)))) {
        const known = found.get(`${title} ${status}`);
        if (known) known.others++;
        else
          found.set(`${title} ${status}`, {
            record: {
              kind: "error code",
              title,
              where: `response ${status} of ${operation.id}`,
              text: shortened(description),
              url: `${contract.api}.html${link ?? operationLink(contract, operation)}`,
            },
            others: 0,
          });
      }
    }
  }
  return [...found.values()].map(({ record, others }) => ({
    ...record,
    where: `${record.where}${others ? ` and ${others} more` : ""}`,
  }));
}

/**
 * The codes in the example of a refusal: what a property that is named so holds, and words that are joined, such as
 * `invalid_grant`, in one that says what is wrong. An identifier or a status is none.
 */
function codesIn(value: unknown, property = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => codesIn(item, property));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => codesIn(inner, name));
  const isNamedSo = /^codes?$|[_.-]codes?$|[a-z]Codes?$|^errno$/.test(property) && !/status|http/i.test(property);
  const tellsReason =
    /^(errors?|reasons?|type)$|error_?type$/i.test(property) && /[A-Za-z][_.:-]\w/.test(String(value));
  return (isNamedSo || tellsReason) && isCode(value) ? [String(value)] : [];
}

/** What somebody may look up by itself: a word or a number of several digits, such as `card_declined` or 4001. */
const isCode = (value: unknown): boolean =>
  typeof value !== "boolean" && /^(?=.*[A-Za-z]{2}|\d{3})[\w.:-]{2,60}$/.test(String(value ?? ""));

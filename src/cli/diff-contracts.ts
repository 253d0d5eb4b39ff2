import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentialNames } from "../auth/index.ts";
import { type Contract, loadContract, type OpenApiDocument, type Operation } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { runRedocly } from "../core/redocly-cli.ts";

/** What a change asks of the version, as semantic versioning names it. */
export type Impact = "major" | "minor" | "patch";

export interface ContractChange {
  impact: Impact;
  /** Name of the rule that it breaks; empty for a change that breaks none. */
  rule: string;
  message: string;
  /** RFC 6901 pointer, as a URI fragment, into the bundled contract; empty for the contract as a whole. */
  pointer: string;
}

const impacts: Impact[] = ["major", "minor", "patch"];

export const largest = (changes: readonly ContractChange[]): Impact | "none" =>
  impacts.find((impact) => changes.some((change) => change.impact === impact)) ?? "none";

/** What differs between two states of one contract, gravest first. Undefined stands for a contract that is not there. */
export async function diffContracts(
  before: OpenApiDocument | undefined,
  now: OpenApiDocument | undefined,
): Promise<ContractChange[]> {
  const whole = { rule: "contract", pointer: "" };
  if (!before) return now ? [{ ...whole, impact: "minor", message: "The contract is new." }] : [];
  if (!now) return [{ ...whole, impact: "major", message: "The contract is gone." }];
  if (JSON.stringify(before) === JSON.stringify(now)) return [];
  const folder = await mkdtemp(join(tmpdir(), "countersign-diff-"));
  try {
    await writeFile(join(folder, "before.json"), JSON.stringify(withOwnSecurity(before)));
    await writeFile(join(folder, "now.json"), JSON.stringify(withOwnSecurity(now)));
    const contracts = ["before", "now"].map((name) => loadContract(join(folder, `${name}.json`)));
    const [old, fresh] = (await Promise.all(contracts)) as [Contract, Contract];
    const changes = [...clientChanges(old, fresh), ...(await redoclyChanges(folder))];
    return changes.sort((a, b) => impacts.indexOf(a.impact) - impacts.indexOf(b.impact));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** With what the root says of security at each operation: Redocly takes a move between the two for a change. */
function withOwnSecurity(document: OpenApiDocument): OpenApiDocument {
  const { security, ...copy } = structuredClone(document);
  if (!security) return copy;
  for (const item of Object.values<Record<string, any>>(copy.paths ?? {}))
    for (const [method, operation] of Object.entries(item))
      if (/^(get|put|post|delete|options|head|patch|trace)$/.test(method)) operation.security ??= security;
  return copy;
}

/** What only callers of the generated client notice: names of servers and types, and credentials that do not do any more. */
function clientChanges(before: Contract, now: Contract): ContractChange[] {
  const gone = (names: string[], left: string[]) => names.filter((name) => !left.includes(name));
  const serverNames = ({ servers }: Contract) => servers.map(({ name }) => name);
  const typeNames = ({ document }: Contract) => Object.keys(document.components?.schemas ?? {});
  const major = (rule: string, pointer: string, message: string): ContractChange => ({
    impact: "major",
    rule,
    message,
    pointer,
  });
  return [
    ...gone(serverNames(before), serverNames(now)).map((name) =>
      major("server-name-removed", "#/servers", `No server is called \`${name}\` any more.`),
    ),
    ...gone(typeNames(before), typeNames(now)).map((name) =>
      major("type-removed", "#/components/schemas", `No type is called \`${name}\` any more.`),
    ),
    ...[...brokenCredentials(before, now)].map(([had, operations]) =>
      major("credentials-changed", "", `The credentials ${had} do not do any more for ${operations.join(", ")}.`),
    ),
  ];
}

/** By the credentials that were enough: the operations that they are not enough for now. */
function brokenCredentials(before: Contract, now: Contract): Map<string, string[]> {
  const broken = new Map<string, string[]>();
  const waysIn = (contract: Contract, operation?: Operation) =>
    operation?.security.map((requirement) => credentialNames(contract.schemes, requirement));
  for (const operation of before.operations) {
    const ways = waysIn(
      now,
      now.operations.find(({ id }) => id === operation.id),
    );
    if (!ways) continue;
    for (const had of waysIn(before, operation) ?? [])
      if (ways.length && !ways.some((way) => way.every((name) => had.includes(name)))) {
        const key = had.join(", ") || "(none)";
        broken.set(key, [...(broken.get(key) ?? []), operation.id]);
      }
  }
  return broken;
}

/** Whether a change there reaches people alone: extensions that are told by the rules above, tags, examples. */
const isProse = (pointer: string): boolean => /\/x-[^/]*(\/|$)|^#\/tags\/|\/examples?(\/|$)/.test(pointer);

interface RedoclyChange {
  path: string;
  kind: string;
  impact: Impact;
  verdicts: { ruleId: string; message: string }[];
}

/** Redocly's verdict on `before.json` and `now.json` in a folder. */
async function redoclyChanges(folder: string): Promise<ContractChange[]> {
  const args = ["diff", "before.json", "now.json", "--format=json", "--output=report.json", "--fail-on=none"];
  // In a folder of its own, so that no redocly.yaml of the project takes part.
  const { code, reason } = await runRedocly(args, folder);
  if (code !== 0) throw new FindingError(`redocly diff failed: ${reason}`);
  const { changes } = JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as { changes: RedoclyChange[] };
  return changes.flatMap(({ path, kind, impact, verdicts }) =>
    verdicts.length
      ? verdicts.map(({ ruleId, message }) => ({ impact, rule: ruleId, message, pointer: path }))
      : [
          {
            impact: isProse(path) ? "patch" : impact,
            rule: "",
            message: `${kind[0]?.toUpperCase()}${kind.slice(1)}.`,
            pointer: path,
          },
        ],
  );
}

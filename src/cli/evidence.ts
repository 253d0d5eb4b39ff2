import { type Claim, type Contract, claimKinds, countEvidence, levels, readClaims } from "../contract/index.ts";
import { plural } from "../core/plural.ts";
import { type Command, print, printJson } from "./command.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";

const columns = ["claims", ...levels];
const plurals: Record<string, string> = { property: "properties", status: "statuses" };

/** One line of the table: a name, and how many claims there are, in all and at each level. */
function line(name: string, claims: readonly Claim[]): string {
  const count = countEvidence(claims);
  const cells = [claims.length, ...levels.map((level) => count[level])];
  return name.padEnd(22) + cells.map((cell, i) => String(cell).padStart((columns[i]?.length ?? 0) + 2)).join("");
}

/** Every operation and webhook: how it is known, and the page or code that shows it. */
function operationTable(contracts: readonly Contract[]): string {
  const cell = (text: string) => text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const rows = contracts.flatMap(({ api, operations, webhooks }) =>
    [...operations, ...webhooks].map((operation) => {
      const { id, method, path, evidence, source } = operation;
      const route = webhooks.includes(operation) ? "webhook" : `${method.toUpperCase()} ${path}`;
      return [api, `\`${id}\``, `\`${route}\``, evidence?.level ?? "", evidence?.source ?? source ?? ""].map(cell);
    }),
  );
  const head = ["API", "operation", "route", "known", "source"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export const command: Command = {
  usage: "[api...]",
  summary: "Count the claims of each contract by how they are known: documented, observed or assumed.",
  options: { ...contractOptions, table: { type: "boolean" }, json: { type: "boolean" } },
  help: {
    ...contractHelp,
    "--table": "Print every operation and webhook with its level and source, as a table in Markdown.",
    "--json": "Print one JSON document: every claim with its pointer, level, source and note.",
  },
  examples: [
    ["countersign evidence acme", "How much of acme is documented, observed or assumed."],
    ["countersign evidence --table", "Where each operation of every API is known from."],
  ],
  async run(invocation) {
    const { options } = invocation;
    const contracts = await loadContracts(invocation);
    const apis = contracts.map((contract) => ({
      api: contract.api,
      claims: readClaims(contract),
    }));
    if (options.json) {
      printJson(apis.map(({ api, claims }) => ({ api, total: claims.length, count: countEvidence(claims), claims })));
      return 0;
    }
    if (options.table) {
      print(operationTable(contracts));
      return 0;
    }
    print(`${"".padEnd(22)}${columns.map((name) => `  ${name}`).join("")}`);
    for (const { api, claims } of apis) {
      print(line(api, claims));
      for (const kind of claimKinds) {
        const some = claims.filter((claim) => claim.kind === kind);
        if (some.length) print(line(`  ${plurals[kind] ?? `${kind}s`}`, some));
      }
    }
    if (apis.length > 1)
      print(
        line(
          "all",
          apis.flatMap(({ claims }) => claims),
        ),
      );
    const unknown = apis.flatMap(({ api, claims }) =>
      claims.filter(({ level }) => !level).map((claim) => [api, claim]),
    );
    if (unknown.length)
      print(
        `${plural(unknown.length, "claim does", "claims do")} not say how they are known; \`countersign lint\` names them.`,
      );
    return 0;
  },
};

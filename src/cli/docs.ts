import { join } from "node:path";
import { projectRoot } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { plural } from "../core/plural.ts";
import { buildDocs, type ContractStep, pageWeights } from "../docs/index.ts";
import { type Command, print, printJson, refuseEmpty, text } from "./command.ts";
import { contractHistory } from "./contract-history.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { showWhile } from "./progress.ts";
import { readResults } from "./results-file.ts";

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`;

export const command: Command = {
  usage: "[api...] [--out DIR] [--results FILE] [--since REF]",
  summary:
    "Build the docs: a reference, a page that signs and the evidence of each API, guides, and the same as Markdown.",
  options: {
    out: { type: "string" },
    results: { type: "string" },
    since: { type: "string" },
    ...contractOptions,
    json: { type: "boolean" },
  },
  help: {
    "--out DIR":
      "Folder of the site, which is replaced as a whole; when absent, dist/docs beside redocly.yaml, or here where there is none.",
    "--results FILE": "The last contract run, to be shown on the index; dist/check.json when absent and there.",
    "--since REF":
      "A commit, tag or branch that the page of changes compares with; when absent, the last commit that changed the version of a contract, unless the clone is shallow.",
    ...contractHelp,
    "--json": "Print one JSON document.",
  },
  examples: [
    ["countersign docs", "dist/docs beside redocly.yaml."],
    ["countersign docs shop.yaml --out site", "The pages of any OpenAPI file."],
  ],
  async run(invocation) {
    const { options } = invocation;
    refuseEmpty("docs", invocation, ["out", "results", "since"]);
    const root = projectRoot() ?? process.cwd();
    const out = text(invocation, "out") ?? join(root, "dist/docs");
    const file = text(invocation, "results");
    const last = readResults(file ?? join(root, "dist/check.json"));
    if (file && !last) throw new UsageError(`docs: --results: ${file} is not there.`);
    const report = Object.fromEntries(
      (last?.apis ?? []).map(({ api, passed, failed, skipped, inconclusive, coverage }) => [
        api,
        {
          passed,
          failed,
          notChecked: skipped + inconclusive,
          ...(coverage.percent !== null && { coverage: coverage.percent / 100 }),
          date: last?.date.slice(0, 10),
          target: last?.target,
        },
      ]),
    );
    const contracts = await loadContracts(invocation);
    const ref = text(invocation, "since");
    const { pages } = await showWhile("building the docs", async () => {
      const changes: Record<string, ContractStep[]> = {};
      await Promise.all(
        contracts.map(async (contract) => {
          const steps = await contractHistory(contract, { ref, previous: out });
          if (steps) changes[contract.api] = steps;
        }),
      );
      return buildDocs(contracts, { out, report, changes });
    });
    const { first, further } = pageWeights(out);
    if (options.json) printJson({ out, pages, weights: { first, further } });
    else {
      print(`${displayPath(out)}: ${plural(pages.length, "file")}; open ${displayPath(join(out, "index.html"))}`);
      print(`gzipped, the first page is ${kilobytes(first)} at most, each further one ${kilobytes(further.bytes)}`);
    }
    return 0;
  },
};

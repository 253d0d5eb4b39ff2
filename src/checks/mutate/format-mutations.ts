import { type RuleName, rules } from "./operator.ts";
import { operators } from "./operators.ts";
import type { Mutant, MutationReport } from "./run-mutants.ts";

/** How many of the mutants that count were noticed, in per cent; null where none counts. */
export function killedPercent(mutants: readonly Mutant[]): number | null {
  const counted = mutants.filter(({ verdict }) => verdict !== "equivalent");
  const killed = counted.filter(({ verdict }) => verdict !== "unseen");
  return counted.length ? Math.floor((1000 * killed.length) / counted.length) / 10 : null;
}

const percentOf = (mutants: readonly Mutant[]): string => {
  const percent = killedPercent(mutants);
  return percent === null ? "-" : `${percent} %`;
};

const countOf = (mutants: readonly Mutant[], verdict: Mutant["verdict"]): number =>
  mutants.filter((one) => one.verdict === verdict).length;

/** A table of all operators, the operations, what went unseen, and the rules by which mutants were not counted. */
export function formatMutations({ api, mutants, falseAlarms }: MutationReport): string {
  const names = operators.map(({ name }) => name).filter((name) => mutants.some(({ operator }) => operator === name));
  const operations = [...new Set(mutants.map(({ operation }) => operation))];
  const counted = mutants.length - countOf(mutants, "equivalent");
  const alarms = `${falseAlarms.length} false alarms`;
  return [
    `${api}: ${percentOf(mutants)} of ${counted} mutants noticed, ${alarms}`,
    ...falseAlarms.map(({ severity, summary }) => `  false alarm: ${severity} ${summary}`),
    "",
    ...table("operator", names, (name) => mutants.filter(({ operator }) => operator === name)),
    "",
    ...table("operation", operations, (id) => mutants.filter(({ operation }) => operation === id)),
    ...unseenLines(mutants),
    ...ruleLines(mutants),
  ].join("\n");
}

function table(title: string, names: readonly string[], of: (name: string) => Mutant[]): string[] {
  const head = [title, "planted", "broken", "drift", "unseen", "noticed", "equivalent"];
  const rows = names.map((name) => {
    const own = of(name);
    const [broken, drift, unseen, equivalent] = (["broken", "drift", "unseen", "equivalent"] as const).map((verdict) =>
      countOf(own, verdict),
    );
    const planted = own.length - (equivalent ?? 0);
    return [name, planted, broken, drift, unseen, percentOf(own), equivalent].map(String);
  });
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  return [head, ...rows].map((row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")}`.trimEnd(),
  );
}

const placeOf = ({ status, pointer }: Mutant): string =>
  status === undefined ? "" : ` ${status} ${pointer || "(the whole body)"}`;

function unseenLines(mutants: readonly Mutant[]): string[] {
  const unseen = mutants.filter(({ verdict }) => verdict === "unseen");
  return unseen.length
    ? ["", "  unseen:", ...unseen.map((one) => `    ${one.operator}: ${one.operation}${placeOf(one)}`)]
    : [];
}

function ruleLines(mutants: readonly Mutant[]): string[] {
  const used = (Object.keys(rules) as RuleName[]).flatMap((name) => {
    const count = mutants.filter(({ rule }) => rule === name).length;
    return count ? [`    ${String(count).padStart(5)}  ${rules[name]}`] : [];
  });
  return used.length ? ["", "  not counted, since nobody could call them wrong:", ...used] : [];
}

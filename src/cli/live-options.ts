import type { Contract, Operation, Server } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { type Invocation, text, texts } from "./command.ts";
import { showArgument } from "./show-argument.ts";

/** What is said of a live target besides its address. */
export interface LiveOptions {
  money: string[];
  rate?: number;
}

/** @throws UsageError when an option has no sense there, or what is written to is called production. */
export function readLiveOptions(invocation: Invocation, target: string, contracts: readonly Contract[]): LiveOptions {
  const { options } = invocation;
  const money = texts(invocation, "money");
  const rate = text(invocation, "rate");
  const given = ["money", "rate", "yes-production"].find((name) => options[name] !== undefined);
  if (target === "mock" && given)
    throw new UsageError(`check: --${given} is for a live --target; the mock can be asked for everything.`);
  if (!options.write && (money.length || options["yes-production"]))
    throw new UsageError(`check: --${money.length ? "money" : "yes-production"} goes with --write.`);
  if (rate !== undefined && !/^[1-9]\d{0,5}$/.test(rate))
    throw new UsageError(
      `check: --rate: expected a number of requests a minute, 1 to 999999, got ${showArgument(rate)}.`,
    );
  const [contract] = contracts;
  if (contract && target !== "mock") {
    for (const name of money) refuseOther(contract, name);
    if (options.write && !options["yes-production"]) refuseProduction(contract, target);
  }
  return { money, ...(rate !== undefined && { rate: Number(rate) }) };
}

function refuseOther({ api, operations }: Contract, name: string): void {
  const known = operations.filter(({ money }: Operation) => money).map(({ id }) => id);
  if (known.includes(name)) return;
  const others = known.length ? `those that do are ${known.join(", ")}` : "none of its operations is marked x-money";
  throw new UsageError(
    `check: --money: ${showArgument(name)} moves no money by the contract of ${api}; ${others}.${didYouMean(name, known)}`,
  );
}

function refuseProduction({ servers }: Contract, target: string): void {
  const isMeant = ({ name, url }: Server) => name === target || hostOf(url) === hostOf(target);
  const production = servers.find(
    (one) => isMeant(one) && /\bprod(uction)?\b/i.test(`${one.name} ${one.description ?? ""}`),
  );
  if (production)
    throw new UsageError(
      `check: --write would create things at ${production.url}, which the contract calls production; add --yes-production if that is meant.`,
    );
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

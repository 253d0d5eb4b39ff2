import { randomInt } from "node:crypto";
import type { RandomRequests } from "../checks/index.ts";
import { UsageError } from "../core/errors.ts";
import { type Invocation, text } from "./command.ts";
import { readNumber } from "./read-number.ts";

const mostSeeds = 2 ** 31 - 1;

/** What `--random` and `--seed` ask for; a seed of its own where none is given. @throws UsageError when it makes no sense. */
export function readRandom(invocation: Invocation): RandomRequests | undefined {
  const count = readNumber("check", invocation, "random", { most: 100_000, isWhole: true });
  const seed = readNumber("check", invocation, "seed", { most: mostSeeds, isWhole: true });
  if (count) return { count, seed: seed ?? randomInt(mostSeeds) };
  if (text(invocation, "seed") !== undefined)
    throw new UsageError("check: --seed is for random requests; say how many with --random.");
  return undefined;
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import type { ContractStep } from "../docs/index.ts";
import { commitOf, createGit } from "./checkout-files.ts";
import { contractAt } from "./compared-contracts.ts";
import { diffContracts } from "./diff-contracts.ts";

/** A state of a contract that a commit has. */
interface Point {
  commit: string;
  name: string;
  date?: string;
}

/** A step, and what it was made from: it is not made again from the same. */
interface MadeStep extends ContractStep {
  made: string;
}

/**
 * What changed in a contract since `ref`, or since its last version: what the last commit that changed `info.version` has.
 * Where nothing did, what that version brought. One comparison takes a second or two, so there is no more than one.
 *
 * @param previous Folder of an earlier build of the docs, from which a step that was made from the same is taken over.
 * @returns undefined where there is no history: no git, a shallow clone, or the file is not in it.
 * @throws UsageError when git does not know `ref`.
 */
export async function contractHistory(
  contract: Contract,
  { ref, previous }: { ref?: string; previous: string },
): Promise<MadeStep[] | undefined> {
  const points =
    ref === undefined
      ? versionPoints(contract.file)
      : [{ commit: commitOf("docs", dirname(contract.file), ref), name: ref }];
  const [latest, older] = points ?? [];
  if (!points || !latest) return points && [];
  const known = readSteps(join(previous, "changes", `${contract.api}.json`));
  const isNew = contract.version !== latest.name;
  const about = ref !== undefined ? {} : isNew ? { version: contract.version } : { unreleased: true };
  const since = await step(contract, latest, undefined, about, known);
  if (since.changes.length > 0 || !older) return [since];
  return [await step(contract, older, latest, { version: latest.name, date: latest.date }, known)];
}

async function step(
  contract: Contract,
  older: Point,
  newer: Point | undefined,
  about: Pick<ContractStep, "version" | "unreleased" | "date">,
  known: readonly MadeStep[],
): Promise<MadeStep> {
  const { version: redocly } = lazyRequire<{ version: string }>("@redocly/cli/package.json");
  const until = newer?.commit ?? JSON.stringify(contract.document);
  const made = digest([redocly, String(diffContracts), older.commit, until, about]);
  const taken = known.find((one) => one.made === made);
  if (taken) return taken;
  const before = await contractAt("docs", older.commit, contract);
  const changes = await diffContracts(
    before,
    newer ? await contractAt("docs", newer.commit, contract) : contract.document,
  );
  const told = changes.map(({ impact, message, pointer }) => ({ impact, message, pointer }));
  return { ...about, since: older.name, changes: told, made };
}

const digest = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

function readSteps(file: string): MadeStep[] {
  try {
    return JSON.parse(readFileSync(file, "utf8")).steps ?? [];
  } catch {
    return [];
  }
}

/** The commits that changed the version of a description, newest first. */
function versionPoints(file: string): Point[] | undefined {
  const git = createGit("docs", dirname(file));
  try {
    // The oldest commit of a shallow clone seems to have made all that it has.
    if (git(["rev-parse", "--is-shallow-repository"]).trim() === "true") return undefined;
    const log = git(["log", "--format=%H %cs", "-G^[\"' ]*version[\"']?:", "--", basename(file)]);
    const commits = log.split("\n").filter(Boolean);
    if (commits.length === 0 && !git(["ls-files", "--", basename(file)])) return undefined;
    const points = commits.flatMap((line) => {
      const [commit = "", date] = line.split(" ");
      const name = versionOf(git(["show", `${commit}:./${basename(file)}`]));
      return name ? [{ commit, name, date }] : [];
    });
    // A commit that only touched the line has the version of the one before it.
    return points.filter(({ name }, i) => name !== points[i + 1]?.name);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** `info.version` of a description, which need not be readable otherwise: it may be from before a rule that we have now. */
function versionOf(text: string): string | undefined {
  const { parse } = lazyRequire<typeof import("yaml")>("yaml");
  try {
    const version = parse(text)?.info?.version;
    return version === undefined ? undefined : String(version);
  } catch {
    return undefined;
  }
}

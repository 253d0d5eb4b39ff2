import { execFileSync } from "node:child_process";
import type { OpenApiDocument } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";

/**
 * The bundled contracts of a commit, by API: `generated/<api>/contract.json` as git has it.
 *
 * @throws UsageError when the project is not in git, or git does not know the commit.
 */
export function contractsAt(root: string, ref: string): Map<string, OpenApiDocument> {
  const git = (...args: string[]): string =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  let commit: string;
  try {
    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).trim();
  } catch {
    throw new UsageError(`diff: git knows no commit ${JSON.stringify(ref)} in ${root}.`);
  }
  const files = git("ls-tree", "-r", "-z", "--name-only", commit, "generated/").split("\0");
  const contracts = files
    .map((file) => /^generated\/([^/]+)\/contract\.json$/.exec(file)?.[1])
    .filter((api) => api !== undefined);
  return new Map(contracts.map((api) => [api, JSON.parse(git("show", `${commit}:./generated/${api}/contract.json`))]));
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../core/errors.ts";

/** The YAML and JSON files of a commit, in a temporary folder. */
export interface CheckedOut {
  /** What stands for the folder that was asked for. */
  folder: string;
  /** The temporary folder: messages need not name it. */
  root: string;
  remove(): void;
}

/**
 * Writes the YAML and JSON files that a folder had in a commit to a temporary folder. Neither the work tree nor the index
 * of the repository is touched.
 *
 * @param command Of countersign: messages begin with it.
 * @param all Whether those beside and above the folder are written too.
 * @throws UsageError when the folder is not in git, or git does not know the commit.
 */
export function checkoutFiles(command: string, folder: string, ref: string, all: boolean): CheckedOut {
  const git = createGit(command, folder);
  const commit = commitOf(command, folder, ref);
  const [prefix = "", top = ""] = git(["rev-parse", "--show-prefix", "--show-toplevel"]).split("\n");
  const root = mkdtempSync(join(tmpdir(), "countersign-at-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    const inTree = createGit(command, all ? top : folder, { GIT_INDEX_FILE: join(root, ".index") });
    const files = inTree(["ls-tree", "-r", "-z", "--name-only", commit])
      .split("\0")
      .filter((file) => /\.(ya?ml|json)$/i.test(file) && !/(^|\/)node_modules\//.test(file));
    inTree(["read-tree", commit]);
    inTree(["checkout-index", "--force", "-z", "--stdin", `--prefix=${root}/`], files.join("\0"));
    return { folder: join(root, prefix), root, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The commit that a name stands for now. @throws UsageError when the folder is not in git, or git does not know it. */
export function commitOf(command: string, folder: string, ref: string): string {
  const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const commit = createGit(command, folder)(asked).trim();
  if (!commit) throw new UsageError(`${command}: git knows no commit ${JSON.stringify(ref)} in ${folder}.`);
  return commit;
}

/** Runs git in a folder. What it prints; nothing when it says nothing but that it fails. */
export function createGit(
  command: string,
  folder: string,
  more: NodeJS.ProcessEnv = {},
): (args: string[], input?: string) => string {
  const env = { ...process.env, ...more };
  return (args, input = "") => {
    try {
      return execFileSync("git", args, {
        cwd: folder,
        env,
        input,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: "pipe",
      });
    } catch (error) {
      const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
      if (code === "ENOENT") throw new UsageError(`${command}: this needs git, which is not installed.`);
      if (!stderr) return "";
      if (/not a git repository/.test(stderr))
        throw new UsageError(`${command}: ${folder} is not in a git repository.`);
      throw new UsageError(`${command}: git ${args[0]} failed: ${stderr.trim().split("\n")[0]}.`);
    }
  };
}

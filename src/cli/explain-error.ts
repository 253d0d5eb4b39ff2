import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { findApis, structureProblem } from "../contract/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";

/** What an error leaves: a sentence, and the exit code. */
export interface Explanation {
  message: string;
  code: 1 | 2;
}

/**
 * The one sentence that a mistake leaves: of the caller, in a description, or of the machine (a folder that is not
 * there, a full disk). A fault of ours keeps its stack, which the report of it will need.
 *
 * @param names The arguments of the command: which descriptions it worked on.
 */
export async function explainError(error: unknown, names: readonly string[]): Promise<Explanation> {
  if (error instanceof UsageError) return { message: error.message, code: 2 };
  if (error instanceof FindingError) return { message: error.message, code: 1 };
  const { code, syscall, path, message } = error as NodeJS.ErrnoException;
  if (code && syscall === "mkdtemp")
    return {
      message: `${tmpdir()}: no temporary files can be made there (${code}); set TMPDIR to a folder that takes them.`,
      code: 2,
    };
  if (code && syscall) {
    // Node's sentence: `ENOENT: no such file or directory, mkdtemp '/nowhere/x-'`.
    const reason = /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
    return { message: `${path ?? syscall}: ${reason} (${code}, in ${syscall}).`, code: 2 };
  }
  // Who reads a description takes it for what OpenAPI says it is; what is not shows as a fault somewhere else.
  const problem = await descriptionProblem(names);
  if (problem) return { message: problem, code: 2 };
  if (error instanceof RangeError && /call stack/.test(message))
    return { message: "the schemas of a description lie too deep in one another for this command.", code: 2 };
  return { message: error instanceof Error ? (error.stack ?? message) : String(error), code: 1 };
}

/** What is wrong with the first of these descriptions, or of the project's, that has a structure of its own. */
async function descriptionProblem(names: readonly string[]): Promise<string | undefined> {
  const known = names.flatMap(filesOf);
  for (const file of known.length ? known : filesOf()) {
    const problem = await structureProblem(file);
    if (problem) return problem;
  }
  return undefined;
}

/** The file of an API; none where an argument is something else. */
function filesOf(name?: string): string[] {
  try {
    return findApis(name === undefined ? [] : [name]).flatMap(({ file }) => (existsSync(file) ? [file] : []));
  } catch {
    return [];
  }
}

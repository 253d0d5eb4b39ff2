import fs, { existsSync, readFileSync } from "node:fs";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import type { LintProblem } from "./problem.ts";

/** What Spectral finds in files by the rules of a file; nothing where there is no such file, as in a project without rules. */
export async function lintWithSpectral(files: readonly string[], rulesetFile: string): Promise<LintProblem[]> {
  if (files.length === 0 || !existsSync(rulesetFile)) return [];
  const { Spectral, Document } = lazyRequire<any>("@stoplight/spectral-core");
  const { Yaml } = lazyRequire<any>("@stoplight/spectral-parsers");
  const ruleset = await loadRuleset(rulesetFile);
  const problems: LintProblem[] = [];
  for (const file of files) {
    const spectral = new Spectral();
    spectral.setRuleset(ruleset);
    const document = new Document(readFileSync(file, "utf8"), Yaml, file);
    const results = await spectral.run(document).catch((error: Error) => {
      throw new UsageError(`${displayPath(rulesetFile)}: a rule failed on ${displayPath(file)}: ${reasonOf(error)}.`);
    });
    for (const { source, range, severity, code, message, path } of results)
      problems.push({
        file: source ?? file,
        line: range.start.line + 1,
        column: range.start.character + 1,
        severity: severity === 0 ? "error" : "warning",
        rule: String(code),
        message,
        pointer: `#/${path.map((token: string | number) => escapeToken(String(token))).join("/")}`,
      });
  }
  return problems;
}

/** @throws UsageError when Spectral does not take the file. */
async function loadRuleset(file: string): Promise<unknown> {
  const { Spectral } = lazyRequire<any>("@stoplight/spectral-core");
  const { bundleAndLoadRuleset } = lazyRequire<any>("@stoplight/spectral-ruleset-bundler/with-loader");
  try {
    const ruleset = await bundleAndLoadRuleset(file, { fs, fetch: globalThis.fetch });
    new Spectral().setRuleset(ruleset);
    return ruleset;
  } catch (error) {
    throw new UsageError(
      `${displayPath(file)}: expected rules of Spectral, which refuses them: ${reasonOf(error as Error)}.`,
    );
  }
}

/** What a rule of the project threw, which Spectral hands on in a wrapping or two. */
function reasonOf(error: Error): string {
  const [inner = error.cause] = error instanceof AggregateError ? error.errors : [];
  return inner instanceof Error ? reasonOf(inner) : (error.message.split("\n")[0] as string).replace(/\.$/, "");
}

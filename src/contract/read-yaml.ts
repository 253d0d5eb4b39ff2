import { readFileSync } from "node:fs";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";

/**
 * Reads a YAML or JSON file.
 *
 * @throws UsageError with line and column when it does not parse.
 */
export function readYaml(file: string): unknown {
  const { parse } = lazyRequire<typeof import("yaml")>("yaml");
  const shown = displayPath(file);
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    const { code, message, linePos } = error as NodeJS.ErrnoException & { linePos?: [{ line: number; col: number }] };
    if (!linePos) throw new UsageError(`${shown}: it cannot be read (${code ?? message}).`);
    const said = message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "");
    throw new UsageError(`${shown}:${linePos[0].line}:${linePos[0].col}: ${said}.`);
  }
}

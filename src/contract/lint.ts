import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { FindingError, UsageError } from "../core/errors.ts";
import { requireTool } from "../core/tools.ts";
import type { Contract } from "./contract.ts";
import { readRegistry } from "./registry.ts";

/** One thing that a linter found. */
export interface LintProblem {
  file: string;
  /** Counted from 1. */
  line: number;
  column: number;
  severity: "error" | "warning";
  rule: string;
  message: string;
}

/** Redocly on validity and Spectral on the house rules, over the files of these contracts, in order of file and line. */
export async function lintContracts(contracts: readonly Contract[]): Promise<LintProblem[]> {
  const root = projectRoot();
  const found = await Promise.all([lintWithRedocly(contracts, root), lintWithSpectral(contracts, root)]);
  return found
    .flat()
    .sort(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule),
    );
}

/** The folder whose rules hold: that of redocly.yaml; a description can be linted where there is none. */
function projectRoot(): string {
  try {
    return readRegistry().root;
  } catch (error) {
    if (error instanceof UsageError) return process.cwd();
    throw error;
  }
}

const { resolve: resolvePackage } = createRequire(import.meta.url);

/** Redocly's command line: its programming interface is not published. */
async function lintWithRedocly(contracts: readonly Contract[], root: string): Promise<LintProblem[]> {
  const cli = join(dirname(resolvePackage("@redocly/cli/package.json")), "bin/cli.js");
  const args = [cli, "lint", ...contracts.map(({ file }) => file), "--format=json", "--max-problems=1000"];
  if (!choosesRules(root)) args.push("--extends=spec");
  const environment = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
  };
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, args, { cwd: root, env: environment, maxBuffer: 1 << 28 }, (_, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
  const start = stdout.indexOf("{");
  if (start < 0)
    throw new FindingError(`Redocly could not lint: ${stderr.trim().split("\n").at(-1) ?? "it said nothing"}`);
  interface Problem {
    ruleId: string;
    severity: string;
    message: string;
    location: { source: { ref: string }; start?: { line: number; col: number }; pointer?: string }[];
  }
  // Several documents are reported one after the other.
  const problems: Problem[] = stdout
    .slice(start)
    .split(/(?<=\n\})(?=\{\n)/)
    .flatMap((document) => JSON.parse(document).problems ?? []);
  return problems.map(({ ruleId, severity, message, location: [where] }) => ({
    file: resolve(root, where?.source.ref ?? ""),
    line: where?.start?.line ?? 1,
    column: where?.start?.col ?? 1,
    severity: severity === "error" ? "error" : "warning",
    rule: ruleId,
    message: message.split("\n")[0] ?? "",
  }));
}

/** Whether a project says which rules of Redocly it keeps; one that does not keeps those of OpenAPI itself. */
function choosesRules(root: string): boolean {
  const file = join(root, "redocly.yaml");
  if (!existsSync(file)) return false;
  const { parse } = requireTool<typeof import("yaml")>("lint", "yaml");
  const { extends: presets, rules } = parse(readFileSync(file, "utf8")) ?? {};
  return presets !== undefined || rules !== undefined;
}

async function lintWithSpectral(contracts: readonly Contract[], root: string): Promise<LintProblem[]> {
  const rulesetFile = join(root, ".spectral.yaml");
  if (!existsSync(rulesetFile)) return [];
  const require = createRequire(import.meta.url);
  const { Spectral, Document } = require("@stoplight/spectral-core");
  const { Yaml } = require("@stoplight/spectral-parsers");
  const { bundleAndLoadRuleset } = require("@stoplight/spectral-ruleset-bundler/with-loader");
  const fs = require("node:fs");
  const ruleset = await bundleAndLoadRuleset(rulesetFile, { fs, fetch: globalThis.fetch });
  const problems: LintProblem[] = [];
  for (const { file } of contracts) {
    const spectral = new Spectral();
    spectral.setRuleset(ruleset);
    const results = await spectral.run(new Document(readFileSync(file, "utf8"), Yaml, file));
    for (const { source, range, severity, code, message } of results)
      problems.push({
        file: source ?? file,
        line: range.start.line + 1,
        column: range.start.character + 1,
        severity: severity === 0 ? "error" : "warning",
        rule: String(code),
        message,
      });
  }
  return problems;
}

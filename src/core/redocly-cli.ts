import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** What a run of Redocly's command line left. */
export interface RedoclyRun {
  /** Exit code: 0 good. */
  code: number;
  stdout: string;
  /** The last line of what it said, but for a stack: why it failed, when it failed. */
  reason: string;
}

/**
 * Runs Redocly's command line once: its programming interface is not published. It sends no telemetry and asks for no
 * newer version.
 *
 * @param folder Where it runs. The redocly.yaml there takes part.
 */
export async function runRedocly(args: readonly string[], folder: string): Promise<RedoclyRun> {
  const cli = join(dirname(require.resolve("@redocly/cli/package.json")), "bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  return new Promise((done) =>
    execFile(process.execPath, [cli, ...args], { cwd: folder, env, maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      const lines = (stderr || error?.message || "").split("\n").filter((line) => line.trim() && !/^\s+at /.test(line));
      const code = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      done({ code, stdout, reason: lines.at(-1)?.trim() ?? "it said nothing" });
    }),
  );
}

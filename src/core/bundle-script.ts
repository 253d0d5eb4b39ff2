import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { lazyRequire } from "./lazy-require.ts";

/**
 * A script of a page with what it imports, as one classic script: browsers load no module from `file:`.
 *
 * @param entry Where it is, without its ending, such as `browser/site` beside the file that asks. Its folder is called
 *   `browser`: what is in there is published though no module imports it.
 */
export async function bundleScript(entry: URL): Promise<string> {
  // Sources here, compiled files in the package.
  const [file = ""] = ["ts", "js"].map((ending) => `${fileURLToPath(entry)}.${ending}`).filter(existsSync);
  const { build } = lazyRequire<typeof import("esbuild")>("esbuild");
  const { outputFiles } = await build({
    entryPoints: [file],
    // Otherwise the folder that the process was in when esbuild was loaded, which may be gone.
    absWorkingDir: dirname(file),
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

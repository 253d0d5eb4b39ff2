import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { lazyRequire } from "../core/lazy-require.ts";

/** A file that pages share. Its address says what is in it, so that a browser can keep it for as long as it likes. */
export interface Asset {
  /** From the root of the site, such as `assets/site.0123abcd.css`. */
  path: string;
  text: string;
}

/** @param name Name of the file, such as `site.css`; a hash of the text is put into it. */
export function asset(name: string, text: string): Asset {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return { path: `assets/${name.replace(/(?=\.\w+$)/, `.${hash}`)}`, text };
}

/**
 * A script of pages with what it imports, as one classic script: browsers load no module from `file:`.
 *
 * @param entry Where it is, without its ending, such as `browser/site` beside this file. Its folder is called `browser`:
 *   what is in there is published though no module imports it.
 */
export async function scriptAsset(entry: URL): Promise<Asset> {
  // Sources here, compiled files in the package.
  const [file = ""] = ["ts", "js"].map((ending) => `${fileURLToPath(entry)}.${ending}`).filter(existsSync);
  const { build } = lazyRequire<typeof import("esbuild")>("esbuild");
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
    write: false,
  });
  return asset(`${basename(entry.pathname)}.js`, outputFiles[0]?.text ?? "");
}

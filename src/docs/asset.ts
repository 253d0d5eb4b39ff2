import { createHash } from "node:crypto";
import { basename } from "node:path";
import { bundleScript } from "../core/bundle-script.ts";

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
export const scriptAsset = async (entry: URL): Promise<Asset> =>
  asset(`${basename(entry.pathname)}.js`, await bundleScript(entry));

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract, OpenApiDocument } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { runRedocly } from "../core/redocly-cli.ts";
import { type Asset, asset } from "./asset.ts";
import { redocParts } from "./redoc-parts.ts";
import { redocRenderer, withoutRequests } from "./redoc-renderer.ts";
import { sampleLanguages } from "./sample-languages.ts";

const options = {
  schemasExpansionLevel: 2,
  sortRequiredPropsFirst: true,
  codeSamples: { languages: Object.values(sampleLanguages) },
};

/** What Redoc makes of one document. */
export interface RedocPage {
  /** The element that Redoc draws in, and the data that it draws. */
  markup: string;
  style: Asset;
  renderer: Asset;
}

/** A page as Redocly writes it, with nothing around what Redoc makes. */
const frame = `<!DOCTYPE html>
<html><head>{{{redocHead}}}</head>
<body>{{{redocHTML}}}</body></html>
`;

/**
 * The reference of one API: what `redocly build-docs` makes of the enriched document, in its parts.
 *
 * @param previous Folder of an earlier build. What is there is taken over when nothing that goes into it has changed.
 * @throws UsageError when @redocly/cli is not installed; FindingError when it does not accept the document.
 */
export async function redocPage(contract: Contract, document: OpenApiDocument, previous: string): Promise<RedocPage> {
  const { version } = lazyRequire<{ version: string }>("@redocly/cli/package.json");
  const code = [redocParts, redocRenderer, withoutRequests, withoutScripts, stamped].map(String);
  const made = digest(JSON.stringify([version, options, code, document]));
  return (await takeOver(previous, `${contract.api}.html`, made)) ?? (await build(contract, document, version, made));
}

async function build(contract: Contract, document: OpenApiDocument, version: string, made: string): Promise<RedocPage> {
  const folder = await mkdtemp(join(tmpdir(), "countersign-docs-"));
  try {
    const [input, output, template] = ["openapi.json", "page.html", "frame.hbs"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await Promise.all([writeFile(input, JSON.stringify(document)), writeFile(template, frame)]);
    const args = ["build-docs", input, "-o", output, "--inlineBundle", "-t", template, "--title", contract.title];
    args.push("--openapi", JSON.stringify(options));
    // In the empty folder, so that no redocly.yaml of the project takes part.
    const { code, reason } = await runRedocly(args, folder);
    if (code !== 0) throw new FindingError(`${contract.api}: redocly build-docs made no page: ${reason}`);
    const parts = redocParts(await readFile(output, "utf8"), version);
    const style = asset("redoc.css", parts.style);
    const renderer = asset("redoc.js", redocRenderer(parts.renderer, version));
    const data = ([id, json]: string[]) =>
      `<script type="application/json" id="redoc-${id}">${json?.replaceAll("<", "\\u003c")}</script>`;
    const markup = `<div id="redoc">${withoutScripts(withoutRequests(parts.markup))}</div>
${data(["definition", parts.definition])}
${data(["options", parts.options])}`;
    return { markup: stamped(markup, style, renderer, made), style, renderer };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Markup without scripts of its own, which the policy of the page refuses (the theme is set by the shell), and with the
 * links of the menu as the renderer writes them: after the hash.
 */
const withoutScripts = (markup: string): string =>
  markup
    .replace(/(<script>)[^<]*(<\/script>)/g, "$1$2")
    .replace(/(<a [^>]*href=")\/(?=[^"]*" data-discover="true")/g, "$1#/");

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The markup, and after it what it was made from and what it was, so that no cache has to be kept beside the pages. */
function stamped(markup: string, style: Asset, renderer: Asset, made: string): string {
  const was = digest([markup, style.path, style.text, renderer.path, renderer.text].join("\0"));
  return `${markup}\n<!-- made from ${made}, with ${style.path} and ${renderer.path}, was ${was} -->`;
}

/** What an earlier build made from the same; undefined when it did not, or somebody has changed it since. */
async function takeOver(folder: string, name: string, made: string): Promise<RedocPage | undefined> {
  const read = (path: string) => readFile(join(folder, path), "utf8").catch(() => "");
  const page = await read(name);
  const stamp = /\n<!-- made from (\w+), with (\S+) and (\S+), was \w+ -->/.exec(page);
  const start = page.indexOf('<div id="redoc">');
  if (stamp?.[1] !== made || start < 0) return undefined;
  const [, , stylePath = "", rendererPath = ""] = stamp;
  const [style, renderer] = await Promise.all([stylePath, rendererPath].map(read));
  const taken = {
    style: asset("redoc.css", style ?? ""),
    renderer: asset("redoc.js", renderer ?? ""),
  };
  const markup = stamped(page.slice(start, stamp.index), taken.style, taken.renderer, made);
  return page.startsWith(markup, start) ? { markup, ...taken } : undefined;
}

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract, OpenApiDocument } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { runRedocly } from "../core/redocly-cli.ts";
import { redocTemplate } from "./redoc-template.ts";
import { sampleLanguages } from "./sample-languages.ts";

const options = {
  schemasExpansionLevel: 2,
  sortRequiredPropsFirst: true,
  codeSamples: { languages: Object.values(sampleLanguages) },
};

/**
 * The reference page of one API, in one file: `redocly build-docs` over the enriched document.
 *
 * @param previous The page of an earlier build; it is returned as it is when nothing that goes into a page has changed.
 * @throws UsageError when @redocly/cli is not installed; FindingError when it does not accept the document.
 */
export async function redocPage(contract: Contract, document: OpenApiDocument, previous?: string): Promise<string> {
  const { version } = lazyRequire<{ version: string }>("@redocly/cli/package.json");
  const template = redocTemplate(contract.api);
  const made = createHash("sha256")
    .update(
      JSON.stringify([version, options, template, withoutRequests.toString(), withNamedMenus.toString(), document]),
    )
    .digest("hex");
  if (previous && isMadeFrom(previous, made)) return previous;
  const folder = await mkdtemp(join(tmpdir(), "countersign-docs-"));
  try {
    const [input, output, frame] = ["openapi.json", "page.html", "frame.hbs"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await Promise.all([writeFile(input, JSON.stringify(document)), writeFile(frame, template)]);
    const args = ["build-docs", input, "-o", output, "--inlineBundle", "-t", frame, "--title", contract.title];
    args.push("--openapi", JSON.stringify(options));
    // In the empty folder, so that no redocly.yaml of the project takes part.
    const { code, reason } = await runRedocly(args, folder);
    if (code !== 0) throw new FindingError(`${contract.api}: redocly build-docs made no page: ${reason}`);
    return stamped(withNamedMenus(withoutRequests(await readFile(output, "utf8"))), made);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The page without what Redoc would ask other hosts for: the picture of its logo, icons, telemetry. */
function withoutRequests(page: string): string {
  const logo = (width: number, text: string) =>
    `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='14'%3E%3Ctext y='11' font-family='sans-serif' font-size='11' fill='%23617a95'%3E${text}%3C/text%3E%3C/svg%3E`;
  return (
    page
      .replaceAll("https://cdn.redoc.ly/redoc/logo-mini-full.svg", logo(46, "Redocly"))
      .replaceAll("https://cdn.redoc.ly/redoc/logo-mini.svg", logo(10, "R"))
      .replace(/https:\/\/cdn\.redocly\.com\/icons/g, "data:,")
      .replaceAll("https://otel.cloud.redocly.com/v1/traces", "data:,")
      // The links of the menu before the script runs, written as it writes them: after the hash.
      .replace(/(<a [^>]*href=")\/(?=[^"]*" data-discover="true")/g, "$1#/")
  );
}

/**
 * The page with menus of examples that are called what they show. Redoc calls each "Example", so that who speaks to the
 * page cannot name what they see (WCAG 2.5.3).
 */
const withNamedMenus = (page: string): string => page.replace('"aria-label":`Example`,options:', "options:");

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

// The last line says what a page was made from and what it was, so that no cache has to be kept beside the pages.
const stamped = (page: string, made: string): string => `${page}<!-- made from ${made}, was ${digest(page)} -->\n`;

function isMadeFrom(page: string, made: string): boolean {
  const start = page.lastIndexOf("<!-- made from ");
  return start > 0 && page === stamped(page.slice(0, start), made);
}

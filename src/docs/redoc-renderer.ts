import { Script } from "node:vm";
import { FindingError } from "../core/errors.ts";

/**
 * Redoc's renderer as a classic script, since browsers load no module from `file:`. It gives `redoc.hydrate`.
 *
 * @param module The renderer as `redocly build-docs` writes it: an ES module.
 * @throws FindingError when it cannot be written as a script.
 */
export function redocRenderer(module: string, version: string): string {
  const body = withoutRequests(module)
    .replaceAll(/\bexport\s*\{[^{}]*\};/g, "")
    // Where the module is loaded from, which only a search in a worker asks for.
    .replaceAll("import.meta", "({})")
    // Redoc calls each menu of examples "Example", so that who speaks to the page cannot name what they see (WCAG 2.5.3).
    .replace('"aria-label":`Example`,options:', "options:");
  const script = `"use strict";\nvar redoc = (() => {\n${body.trim()}\nreturn { hydrate };\n})();\n`;
  try {
    // Parsed, not run.
    new Script(script);
  } catch (error) {
    throw new FindingError(
      `The renderer of @redocly/cli ${version} cannot be written as a classic script (${(error as Error).message}). Use the version of @redocly/cli that package.json names.`,
    );
  }
  return script;
}

/** Text without what Redoc would ask other hosts for: the picture of its logo, icons, telemetry. */
export function withoutRequests(text: string): string {
  const logo = (width: number, text: string) =>
    `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='14'%3E%3Ctext y='11' font-family='sans-serif' font-size='11' fill='%23617a95'%3E${text}%3C/text%3E%3C/svg%3E`;
  return text
    .replaceAll("https://cdn.redoc.ly/redoc/logo-mini-full.svg", logo(46, "Redocly"))
    .replaceAll("https://cdn.redoc.ly/redoc/logo-mini.svg", logo(10, "R"))
    .replaceAll("https://cdn.redocly.com/icons", "data:,")
    .replaceAll("https://otel.cloud.redocly.com/v1/traces", "data:,");
}

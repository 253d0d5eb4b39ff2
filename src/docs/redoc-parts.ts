import { FindingError } from "../core/errors.ts";

/** What a page of `redocly build-docs --inlineBundle` is put together from. */
export interface RedocParts {
  /** The content of the element that the renderer takes over: how the page looks before it runs. */
  markup: string;
  /** What the renderer is called with: the document, and the options, as JSON. */
  definition: string;
  options: string;
  /** The styles of that markup. They are the same for every document. */
  style: string;
  /** The renderer, an ES module that exports `hydrate`. It is the same for every document. */
  renderer: string;
}

/** How each part starts and ends in a page. The parts follow each other in this order. */
const parts = {
  style: ["<style data-styled=", "</style>"],
  markup: ['<div id="redoc">', '<script type="module">'],
  renderer: ['<script type="module">', "const __redoc_definition = "],
  definition: ["const __redoc_definition = ", ";\n      const __redoc_options = "],
  options: ["const __redoc_options = ", ";\n\n      hydrate(__redoc_definition, __redoc_options, "],
} as const;

/**
 * Takes a page apart, so that what is the same for all can be one file that browsers keep.
 *
 * @throws FindingError when it has another form: its version of Redocly is not the one that this was written for.
 */
export function redocParts(page: string, version: string): RedocParts {
  const found: Partial<RedocParts> = {};
  let from = 0;
  for (const [name, [start, end]] of Object.entries(parts)) {
    const at = page.indexOf(start, from);
    const until = page.indexOf(end, at + start.length);
    if (at < 0 || until < 0)
      throw new FindingError(
        `redocly build-docs of @redocly/cli ${version} makes pages of another form: expected ${JSON.stringify(at < 0 ? start : end)} for the ${name}. Use the version of @redocly/cli that package.json names.`,
      );
    found[name as keyof RedocParts] = page.slice(at + start.length, until);
    // The end of one part is the start of the next.
    from = until;
  }
  const { style = "", markup = "", ...rest } = found as RedocParts;
  return {
    ...rest,
    style: style.slice(style.indexOf(">") + 1),
    markup: markup.slice(0, markup.lastIndexOf("</div>")),
  };
}

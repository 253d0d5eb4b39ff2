/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | undefined | false | readonly Value[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it must be written in HTML, in attributes too. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

/** Markup from a template; every value in it is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return { html: strings.reduce((made, text, i) => made + render(values[i - 1]) + text) };
}

/** Markup that was made elsewhere and is known to be safe. */
export const rawHtml = (markup: string): Html => ({ html: markup });

/** Whether a text is an address that a page may link to. */
export const isWebAddress = (text: unknown): text is string => typeof text === "string" && /^https?:\/\//.test(text);

function render(value: Value): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "object") return "html" in value ? value.html : value.map(render).join("");
  return escapeHtml(String(value));
}

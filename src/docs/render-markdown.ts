import { Marked, type Tokens } from "marked";
import { type Html, html, rawHtml } from "./html.ts";

export interface Heading {
  level: number;
  text: string;
  /** Its anchor, as GitHub makes it. */
  id: string;
}

interface RenderedMarkdown {
  html: Html;
  headings: Heading[];
}

interface LinkOptions {
  /** Where an address leads on this site; undefined when nowhere, and then its text alone stays. */
  link?: (href: string) => string | undefined;
  /** Where the name in a code span leads; undefined for most. */
  code?: (name: string) => string | undefined;
}

/**
 * A document as HTML. Markup in it is shown as text, comments are left out, pictures become links, and links lead to web
 * addresses or to where `link` says.
 */
export function renderMarkdown(
  text: string,
  { link = (href) => href, code = () => undefined }: LinkOptions = {},
): RenderedMarkdown {
  const headings: Heading[] = [];
  const marked = new Marked({ gfm: true });
  const idOf = headingIds();
  marked.use({
    renderer: {
      html: ({ text }) => (/^\s*<!--[\s\S]*-->\s*$/.test(text) ? "" : html`${text}`.html),
      heading({ tokens, depth }) {
        const shown = this.parser.parseInline(tokens);
        const plain = this.parser.parseInline(tokens, this.parser.textRenderer);
        const heading = { level: depth, text: withoutEntities(plain), id: idOf(withoutEntities(plain)) };
        headings.push(heading);
        return `<h${depth} id="${html`${heading.id}`.html}">${shown}</h${depth}>\n`;
      },
      code: ({ text, lang }) =>
        html`<pre tabindex="0"${lang && html` class="language-${lang}"`}><code>${colouredCode(text, lang)}</code></pre>\n`
          .html,
      codespan({ text }) {
        const shown = html`<code>${text}</code>`;
        const href = code(text);
        return (href === undefined ? shown : html`<a href="${href}">${shown}</a>`).html;
      },
      link({ href, tokens }) {
        const target = safe(link(href));
        const shown = rawHtml(this.parser.parseInline(tokens));
        return (target === undefined ? shown : html`<a href="${target}">${shown}</a>`).html;
      },
      image({ href, text }) {
        const target = safe(link(href));
        return (target === undefined ? html`${text}` : html`<a href="${target}">${text}</a>`).html;
      },
      table(token: Tokens.Table) {
        // What is empty is the header of nothing.
        const row = (cells: Tokens.TableCell[], header = false) =>
          `<tr>${cells
            .map(({ text, tokens }) => ({ name: header && text ? "th" : "td", shown: this.parser.parseInline(tokens) }))
            .map(({ name, shown }) => `<${name}>${shown}</${name}>`)
            .join("")}</tr>`;
        const rows = token.rows.map((cells) => row(cells)).join("\n");
        return `<div class="wide" tabindex="0"><table><thead>${row(token.header, true)}</thead><tbody>\n${rows}\n</tbody></table></div>\n`;
      },
    },
  });
  return { html: rawHtml(marked.parse(text, { async: false })), headings };
}

/** Strings and comments of the languages that begin a comment with `//` or `#`. */
const tokens: Record<string, RegExp> = {
  ts: /("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|(\/\/.*)/g,
  sh: /("(?:[^"\\\n]|\\.)*"|'[^'\n]*')|((?<=^|\s)#.*)/gm,
};
tokens.yaml = tokens.sh as RegExp;

function colouredCode(text: string, language = ""): Html[] {
  const pattern = tokens[language];
  if (!pattern) return [html`${text}`];
  // Between two matches stand what each of the two groups took, one of them undefined.
  return text.split(pattern).map((piece = "", i) => {
    if (i % 3 === 0 || !piece) return html`${piece}`;
    return html`<span class="${i % 3 === 1 ? "string" : "comment"}">${piece}</span>`;
  });
}

/** An address that runs nothing, as a browser reads it: of the web, of mail, or within the site. */
function safe(href: string | undefined): string | undefined {
  const here = "http://site.invalid";
  if (href === undefined || !URL.canParse(href, here)) return undefined;
  const { origin, protocol } = new URL(href, here);
  return origin === here || /^https?:\/\//i.test(href) || protocol === "mailto:" ? href : undefined;
}

const withoutEntities = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name] ?? "",
  );

/** Anchors for headings, each once. */
function headingIds(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const id = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count ? `${id}-${count}` : id;
  };
}

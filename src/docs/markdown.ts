/**
 * Prose of a contract as Markdown that can neither bring markup of its own into a page nor load anything: tags are
 * shown as text, pictures become links. Code is left as it is.
 */
export function safeMarkdown(text: string): string {
  // Odd pieces are code: fences first, then spans closed by as many backticks as opened them.
  return text
    .split(/(^```[\s\S]*?^```[^\S\n]*$|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`))/m)
    .map((piece, i) => (i % 3 === 0 ? outsideCode(piece) : i % 3 === 1 ? piece : ""))
    .join("");
}

const outsideCode = (text = ""): string =>
  text
    .replace(/!\[/g, "[")
    .replace(/<(?!https?:\/\/[^\s<>]+>)/g, "&lt;")
    .replace(/\]\(\s*(?!https?:|#|mailto:)[a-z][a-z0-9+.-]*:/gi, "](#");

/** Text in a code span, whatever backticks it has. */
export function codeSpan(text: string): string {
  const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") || text === "" ? " " : "";
  return `${fence}${pad}${text.replace(/\s*\n\s*/g, " ")}${pad}${fence}`;
}

/** Text in a fenced block, whatever fences it has. */
export function codeBlock(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A link, or its text alone when the address is no web address. */
export function link(text: string, url: string): string {
  const address = url.replace(/[\s<>()]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return /^https?:\/\//.test(url) ? `[${text}](${address})` : text;
}

/** A table; cells are Markdown on one line. No rows, no table. */
export function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return "";
  // Only a pipe that is not escaped yet: a cell may have gone through another table's hands.
  const cell = (text: string) => text.replace(/\s*\n\s*/g, " ").replace(/(?<!\\)\|/g, "\\|");
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A heading of a level. */
export const heading = (level: number, text: string): string => `${"#".repeat(level)} ${text}`;

/** Blocks with an empty line between them; empty ones are left out. */
export const blocks = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join("\n\n");

/** The first paragraph of Markdown as plain text, for a place that shows no Markdown. */
export const plainText = (markdown: string): string =>
  (markdown.trim().split(/\n\s*\n/)[0] ?? "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)+/g, "$1")
    .replace(/(`+)(.+?)\1/g, "$2")
    .replace(/(\*\*|__)(.+?)\1/g, "$2")
    .replace(/\s+/g, " ");

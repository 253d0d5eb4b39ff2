import type { Evidence } from "../contract/index.ts";
import { link, safeMarkdown } from "./markdown.ts";

/** What the levels mean, in one sentence each; the words are the contract's own. */
export const meanings = {
  documented: "A page of the vendor says so.",
  observed: "Seen in public client code or in traffic.",
  assumed: "Our assumption; the note says why.",
};

/** Evidence in one line of Markdown: level, source, note. A source that the reader has `seen` already is left out. */
export function evidenceText({ level, source, note }: Evidence, seen?: string): string {
  const parts = [`**${safeMarkdown(level)}**`];
  if (source && source !== seen) parts.push(link("source", source));
  return `${parts.join(", ")}.${note ? ` ${safeMarkdown(note.trim())}` : ""}`;
}

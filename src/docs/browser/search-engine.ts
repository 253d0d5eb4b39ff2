import MiniSearch from "minisearch";
import type { SearchRecord } from "./search-record.ts";

export interface Search {
  /**
   * The best records for some words, each of which may be the beginning of one or be misspelt by a letter or two.
   *
   * @param api The API that the reader is at: what is found there comes before what fits as well elsewhere.
   */
  find(words: string, api?: string): SearchRecord[];
}

/** How much a kind counts: who types a whole name means the operation rather than one of its values. */
const weights: Record<string, number> = {
  API: 3,
  operation: 2,
  webhook: 2,
  guide: 1.6,
  "error code": 1.2,
  property: 1.1,
};

export function createSearch(records: readonly SearchRecord[]): Search {
  const index = new MiniSearch<SearchRecord & { id: number }>({
    fields: ["title", "more", "where", "text", "kind"],
    tokenize: wordsOf,
    searchOptions: {
      boost: { title: 4, more: 4 },
      prefix: true,
      combineWith: "AND",
      // The words of a question are not taken apart: who types `order_number` means both parts, in one name.
      tokenize: (text) =>
        text
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean),
    },
  });
  index.addAll(records.map((record, id) => ({ ...record, id })));
  return {
    find(words, api) {
      const boostDocument = (id: number) => weightOf(records[id], words.trim().toLowerCase(), api);
      // The more letters may be wrong, the more is found that nobody meant: only where nothing else is.
      for (const wrong of [0, 1, 2]) {
        const fuzzy = (word: string) => (word.length > 3 ? Math.min(wrong, word.length - 3) : 0);
        const found = index.search(words, { boostDocument, fuzzy });
        if (found.length) return found.slice(0, 50).map(({ id }) => records[id] as SearchRecord);
      }
      return [];
    },
  };
}

function weightOf(record: SearchRecord | undefined, asked: string, api: string | undefined): number {
  if (!record) return 0;
  const names = [record.title, record.more, record.title.split(".").at(-1)];
  const isExact = names.some((name) => name?.toLowerCase() === asked);
  return (weights[record.kind] ?? 1) * (record.api === api ? 1.5 : 1) * (isExact ? 4 : 1);
}

/** The words of a text, and those that a name is made of: `orderNumber` is found by `order`, `number` and `ordernumber`. */
export function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}_-]+/u).flatMap((word) => {
    const parts = word.split(/[_-]|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
    const whole = parts.join("");
    return (parts.length > 1 ? [whole, ...parts] : parts).map((part) => part.toLowerCase());
  });
}

import type { Mistakes } from "./attempt.ts";

/** What was signed is another request that is at hand, in part or as a whole, and not the one that was sent. */
export const otherRequestMistakes: Mistakes = ({ expression, scope }, { other }) => {
  if (!other) return [];
  const { called, request } = other;
  const { method, url, body } = request;
  const as = (words: string, changed: object) => ({ words, attempt: { expression, scope: { ...scope, ...changed } } });
  return [
    as(`with the body of ${called}`, { body }),
    as(`with the URL of ${called}`, { url }),
    as(`of ${called}`, { method, url, body }),
  ];
};

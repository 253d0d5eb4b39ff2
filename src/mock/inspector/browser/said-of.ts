import type { ShownExchange } from "../show-exchange.ts";

/** What is said of an exchange, each in a sentence. */
export const saidOf = ({ explanation, reasons }: Pick<ShownExchange, "explanation" | "reasons">): string[] =>
  // The explanation begins with what the mock said.
  [...(explanation?.headline ? [explanation.headline] : reasons), ...(explanation?.notes ?? [])].map(sentenceOf);

/** A clause as a sentence. That the request was refused stands above it. */
function sentenceOf(clause: string): string {
  const told = clause.replace(/^Refused: /, "");
  // What is not a word of the language, such as a pointer or a name in two cases, begins as it is.
  const begun = /^[a-z]+ /.test(told) ? told.charAt(0).toUpperCase() + told.slice(1) : told;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

import type { ExchangeLine } from "../show-exchange.ts";

const words: Record<ExchangeLine["verdict"], string> = {
  accepted: "let in",
  refused: "refused",
  invalid: "invalid",
  unrouted: "no such operation",
  failed: "the mock failed",
  injected: "a fault of the scenario",
};

/** What became of a request, in words. */
export const verdictOf = ({ verdict, status }: Pick<ExchangeLine, "verdict" | "status">) => ({
  words: words[verdict],
  isGood: verdict === "accepted" && status < 400,
});

import { expect, test } from "vitest";
import { saidOf } from "./said-of.ts";

const explained = { digests: [], names: [] };

test.each([
  [["the header x-key is missing"], undefined, ["The header x-key is missing."]],
  [["Request body is required", "/a/b is late"], undefined, ["Request body is required.", "/a/b is late."]],
  [["GET /x: the contract of shop has no such path"], undefined, ["GET /x: the contract of shop has no such path."]],
  [
    ["the time is off"],
    ["Refused: the time is off.", ["All else is right."]],
    ["The time is off.", "All else is right."],
  ],
  [["it differs"], ["The hash differs.", ["Refused: the clock is late."]], ["The hash differs.", "The clock is late."]],
] as [string[], [string, string[]] | undefined, string[]][])(
  "what is said of a request are sentences: %j, %j",
  (reasons, told, said) => {
    const explanation = told && { ...explained, headline: told[0], notes: told[1] };
    expect(saidOf({ reasons, explanation })).toEqual(said);
  },
);

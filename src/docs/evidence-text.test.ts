import { expect, test } from "vitest";
import { evidenceText } from "./evidence-text.ts";

test("evidence is its level, source and note", () => {
  expect(evidenceText({ level: "observed", source: "https://x.example", note: "In a client." })).toBe(
    "**observed**, [source](https://x.example). In a client.",
  );
});

test("constraints are named where they are known in another way than what they are about", () => {
  const constraints = {
    enum: "documented",
    format: { level: "assumed", note: "Read off the sample." },
    required: { id: "documented", type: { level: "observed", source: "https://y.example" } },
  };
  expect(evidenceText({ level: "documented", constraints })).toBe(
    "**documented**. Its format: **assumed**. Read off the sample. That `type` is required: **observed**, [source](https://y.example).",
  );
  expect(evidenceText({ level: "documented", constraints: { required: "assumed" } })).toBe(
    "**documented**. That it is required: **assumed**.",
  );
});

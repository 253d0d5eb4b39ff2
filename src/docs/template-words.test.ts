import { expect, test } from "vitest";
import { builtInNames, functionSignatures } from "../auth/index.ts";
import { functionMeanings, nameMeanings } from "./template-words.ts";

test("every name and every function of a template is explained", () => {
  expect(Object.keys(nameMeanings).sort()).toEqual([...builtInNames].sort());
  expect(Object.keys(functionMeanings).sort()).toEqual(Object.keys(functionSignatures).sort());
});

import { expect, test } from "vitest";
import { countEvidence } from "./count-evidence.ts";

test("claims are counted wherever they stand, and not in data", () => {
  const claim = (level: string) => ({ "x-evidence": { level } });
  const document = {
    servers: [claim("documented")],
    paths: { "/a": { get: { ...claim("documented"), responses: { default: claim("assumed") } } } },
    components: {
      examples: { A: { value: claim("observed"), ...claim("assumed") } },
      schemas: {
        example: claim("observed"),
        B: { properties: { default: claim("observed"), c: { ...claim("x"), default: claim("observed") } } },
      },
    },
  };
  expect(countEvidence(document)).toEqual({ documented: 2, observed: 2, assumed: 2 });
});

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseTemplate, sign } from "countersign/auth";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadApis } from "../src/contract/index.ts";
import type { Vector } from "./vector.ts";

for (const contract of await loadApis()) {
  const file = join(dirname(contract.file), "vectors.yaml");
  if (!existsSync(file)) continue;
  const vectors: Vector[] = parse(readFileSync(file, "utf8"));
  describe(`signatures of ${contract.api}`, () => {
    test.each(vectors.map((vector) => [`${vector.name} (${vector.source})`, vector] as const))(
      "%s",
      async (_, vector) => {
        const { request, at, credentials } = vector;
        const scheme = vector.scheme
          ? contract.schemes[vector.scheme]
          : { in: "header" as const, name: "x-vector", value: parseTemplate(vector.template ?? "") };
        if (!scheme) throw new Error(`${contract.api} has no security scheme ${vector.scheme}`);
        const wire = {
          method: request.method,
          url: request.url,
          headers: new Headers(request.headers),
          body: new TextEncoder().encode(request.body ?? ""),
        };
        const signed = await sign({ vector: scheme }, ["vector"], wire, credentials, { at });
        const value = signed.headers.get(scheme.name);
        if (vector.expectPrefix) expect(value?.slice(0, vector.expectPrefix.length)).toBe(vector.expectPrefix);
        else expect(value).toBe(vector.expect);
      },
    );
  });
}

import { expect, test } from "vitest";
import { refuseRefChains } from "./refuse-ref-chains.ts";

const place = (pointer: string) => `acme.yaml at ${pointer}`;

const chainOf = (length: number, last: object = { type: "string" }): object => ({
  components: {
    schemas: Object.fromEntries(
      Array.from({ length: length + 1 }, (_, i) => [
        `S${i}`,
        i < length ? { $ref: `#/components/schemas/S${i + 1}` } : last,
      ]),
    ),
  },
});

test("some references in a row are followed, and schemas may refer to themselves", () => {
  refuseRefChains(chainOf(20), place);
  refuseRefChains(chainOf(2, { properties: { child: { $ref: "#/components/schemas/S0" } } }), place);
  refuseRefChains({ a: { $ref: "#/nothing" }, b: { $ref: "#/%" }, c: { $ref: "other.yaml" } }, place);
});

test("twenty thousand in a row are refused at once, in whichever order they stand", () => {
  expect(() => refuseRefChains(chainOf(20_000), place)).toThrow(
    /^acme.yaml at .*\/\$ref: \$ref "#.*" leads to another \$ref, and so on/,
  );
  const reversed = Object.fromEntries(Object.entries((chainOf(500) as any).components.schemas).reverse());
  expect(() => refuseRefChains({ components: { schemas: reversed } }, place)).toThrow("leads to another $ref");
});

test("references that only lead to each other are named", () => {
  expect(() => refuseRefChains(chainOf(1, { $ref: "#/components/schemas/S0" }), place)).toThrow(
    'acme.yaml at /components/schemas/S0/$ref: $ref "#/components/schemas/S1" leads back to itself, and to nothing else.',
  );
});

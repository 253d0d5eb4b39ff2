import { expect, test } from "vitest";
import { idMaker } from "./id-maker.ts";

test.each([
  [
    ["550e8400-e29b-41d4-a716-446655440000"],
    {},
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  ],
  [[], { format: "uuid" }, /^[0-9a-f]{8}-[0-9a-f]{4}-4/],
  [["cus_79fb361a05074629bf1ecf0d14cd244e"], {}, /^cus_[0-9a-f]{32}$/],
  [["INV-1234567890-abc123"], {}, /^INV-\d{10}-[0-9a-f]{6}$/],
  [["wh_Ab9z"], {}, /^wh_[0-9A-Za-z]{4}$/],
  [["0041"], {}, /^0044$/],
  [[7, 54], { type: "integer" }, /^57$/],
  [[], { type: "integer" }, /^3$/],
  [[], { type: "integer", minimum: 100 }, /^102$/],
  [[], { pattern: "^ord-[0-9a-f]{8}$" }, /^ord-[0-9a-f]{8}$/],
  [["ord-x"], { pattern: "^ord-[a-z]+$" }, /^ord-[a-z]{4,13}$/],
  // An example of digits and letters shows less than the pattern says.
  [["YC03aaaaaaaa"], { pattern: "^YC[0-9a-f]{10}$" }, /^YC[0-9a-f]{10}$/],
  // A pattern without a choice, or of another engine, makes no ids.
  [[], { pattern: "^only$", maxLength: 6 }, /^[0-9a-f]{6}$/],
  [[], { pattern: "(?i)^a$", maxLength: 6 }, /^[0-9a-f]{6}$/],
  [["word"], { type: "string", maxLength: 8 }, /^[0-9a-f]{8}$/],
])("an id is made in the form of %j", (examples, schema, form) => {
  const makeId = idMaker({ examples, schema });
  const make = (text: string) => makeId(text, 3);
  expect(String(make("a"))).toMatch(form);
  expect(make("a")).toBe(make("a"));
});

test.each([
  ["ACCOUNT_1", {}, 200],
  ["ACCOUNT_1", { maxLength: 9 }, 10],
  ["ACCOUNT_1", { pattern: "^ACCOUNT_\\d$" }, 10],
])(
  "ids of %j and %j are more than the example has room for, where such ids may be longer",
  (example, schema, count) => {
    const makeId = idMaker({ examples: [example], schema });
    const made = new Set(Array.from({ length: 200 }, (_, n) => makeId(`text ${n}`, n)));
    expect(made.size).toBeGreaterThan(count - 5);
    expect(made.size).toBeLessThanOrEqual(count);
  },
);

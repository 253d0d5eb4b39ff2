import fc from "fast-check";
import { expect, test } from "vitest";
import { clientOf, type Loose } from "./fixtures/acme.ts";

const text = fc.string({ unit: fc.constantFrom(..."aZ09 +'\"&=%/?#;:@!$()*,~[]{}|<>é€🙂"), maxLength: 8 });
const scalar = fc.oneof(text, fc.integer(), fc.boolean());
const header = fc.oneof(fc.constantFrom("a", "b c", "1"), fc.integer());
const name = fc.constantFrom("q", "tags", "filter", "a[]", "A");

const call = fc.record({
  params: fc.record({
    path: fc.record({ id: text.filter((text) => !/^\.{0,2}$/.test(text)) }),
    query: fc.dictionary(name, fc.oneof(scalar, fc.array(scalar), fc.dictionary(name, scalar))),
    header: fc.dictionary(fc.constantFrom("x-a", "X-B"), fc.oneof(header, fc.constantFrom(null, undefined))),
  }),
  headers: fc.dictionary(fc.constantFrom("x-a", "x-b", "content-type"), fc.constant("application/x+json")),
  body: fc.oneof(fc.constant(undefined), fc.jsonValue()),
});

/** What a call puts on the wire, and what it gives. */
async function sent(make: (client: Loose) => Promise<Loose>, use?: boolean) {
  const seen: Request[] = [];
  const client = clientOf("https://acme.example/v1", {
    now: () => 1,
    headers: { "x-c": "common", "x-a": "common" },
    fetch: async (request) => {
      seen.push(request);
      return Response.json({ id: "1", n: 1 }, { status: 200 });
    },
  });
  if (use) client.use({ onRequest: () => undefined });
  const { data } = await make(client);
  const [{ method, url, headers }] = seen as [Request];
  const { origin, pathname, searchParams } = new URL(url);
  // Of what was signed the spelling counts, of what was sent the meaning.
  const told = Object.fromEntries([...headers].filter(([name]) => name !== "x-signature"));
  return { method, origin, pathname, query: [...searchParams], told, body: await seen[0]?.text(), data };
}

test("a call by operationId sends and gives what the same call by path does, through openapi-fetch", async () => {
  await fc.assert(
    fc.asyncProperty(call, async (init) => {
      const direct = await sent((client) => client.patchThing(init));
      expect(direct).toEqual(await sent((client) => client.PATCH("/things/{id}", init)));
      expect(direct).toEqual(await sent((client) => client.patchThing(init), true));
    }),
    { numRuns: 200 },
  );
});

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constructEvent, signTestEvent, type WebhooksDescriptor } from "countersign/webhooks";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadApis } from "../src/contract/index.ts";
import type { Vector } from "./vector.ts";

for (const contract of await loadApis()) {
  if (contract.webhooks.length === 0) continue;
  const { webhooks }: { webhooks: WebhooksDescriptor } = await import(`../generated/${contract.api}/webhooks.ts`);
  const names = Object.keys(webhooks.webhooks);
  const isUnsigned = (name: string) =>
    webhooks.webhooks[name]?.security.flat().some((scheme) => webhooks.schemes[scheme]?.unknown !== undefined);

  describe(`webhooks of ${contract.api}`, () => {
    test("each of the contract has a descriptor", () => {
      expect(names).toHaveLength(contract.webhooks.length);
    });

    test.each(names)("%s: the contract's example is signed, verified and fits", async (name) => {
      const { body, headers } = await signTestEvent(webhooks, name, undefined, contract.testCredentials);
      const drift: unknown[] = [];
      const options = { onDrift: (found: unknown) => drift.push(found) };
      const construct = (raw: string, unsigned?: "accept") =>
        constructEvent(webhooks, raw, headers, contract.testCredentials, { ...options, unsigned });
      if (isUnsigned(name)) await expect(construct(body)).rejects.toMatchObject({ code: "unsigned" });
      else await expect(construct(`${body} `)).rejects.toMatchObject({ code: "body-changed" });
      expect(await construct(body, isUnsigned(name) ? "accept" : undefined)).toEqual(JSON.parse(body));
      expect(drift).toEqual([]);
    });

    const file = join(dirname(contract.file), "vectors.yaml");
    const vectors: Vector[] = existsSync(file) ? parse(readFileSync(file, "utf8")) : [];
    const published = vectors.filter(({ scheme }) => scheme !== undefined && Object.hasOwn(webhooks.schemes, scheme));
    test.each(published.map((vector) => [`${vector.name} (${vector.source})`, vector] as const))(
      "the vector %s is verified",
      async (_, { scheme = "", request, at, credentials, expect: value = "" }) => {
        const headers = { ...request.headers, [webhooks.schemes[scheme]?.name ?? ""]: value };
        const construct = (raw = "") => constructEvent(webhooks, raw, headers, credentials, { now: at });
        expect(await construct(request.body)).toEqual(JSON.parse(request.body ?? ""));
        await expect(construct(`${request.body}x`)).rejects.toMatchObject({ code: "wrong-signature" });
      },
    );
  });
}

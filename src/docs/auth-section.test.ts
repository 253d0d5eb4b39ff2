import { expect, test } from "vitest";
import { parseTemplate, printSource, type TemplateSource } from "../auth/index.ts";
import { type Contract, loadContract } from "../contract/index.ts";
import { authSection } from "./auth-section.ts";
import { workedExample } from "./worked-example.ts";

const harbour = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");

/** The section of an API whose events are signed by this template. */
async function sectionFor(source: TemplateSource): Promise<string> {
  const event = { in: "header" as const, name: "X-Event", value: parseTemplate(source), template: printSource(source) };
  const contract: Contract = { ...harbour, schemes: { event } };
  const [webhook] = contract.webhooks;
  if (!webhook) throw new Error("the fixture has no webhook");
  return authSection(contract, [await workedExample(contract, webhook)], 2);
}

test("names of `let` stand before the value, and the worked example shows what each was", async () => {
  const section = await sectionFor({
    let: { day: '{time("YYYYMMDD")}', scope: "{day}/events" },
    value: "{hex(hmacSha256(secretKey, scope, body))}",
  });
  expect(section).toContain(
    'day = {time("YYYYMMDD")}\nscope = {day}/events\n\n{hex(hmacSha256(secretKey, scope, body))}',
  );
  expect(section).toContain("| `time(…)` | The time in a format, UTC, so many seconds later. |");
  expect(section).toContain('day = time("YYYYMMDD")\n20200629\n\nscope = ');
  expect(section).toContain("\n20200629/events\n");
  expect(section).toContain("| `scope` | 0 to 14 | `20200629/events` |");
});

test("what a signature covers is told, and that a value without one covers nothing", async () => {
  expect(await sectionFor("{hex(hmacSha256(secretKey, body))}")).toContain(
    "Covered by a signature as a whole: body. Not covered, or not as a whole: method, host, path, query;",
  );
  expect(await sectionFor("{secretKey}")).toContain("No part of the request is signed:");
});

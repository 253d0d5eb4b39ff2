import { beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../contract/index.ts";
import { casesFor } from "./cases/index.ts";
import { baseUrl, connectTo, shelf, shelfServer } from "./fixtures/shelf-server.ts";
import { runChecks } from "./run-checks.ts";

let contract: Contract;
beforeAll(async () => {
  contract = await shelf();
});
it("all", async () => {
  const r = await runChecks({ contract, connect: connectTo(contract), wire: shelfServer(contract), baseUrl });
  for (const x of r)
    console.log(x.ok, x.status, x.skipped ?? "", x.case.name, x.findings.map((f) => f.summary).join("\n      "));
});

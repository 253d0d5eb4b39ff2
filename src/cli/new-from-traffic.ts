import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { readHar } from "../checks/index.ts";
import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { runRedocly } from "../core/redocly-cli.ts";
import type { Beginning } from "./new.ts";

/**
 * A contract that begins with what Redocly infers from recorded traffic. Operations and servers are `observed`.
 *
 * @throws UsageError when there is no such file, or nothing can be inferred from it.
 */
export async function newFromTraffic(api: string, from: string): Promise<Beginning> {
  if (!existsSync(from)) throw new UsageError(`new: --from: ${from}: there is no such file.`);
  readHar(readFileSync(from, "utf8"), `new: --from: ${from}`);
  const folder = mkdtempSync(join(tmpdir(), "countersign-traffic-"));
  try {
    const output = join(folder, "openapi.yaml");
    const args = ["generate-spec", resolve(from), "--openapi-version=3.1", `--title=${api}`, `--output=${output}`];
    const { reason } = await runRedocly(args, folder);
    if (!existsSync(output)) throw new UsageError(`new: --from: nothing can be inferred from ${from}: ${reason}`);
    const root = "openapi.yaml";
    return { root, next: root, files: { [root]: withEvidence(readFileSync(output, "utf8"), from) } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withEvidence(description: string, from: string): string {
  const { isMap, parseDocument } = lazyRequire<typeof import("yaml")>("yaml");
  const document = parseDocument(description);
  const evidence = {
    level: "observed",
    source: "https://vendor.example/TODO",
    note: `Inferred from ${basename(from)}.`,
  };
  const { servers = [], paths = {} } = document.toJS();
  for (const i of servers.keys()) document.setIn(["servers", i, "x-evidence"], document.createNode(evidence));
  for (const [path, item] of Object.entries<object>(paths))
    for (const method of Object.keys(item))
      if (isMap(document.getIn(["paths", path, method])))
        document.setIn(["paths", path, method, "x-evidence"], document.createNode(evidence));
  return document.toString({ lineWidth: 0 });
}

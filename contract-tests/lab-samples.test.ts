import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type MockServer, startMockServer } from "countersign-dev/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Contract, loadApis, loadContract } from "../src/contract/index.ts";
import { buildRequest, parameterKey } from "../src/docs/lab/browser/build-request.ts";
import { codeOf, urlAt } from "../src/docs/lab/browser/code-panel.ts";
import { type Judgement, judgePasted } from "../src/docs/lab/browser/judge-pasted.ts";
import { signRequest } from "../src/docs/lab/browser/sign-request.ts";
import { type LabData, type LabOperation, labData } from "../src/docs/lab/lab-data.ts";

const run = promisify(execFile);

/** How the code of each language is run: a file of that name, by that program. */
const languages: Record<string, { file: string; program: string; args?: string[]; isSlow?: boolean }> = {
  curl: { file: "call.sh", program: "sh" },
  TypeScript: { file: "call.mjs", program: "node" },
  Python: { file: "call.py", program: "python3" },
  PHP: { file: "call.php", program: "php" },
  // They compile: seconds for each, the first time half a minute.
  Go: { file: "call.go", program: "go", args: ["run"], isSlow: true },
  Java: { file: "Call.java", program: "java", isSlow: true },
};

/** Why a language is not run; empty when it is. */
function missing({ program, isSlow }: { program: string; isSlow?: boolean }): string {
  if (isSlow && !process.env.LAB_LANGUAGES)
    return "skipped: it compiles; set LAB_LANGUAGES=all, as make docs-test does";
  try {
    execFileSync("which", [program], { stdio: "ignore" });
    return "";
  } catch {
    return `skipped: ${program} is not installed`;
  }
}

/** An API that signs method, host, target, time, nonce, body and content type. */
const wire = await loadContract(fileURLToPath(new URL("runtimes/wire.yaml", import.meta.url)), "wire");
const apis = await loadApis();
const contracts = [wire, ...apis];
const body = '{"name": "Žana \\u20ac 😀",\n "price":1.0,"quotes":"it\'s `$x` \\"\\\\ #{y} </script>"}';

interface Sent {
  name: string;
  contract: Contract;
  id: string;
  values?: Record<string, string>;
  body?: string;
}

const nasty: Sent[] = [
  { name: "JSON that is not ASCII", contract: wire, id: "sendJson", body },
  {
    name: "a query",
    contract: wire,
    id: "echo",
    values: { "path id": "a/b ž'", "query q": "it's 100% & more+", "query list": '["ž","&="]' },
  },
  { name: "a form", contract: wire, id: "sendForm", body: "text=%C5%BD+%24x&empty=&sign=%27%22" },
];

/** The first operation of each API that sends JSON and that anybody can sign for, with the body of its sample. */
const samples: Sent[] = apis.flatMap((contract) => {
  const { schemes, operations } = labData(contract);
  const signable = ({ security: [way = []] }: LabOperation) =>
    way.every((name) => schemes[name]?.unknown === undefined);
  const found = operations.find(
    (one) => one.method === "POST" && one.body.startsWith("{") && one.security.length > 0 && signable(one),
  );
  return found ? [{ name: `${contract.api} ${found.id}`, contract, id: found.id }] : [];
});

async function code({ contract, id, values = {}, body }: Sent, base: string): Promise<Record<string, string>> {
  const data: LabData = labData(contract);
  const operation = data.operations.find((one) => one.id === id) as LabOperation;
  const server = data.servers[0]?.url ?? "";
  const parameters = {
    ...Object.fromEntries(operation.parameters.map((one) => [parameterKey(one), one.value])),
    ...values,
  };
  const input = { server, parameters, contentType: operation.types[0] ?? "", body: body ?? operation.body };
  const unsigned = buildRequest(operation, input);
  const { signed } = await signRequest(data, operation.security[0] ?? [], unsigned, data.testCredentials, {
    at: Date.now(),
  });
  return codeOf(data, signed, urlAt(`${base}/${contract.api}`, server, signed.url));
}

const signable = apis.flatMap((contract) =>
  labData(contract).operations.flatMap(({ id, security: [way] }) =>
    way ? [[contract.api, id, contract] as const] : [],
  ),
);

test.each(signable)(
  "what the lab signs is right when it is pasted, and told when it is not: %s %s",
  async (_, id, contract) => {
    const data = labData(contract);
    const operation = data.operations.find((one) => one.id === id) as LabOperation;
    const at = Date.now();
    const server = operation.isWebhook ? "https://shop.example/hooks" : (data.servers[0]?.url ?? "");
    const parameters = Object.fromEntries(operation.parameters.map((one) => [parameterKey(one), one.value || "1"]));
    const input = { server, parameters, contentType: operation.types[0] ?? "", body: operation.body };
    const unsigned = buildRequest(operation, input);
    const { signed } = await signRequest(data, operation.security[0] ?? [], unsigned, data.testCredentials, { at });
    const beside = { operation, unsigned, signed, credentials: data.testCredentials, now: at };
    const paste = (request: typeof signed) => judgePasted(data, codeOf(data, request, request.url).curl ?? "", beside);
    const unknown = (operation.security[0] ?? []).some((name) => data.schemes[name]?.unknown !== undefined);
    const { diagnosis, operation: found } = (await paste(signed)) as Judgement;
    expect(diagnosis.headline).toMatch(unknown ? /is missing/ : /^All is right/);
    expect(found?.id).toBe(id);
    const bare = (await paste(unsigned)) as Judgement;
    expect(bare.diagnosis.headline).toMatch(/^Refused: the (header|query|body) \S+ is missing\.$/);
  },
);

describe("the code of the signature lab", () => {
  let folder: string;
  let server: MockServer;
  let verdicts: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lab-samples-"));
    server = await startMockServer(contracts, {
      // The same object is created in every language.
      stateless: true,
      port: 0,
      onRequest: ({ verdict, detail }) => void verdicts.push([verdict, ...(detail?.reasons ?? [])].join(": ")),
    });
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [language, how] of Object.entries(languages)) {
    const why = missing(how);
    test.skipIf(why)(`is accepted by the mock: ${language}${why && ` (${why})`}`, { timeout: 240_000 }, async () => {
      for (const sent of how.isSlow ? nasty : [...nasty, ...samples]) {
        verdicts = [];
        const file = join(folder, how.file);
        await writeFile(file, (await code(sent, server.url))[language] ?? "");
        await run(how.program, [...(how.args ?? []), file], { cwd: folder });
        expect(verdicts, sent.name).toEqual(["accepted"]);
      }
    });
  }
});

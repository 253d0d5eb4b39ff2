import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { command } from "./sign.ts";

const file = fileURLToPath(new URL("../../contract-tests/fixtures/template-places.yaml", import.meta.url));

afterEach(() => void vi.restoreAllMocks());

/** What the command prints, results and notes. */
async function print(options: Record<string, unknown>, url = "https://places.example/v1/payments"): Promise<string> {
  let printed = "";
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((text) => {
      printed += text;
      return true;
    });
  await command.run({
    arguments: [file, "POST", url],
    options: {
      body: '{"order":"o-1","parts":[{"amount":1}]}',
      at: "1700000000123",
      credential: ["secretKey=hush", "apiKey=k"],
      header: ["content-type: application/json"],
      ...options,
    },
  } as never);
  return printed;
}

test("the body is printed as it is sent, with what was put into it", async () => {
  expect(await print({})).toMatch(
    /\n\n\{"order":"o-1","parts":\[\{"amount":1,"sign":"[0-9a-f]{64}"\}\],"digest":"[0-9a-f]{64}"\}\n$/,
  );
  expect(JSON.parse(await print({ json: true })).body).toContain('"digest"');
});

test("a host that is no server of the contract is noted, and this machine is not", async () => {
  const at = (url: string) => print({}, url);
  const note = /^note: evil\.example is no server of \S+, whose hosts are places\.example\.\n/;
  expect(await at("https://evil.example/v1/payments")).toMatch(note);
  for (const url of ["https://places.example/v1/payments", "http://127.0.0.1:4010/v1/payments"])
    expect(await at(url)).not.toContain("note:");
});

test("an explanation says what signatures cover and what not, and no secret", async () => {
  const printed = await print({ explain: true });
  expect(printed).toContain("Not covered, or not as a whole: host;");
  expect(printed).not.toContain("hush");
});

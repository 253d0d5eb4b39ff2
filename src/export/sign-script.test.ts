import { generateKeyPairSync } from "node:crypto";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import {
  arityOf,
  callsIn,
  credentialNames,
  functionNames,
  isAsymmetric,
  parseTemplate,
  sign,
  verify,
} from "../auth/index.ts";
import { type Contract, loadContract } from "../contract/index.ts";
import { formats } from "./export-contract.ts";
import { type ExportedRequest, readRequests } from "./exported-request.ts";
import { runInBruno, runInHttpYac, runInPostman, type ToolRequest } from "./fixtures/run-script.ts";
import type { Format } from "./format.ts";
import { printSignScript } from "./sign-script.ts";

const at = 1593457122345;
const { privateKey: pem } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const tools = [
  ["Postman", formats.postman as Format, runInPostman],
  ["Bruno", formats.bruno as Format, runInBruno],
  ["httpYac", formats.http as Format, runInHttpYac],
] as const;

let depot: Contract;
beforeAll(async () => {
  depot = await loadContract(fileURLToPath(new URL("fixtures/depot.yaml", import.meta.url)));
  depot.testCredentials.privateKey = pem;
});

/** A request as the file of a tool has it. */
const asWritten = ({ name, method, path, query, headers, body, pathValues }: ExportedRequest): ToolRequest => ({
  name,
  method,
  url: `{{baseUrl}}${path.replace(/\{(\w+)\}/g, (_, key) => pathValues[key] ?? "")}${query && `?${query}`}`,
  headers: Object.fromEntries(headers),
  ...(body && "text" in body && { body: body.text }),
});

const toWire = ({ method, url, headers, body = "" }: ToolRequest) => ({
  method,
  url,
  headers: new Headers(headers),
  body: new TextEncoder().encode(body),
});

describe.each(tools)("in %s", (_, { abilities, target }, run) => {
  let requests: ExportedRequest[];
  let script: string;
  beforeAll(async () => {
    requests = readRequests(depot, abilities);
    script = await printSignScript(depot, requests, target);
  });

  test("what is sent is what the contract verifies, and another secret is refused", async () => {
    const variables = { ...depot.testCredentials, baseUrl: "http://localhost/depot" };
    for (const request of requests.filter(({ notes, body }) => notes.length === 0 && !(body && "form" in body))) {
      const [choice = []] = request.choices;
      const sent = await run(script, asWritten(request), variables, at);
      const verdict = (secretKey: string) =>
        verify(depot.schemes, choice, toWire(sent), { ...depot.testCredentials, secretKey }, { now: at });
      expect(await verdict("sk_hush"), request.name).toMatchObject({ ok: true });
      if (credentialNames(depot.schemes, choice).includes("secretKey"))
        expect(await verdict("another"), request.name).toMatchObject({ ok: false });
    }
  });

  test("a request that somebody added is signed as most are, with its variables filled in", async () => {
    const variables = { ...depot.testCredentials, baseUrl: "http://localhost", what: "té" };
    const own = { name: "mine", method: "PUT", url: "{{baseUrl}}/crates/{{what}} 2?it's=1", headers: {} };
    const sent = await run(script, own, variables, at);
    expect(sent.url).toBe("http://localhost/crates/t%C3%A9%202?it%27s=1");
    const verdict = await verify(depot.schemes, ["key", "time", "signature"], toWire(sent), depot.testCredentials, {
      now: at,
    });
    expect(verdict).toMatchObject({ ok: true });
  });

  test("a variable that is not set is named, and no value is told", async () => {
    const variables = { apiKey: "pk_hush", baseUrl: "http://localhost" };
    const sent = run(
      script,
      { name: "getCrate", method: "GET", url: "{{baseUrl}}/crates/1", headers: {} },
      variables,
      at,
    );
    await expect(sent).rejects.toThrow("getCrate cannot be signed: set apiKey and secretKey in the environment");
  });

  test("where nobody has to, only who has credentials signs", async () => {
    const greet = { name: "greet", method: "GET", url: "http://localhost/greeting", headers: {} };
    expect((await run(script, greet, {}, at)).url).toBe("http://localhost/greeting");
    expect((await run(script, greet, { secretKey: "sk_hush" }, at)).url).toMatch(/\?sig=[0-9a-f]{128}$/);
  });

  test("nothing of this machine is in the script", () => {
    expect(script).not.toMatch(/\/src\/|\/dist\/|<stdin>/);
    expect(script).toContain("//   header X-Signature: {base64(hmacSha256(");
  });

  test("every function makes what it makes here", async () => {
    const { schemes, variables } = await everyFunction(target.isSandbox);
    const contract = { ...depot, schemes } as Contract;
    const names = Object.keys(schemes);
    const request = {
      name: "all",
      method: "POST",
      url: "http://localhost/a/b?x=1&y=%C3%A9",
      headers: { "x-a": "ä" },
      body: '{"a":"é","b":[1]}',
    };
    const all = await printSignScript(
      contract,
      [{ ...requests[0], name: "all", choices: [names] } as ExportedRequest],
      target,
    );
    const sent = await run(all, request, variables, at);
    const signed = await sign(schemes, names, toWire(request), variables, { at });
    for (const name of names)
      expect(sent.headers[`x-${name.toLowerCase()}`], name).toBe(signed.headers.get(`x-${name}`));
  });
});

/** A scheme for each function that gives the same whenever it is called. */
async function everyFunction(isSandbox: boolean) {
  const special: Record<string, string> = {
    unhex: "hex(unhex(hexKey))",
    unbase64: "hex(unbase64(key))",
    json: 'percent(json(body, "/a"))',
    omit: 'percent(omit(body, "/a"))',
    sortedJson: "percent(sortedJson(body))",
    quote: "percent(quote(body))",
    members: "members(body)",
    scalars: "scalars(body)",
    header: 'percent(header("x-a"))',
    headers: 'headers("x-a")',
    time: 'time("YYYY-MM-DD")',
    slice: "slice(key, 1, 3)",
    fixed: 'fixed("1.5", 3)',
    der: "hex(der(sha512(key)))",
  };
  const template = (name: (typeof functionNames)[number]) => {
    if (isAsymmetric(name)) return `{base64(${name}(pem, body))}`;
    const args = ["key", "target", "hexKey"].slice(0, Math.min(Math.max(arityOf(name).least, 2), arityOf(name).most));
    const call = special[name] ?? `${name}(${args.join(", ")})`;
    return `{${/^(md5|sha|hmac)/.test(name) ? `hex(${call})` : call}}`;
  };
  // The others of these give another value each time, or want a key of their own kind.
  const able = (name: string) => !isAsymmetric(name) || (!isSandbox && /^rsaSha/.test(name));
  const schemes = Object.fromEntries(
    functionNames.filter(able).map((name) => {
      const value = parseTemplate(template(name));
      expect(callsIn(value), name).toContain(name);
      return [name, { in: "header" as const, name: `x-${name}`, value, template: template(name) }];
    }),
  );
  return { schemes, variables: { key: "a2V5", hexKey: "6b6579", pem, baseUrl: "" } };
}

import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Contract, loadContract, type Operation } from "../contract/index.ts";
import { type Exported, exportContract, formats } from "./export-contract.ts";
import type { Format } from "./format.ts";
import { readEnvironments } from "./read-environments.ts";

let depot: Contract;
beforeAll(async () => {
  depot = await loadContract(fileURLToPath(new URL("fixtures/depot.yaml", import.meta.url)));
});

/** Each format once: what bundles costs most. */
const exports = new Map<string, Promise<Exported>>();
const exportAs = (name: string): Promise<Exported> => {
  const made = exports.get(name) ?? exportContract(depot, formats[name] as Format);
  exports.set(name, made);
  return made;
};

describe.each(Object.keys(formats))("as %s", (name) => {
  test("no credential is in the requests, and those of the mock are in its environment alone", async () => {
    const { files, environments } = await exportAs(name);
    expect([...files.values()].join()).not.toMatch(/sk_hush|pk_1/);
    const [server = "", mock = ""] =
      environments.size === 1 ? split([...environments.values()]) : [...environments.values()];
    expect(server).toContain("https://sandbox.depot.example/v1");
    expect(server).not.toMatch(/sk_hush|pk_1/);
    expect(mock).toContain("http://127.0.0.1:4010/depot");
    expect(mock).toContain("sk_hush");
  });

  test("what cannot be signed says so, and what has another way is signed by that", async () => {
    const { requests, files } = await exportAs(name);
    const of = (id: string) => requests.find((request) => request.name === id);
    expect(of("guard")).toMatchObject({ notes: [], choices: [["query"]] });
    expect(of("look")).toMatchObject({ notes: [], choices: [] });
    if (name === "http") {
      expect(requests.flatMap(({ notes }) => notes)).toEqual([]);
      return;
    }
    const tool = name === "bruno" ? "Bruno" : "Postman";
    const key = `The header X-Seal is not made: scripts of ${tool} cannot sign with a private key (rsaSha256).`;
    const parts = `The header X-Signature is not made: scripts of ${tool} do not see the bytes of a form in parts.`;
    expect(of("seal")).toMatchObject({ notes: [key], choices: [["key"]] });
    expect(of("addPhoto")).toMatchObject({ notes: [parts], choices: [["key", "time"]] });
    expect([...files.values()].join()).toContain(key);
  });
});

/** The two environments of one file. */
const split = ([text = ""]: string[]): string[] =>
  Object.values<object>(JSON.parse(text)).map((environment) => JSON.stringify(environment));

test("Postman has credentials as secrets, and segments of the path as variables", async () => {
  const { files, environments } = await exportAs("postman");
  const collection = JSON.parse(files.get("depot.postman_collection.json") as string);
  expect(collection.item[0]).toMatchObject({ name: "Crates", item: [{ name: "getCrate" }, { name: "createCrate" }] });
  expect(collection.item[0].item[0].request.url).toEqual({
    raw: "{{baseUrl}}/crates/:id?q=it's%20%C3%A9",
    host: ["{{baseUrl}}"],
    path: ["crates", ":id"],
    query: [{ key: "q", value: "it's%20%C3%A9" }],
    variable: [{ key: "id", value: "a%20b%2F1" }],
  });
  const environment = JSON.parse(environments.get("depot.sandbox.postman_environment.json") as string);
  expect(environment.values).toEqual([
    { key: "baseUrl", value: "https://sandbox.depot.example/v1", type: "default", enabled: true },
    { key: "apiKey", value: "", type: "secret", enabled: true },
    { key: "secretKey", value: "", type: "secret", enabled: true },
  ]);
});

test("Bruno has a folder for each tag, and a value of several lines between three quotes", async () => {
  const { files, environments } = await exportAs("bruno");
  expect([...files.keys()]).toContain("Crates/getCrate.bru");
  expect(files.get("addPhoto.bru")).toContain("  photo: '''\n    line 1\n    line 2\n  '''\n  of: crate\n");
  expect(environments.get("environments/sandbox.bru")).toContain("vars:secret [\n  apiKey,\n  secretKey\n]");
});

test("a .http file has the parts of a form as they are sent", async () => {
  const text = (await exportAs("http")).files.get("depot.http");
  expect(text).toContain(
    "\n\n###\n# Read a crate.\n# @name getCrate\nGET {{baseUrl}}/crates/a%20b%2F1?q=it's%20%C3%A9\n",
  );
  expect(text).toContain(
    '--countersign-part\nContent-Disposition: form-data; name="photo"\n\nline 1\nline 2\n--countersign-part\n',
  );
});

describe("what a contract shows is never run", () => {
  const attack = "{{require('child_process')}}";
  const hostile = async (name: string, body: object, summary = "x") => {
    const document = structuredClone(depot);
    const [, create] = document.operations;
    const operation = { ...create, summary, body: { required: true, content: body } } as Operation;
    const contract = { ...document, operations: [operation] };
    return [...(await exportContract(contract, formats[name] as Format)).files.values()].join("\n");
  };
  const media = (value: unknown) => ({ pointer: "", examples: { one: { value } } });

  test("in JSON", async () => {
    for (const name of Object.keys(formats)) {
      const text = await hostile(name, { "application/json": media({ [attack]: attack, deep: { a: {} } }) });
      expect(text, name).not.toContain("{{require");
      const slash = name === "postman" ? "\\\\" : "\\";
      expect(text, name).toContain(`${slash}u007b${slash}u007brequire`);
    }
  });

  test("in a text or a form of a .http file, where a line may also name a file or begin a request", async () => {
    for (const value of [attack, "a\n< /etc/passwd", "a\n### b", "a\n@b = c"]) {
      const quoted = JSON.stringify(value).replace(/\{/g, "\\u007b").replace(/\}/g, "\\u007d");
      expect(await hostile("http", { "text/plain": media(value) })).toContain(`\n\n{{${quoted}}}\n`);
      expect(await hostile("http", { "multipart/form-data": media({ a: value }) })).toContain(`\n\n{{${quoted}}}\n--`);
    }
  });

  test("in what describes an operation", async () => {
    const json = { "application/json": media({}) };
    const text = await hostile("http", json, `@import a\n###\nGET http://elsewhere.example\n${attack}`);
    expect(text).not.toMatch(/^(GET|\{\{require|# @import)/m);
  });
});

test("the request that issues a credential keeps it in its tool", async () => {
  const issued = await loadContract(fileURLToPath(new URL("fixtures/issued.yaml", import.meta.url)));
  const textOf = async (name: string) =>
    [...(await exportContract(issued, formats[name] as Format)).files.values()].join("\n");
  expect(await textOf("postman")).toContain(
    'pm.environment.set(\\"accessToken\\", pm.response.json()[\\"access_token\\"])',
  );
  expect(await textOf("bruno")).toContain('bru.setVar("accessToken", res.getBody()["access_token"])');
  expect(await textOf("http")).toContain('$global.accessToken = response.parsedBody["access_token"]');
});

test("a server by name, by address, or none", () => {
  const urls = (server?: string) => readEnvironments(depot, [], server).map(({ baseUrl }) => baseUrl);
  const mock = "http://127.0.0.1:4010/depot";
  expect(urls()).toEqual(["https://sandbox.depot.example/v1", mock]);
  expect(urls("production")).toEqual(["https://depot.example/v1", mock]);
  expect(urls("https://staging.example/")).toEqual(["https://staging.example", mock]);
  expect(urls("mock")).toEqual([mock]);
  expect(() => urls("producton")).toThrow(
    'export: --server: expected a server of depot (mock, sandbox, production) or a base URL, got "producton". Did you mean production?',
  );
  expect(urls("https://staging.example/@v1")[0]).toBe("https://staging.example/@v1");
  const refused = "expected a base URL without user, query and fragment, got one with";
  for (const [server, part] of [
    ["https://sk_hush@host", "a user"],
    ["https://user:sk_hush@host/x?q=1", "a user"],
    ["https://host/x?key=sk_hush", "a query"],
    ["https://host/#sk_hush", "a fragment"],
  ] as const)
    expect(() => urls(server)).toThrow(
      `export: --server: ${refused} ${part}; credentials go into the environment that is written.`,
    );
  expect(() => urls("ftp://host")).toThrow('or a base URL, got "ftp://host".');
});

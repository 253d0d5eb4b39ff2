import { beforeAll, describe, expect, it } from "vitest";
import { parseTemplate } from "../../auth/index.ts";
import type { Contract } from "../../contract/index.ts";
import type { Case } from "../case.ts";
import { contractWith } from "../fixtures/contract-of.ts";
import { shelf } from "../fixtures/shelf-server.ts";
import { casesFor } from "./index.ts";

let contract: Contract;
beforeAll(async () => {
  contract = await shelf();
});

const names = (cases: Case[], operation: string, kind: Case["kind"]) =>
  cases
    .filter((one) => one.operation === operation && one.kind === kind)
    .map(({ name }) => name.slice(operation.length + 2));

const named = (name: string): Case => {
  const found = casesFor(contract).find((one) => one.name === name);
  if (!found) throw new Error(`there is no case ${name}`);
  return found;
};

const bodyOf = (one: Case): unknown => JSON.parse(new TextDecoder().decode(one.request.body));

describe("cases", () => {
  it("are the same every time, with names of their own", () => {
    const cases = casesFor(contract);
    expect(casesFor(contract)).toEqual(cases);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it("of deletions come last", () => {
    const operations = [...new Set(casesFor(contract).map(({ operation }) => operation))];
    expect(operations).toEqual(["listBooks", "addBook", "getBook", "removeBook"]);
  });

  it("take every example of a body", () => {
    expect(names(casesFor(contract), "addBook", "success")).toEqual(["succeeds with Novel", "succeeds with Bare"]);
    expect(bodyOf(named("addBook: succeeds with Bare"))).toEqual({ title: "Bare", place: { room: "A1" } });
  });

  it("fill parameters from examples, defaults and closed sets, and leave out optional ones without any", () => {
    const { request } = named("listBooks: succeeds");
    expect(request).toMatchObject({ path: "/books", query: "limit=10&kind=novel", headers: [["x-branch", "main"]] });
    expect(named("listBooks: succeeds without optional parameters").request.query).toBe("kind=novel");
  });

  it("ask for every example by its name, and for every status that has none", () => {
    expect(names(casesFor(contract), "getBook", "example")).toEqual([
      "responds 200 with example Novel",
      "responds 400 with example Bad",
      "responds 401 with example Denied",
    ]);
    expect(names(casesFor(contract), "getBook", "status")).toEqual(["responds 404"]);
    expect(named("getBook: responds 400 with example Bad").request.headers).toEqual([
      ["prefer", "code=400, example=Bad"],
    ]);
    expect(names(casesFor(contract), "removeBook", "status")).toEqual(["responds 204"]);
  });

  it("ask for a range and for `default` by the first status that falls to them", async () => {
    const keys = ["200", "400", "4XX", "500", "5XX", "default"];
    const responses = Object.fromEntries(keys.map((key) => [key, { description: key }]));
    const asked = (cases: Case[]) =>
      cases
        .filter(({ kind }) => kind === "status")
        .map(({ name, request: { headers } }) => `${name.split(": ")[1]}: ${headers[0]?.[1]}`);
    expect(asked(casesFor(await contractWith({ responses })))).toEqual([
      "responds 200: code=200",
      "responds 400: code=400",
      "responds 500: code=500",
      "responds 4XX: code=401",
      "responds 5XX: code=501",
      "responds default: code=300",
    ]);
    const { "5XX": _, ...rest } = responses;
    expect(asked(casesFor(await contractWith({ responses: rest }))).at(-1)).toBe("responds default: code=501");
  });

  it("take away and change each credential, and what a signature covers", () => {
    expect(names(casesFor(contract), "addBook", "credential")).toEqual([
      "credential key missing",
      "credential clock missing",
      "credential signature missing",
      "credential key tampered with",
      "credential clock tampered with",
      "credential signature tampered with",
      "body changed after signing",
      "query added after signing",
      "credential clock 360 s behind (300 s allowed)",
      "credential clock 360 s ahead (300 s allowed)",
    ]);
    const path = named("getBook: path changed after signing").tamper;
    expect(path).toEqual({
      change: "path",
      from: "/books/3f2b8c1e-5d4a-4b6f-9a7c-1e2d3c4b5a69",
      to: "/books/3f2b8c1e-5d4a-4b6f-9a7c-1e2d3c4b5a62",
    });
  });

  it("ask for no refusal where anybody is let in", () => {
    const operations = contract.operations.map((one) => ({ ...one, security: [...one.security, []] }));
    expect(casesFor({ ...contract, operations }).filter(({ kind }) => kind === "credential")).toEqual([]);
  });

  it("do not change what no signature covers", () => {
    const schemes = { ...contract.schemes, signature: { ...contract.schemes.signature, value: [{ name: "secret" }] } };
    const cases = casesFor({ ...contract, schemes } as Contract);
    expect(names(cases, "getBook", "credential").filter((name) => name.endsWith("after signing"))).toEqual([]);
    const { signature } = contract.schemes;
    const [digest] = parseTemplate('{hmacSha256(secret, unixSeconds, json(body, "/title"))}');
    const partly = { ...contract.schemes, signature: { ...signature, value: [digest] } };
    expect(names(casesFor({ ...contract, schemes: partly } as Contract), "addBook", "credential")).not.toContain(
      "body changed after signing",
    );
    // Nothing signs what the clock says any more, so nobody can tell that it was changed.
    expect(names(cases, "getBook", "credential")).not.toContain("credential clock tampered with");
  });

  it("leave out and break each parameter as its schema rules out, and nothing else", () => {
    expect(names(casesFor(contract), "listBooks", "parameter")).toEqual([
      "query parameter limit of the wrong type",
      "query parameter limit not a whole number",
      "query parameter limit below its least value (1)",
      "query parameter limit above its highest value (50)",
      "query parameter kind missing",
      "query parameter kind not one of its values",
      "header parameter x-branch too short (1 of 2 characters)",
      "header parameter x-branch too long (5 of 4 characters)",
    ]);
    expect(names(casesFor(contract), "getBook", "parameter")).toEqual([
      "path parameter id empty",
      "path parameter id not a uuid",
    ]);
  });

  it("break the body and each of its members, nested ones by their path", () => {
    expect(names(casesFor(contract), "addBook", "body")).toEqual([
      "body missing",
      "body not JSON",
      "body of the wrong content type",
      "body of the wrong type",
      "body property title missing",
      "body property title of the wrong type",
      "body property title too short (2 of 3 characters)",
      "body property title too long (41 of 40 characters)",
      "body property pages of the wrong type",
      "body property pages not a whole number",
      "body property pages below its least value (1)",
      "body property pages above its highest value (9999)",
      "body property place missing",
      "body property place of the wrong type",
      "body property place.room missing",
      "body property place.room of the wrong type",
      "body property place.room off its pattern",
      "body property tags of the wrong type",
      "body property tags[0] of the wrong type",
      "body property tags[0] too long (11 of 10 characters)",
    ]);
    const { title, place } = bodyOf(named("addBook: body property title too short (2 of 3 characters)")) as any;
    expect([title, place]).toEqual(["Na", { room: "B2" }]);
    expect(bodyOf(named("addBook: body property place.room missing"))).toMatchObject({ place: {} });
  });

  it("go to the edge of what is allowed", () => {
    expect(names(casesFor(contract), "addBook", "boundary")).toEqual([
      "body property title as short as allowed (3 characters)",
      "body property title as long as allowed (40 characters)",
      "body property pages as low as allowed (1)",
      "body property pages as high as allowed (9999)",
      "body property tags[0] as long as allowed (10 characters)",
    ]);
    const long = bodyOf(named("addBook: body property title as long as allowed (40 characters)")) as { title: string };
    expect([...long.title]).toHaveLength(40);
  });

  it("for a live target are reads only, and wrong input only when asked", () => {
    const kinds = (cases: Case[]) => [...new Set(cases.map(({ kind }) => kind))];
    const reads = casesFor(contract, { target: "live" });
    expect(kinds(reads)).toEqual(["success", "credential"]);
    expect(new Set(reads.map(({ request }) => request.method))).toEqual(new Set(["GET"]));
    expect(kinds(casesFor(contract, { target: "live", write: true }))).toEqual([
      "success",
      "credential",
      "parameter",
      "boundary",
      "body",
    ]);
  });

  it("take values of parameters by name, or for one operation", () => {
    const paths = (parameters: Record<string, string>) =>
      casesFor(contract, { parameters })
        .filter(({ name }) => /^(get|remove)Book: succeeds$/.test(name))
        .map(({ request }) => request.path);
    expect(paths({ id: "a/b" })).toEqual(["/books/a%2Fb", "/books/a%2Fb"]);
    expect(paths({ id: "b", "getBook.id": "a" })).toEqual(["/books/a", "/books/b"]);
  });
});

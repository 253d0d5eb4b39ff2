import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  builtInNames,
  coverageText,
  type Description,
  type FunctionName,
  functionNames,
  functionSections,
  nameDescriptions,
  parseTemplate,
  printSignature,
  type Scheme,
  sign,
  templatePlaces,
  verify,
} from "countersign/auth";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const file = fileURLToPath(new URL("../docs/x-value.md", import.meta.url));
const text = readFileSync(file, "utf8");

/** The fenced blocks, in order. */
const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", content = ""]) => ({
  language,
  content,
}));

const context = parse(blocks.find(({ content }) => content.startsWith("request:"))?.content ?? "");
const credentials: Record<string, string> = { ...context.credentials };

beforeAll(async () => {
  const make = async (name: string, algorithm: RsaHashedKeyGenParams | EcKeyGenParams | { name: "Ed25519" }) => {
    const { privateKey } = (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
    const bytes = new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey));
    credentials[name] = btoa(String.fromCharCode(...bytes));
  };
  const publicExponent = Uint8Array.of(1, 0, 1);
  await make("rsaKey", { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048, publicExponent });
  for (const size of [256, 384, 521]) await make(`p${size}Key`, { name: "ECDSA", namedCurve: `P-${size}` });
  await make("edKey", { name: "Ed25519" });
}, 60_000);

const request = () => ({
  method: context.request.method,
  url: context.request.url,
  headers: new Headers(context.request.headers),
  body: new TextEncoder().encode(context.request.body),
});

const { at, nonce } = context;

const signed = (schemes: Record<string, Scheme>) =>
  sign(schemes, Object.keys(schemes), request(), credentials, { at, nonce });

async function made(expression: string): Promise<string | null> {
  const value = parseTemplate(`{${expression}}`);
  const { url } = await signed({ s: { in: "query", name: "s", value } });
  return new URL(url).searchParams.get("s");
}

/** The tables of the page, made from the descriptions in src/auth. */
const tables: Record<string, () => string[][]> = {
  names: () => [
    ["Name", "Stands for", "Value"],
    ...Object.entries(nameDescriptions).map(([name, { gives, examples }]) => [
      `\`${name}\``,
      gives,
      ...examples.map(([, value]) => `\`${value}\``),
    ]),
  ],
  ...Object.fromEntries(
    Object.entries(functionSections).map(([section, functions]) => [section, () => functionTable(functions)]),
  ),
};

const functionTable = (functions: Record<string, Description>): string[][] => [
  ["Function", "Gives", "Example", "Value"],
  ...Object.entries(functions).flatMap(([name, { gives, examples }]) =>
    examples.map(([example, value], i) => [
      ...(i ? ["", ""] : [`\`${printSignature(name as FunctionName)}\``, gives]),
      `\`${example}\``,
      `\`${value.replaceAll("\n", "⏎")}\``,
    ]),
  ),
];

function printTable([head = [], ...rows]: string[][]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`);
  return lines.join("");
}

test("its tables say what src/auth/descriptions.ts says; `npx vitest run <this file> -u` writes them", async () => {
  const made = text.replace(
    /(<!-- table: (\w+) -->\n)[\s\S]*?(?=<!-- end -->)/g,
    (_, marker, name) => `${marker}\n${printTable(tables[name]?.() ?? [])}\n`,
  );
  await expect(made).toMatchFileSnapshot(file);
  for (const name of Object.keys(tables)) expect(text).toContain(`<!-- table: ${name} -->`);
});

const code = (cell: string) => /^`(.*)`$/.exec(cell)?.[1] ?? "";

/** The rows of the tables: what is explained, the example (a name is its own), the value. */
const rows = [...text.matchAll(/^\| (?:`(\w+)(?:\(.*?\))?`)? \| (.*) \|$/gm)].map(([, name = "", rest = ""]) => {
  const cells = rest.split(" | ");
  const value = code(cells.at(-1) as string).replaceAll("⏎", "\n");
  return { name, example: cells.length === 2 ? name : code(cells.at(-2) as string), value };
});

test.each(rows.map((row) => [row.example, row] as const))("%s", async (example, { name, value }) => {
  expect(example).toContain(name);
  expect(await made(example)).toBe(value);
});

test("every name and every function is explained", () => {
  const explained = new Set(rows.map(({ name }) => name));
  for (const name of [...builtInNames, ...functionNames]) expect(explained, name).toContain(name);
});

/** The schemes of a block, in order: of a contract's components, or of a body's schema. */
function schemesOf(content: string): Record<string, Scheme> {
  const document = parse(content);
  const schemes: Record<string, Scheme> = {};
  for (const [key, scheme] of Object.entries<any>(document.components?.securitySchemes ?? {}))
    schemes[key] = {
      in: scheme.in,
      name: scheme.name,
      value: parseTemplate(scheme["x-value"]),
      clockSkew: scheme["x-clock-skew"],
    };
  for (const [key, property] of Object.entries<any>(document.properties ?? {}))
    if (property["x-value"]) schemes[key] = { in: "body", name: `/${key}`, value: parseTemplate(property["x-value"]) };
  return schemes;
}

test("the places where a template may stand are those of src/auth/template-places.ts", () => {
  for (const place of templatePlaces) expect(text).toContain(`- ${place}`);
});

test("the example of names is a template", () => {
  const { content } = blocks.find(({ content }) => content.startsWith("x-value:")) ?? { content: "" };
  expect(parseTemplate(parse(content)["x-value"])).toHaveLength(3);
});

describe("the examples", () => {
  const examples = blocks
    .map(({ content }, i) => ({ content, i }))
    .filter(({ content }) => /^(components|type):/.test(content) && content.includes("x-value:"));
  const results = examples.map(({ content, i }) => {
    const result = blocks.slice(i + 1).find(({ language }) => language === "http" || language === "json");
    return [Object.keys(schemesOf(content)).join(", "), schemesOf(content), result?.content.trim() ?? ""] as const;
  });

  test("are seven: the first, and six of different kinds", () => expect(examples).toHaveLength(7));

  test.each(results)(
    "%s: the printed values are made and accepted, and what they cover is told",
    async (_, schemes, printed) => {
      const sent = await signed(schemes);
      const all = Object.values(schemes);
      const found = all.every((scheme) => scheme.in === "query")
        ? `${sent.method} ${sent.url.replace(/^https:\/\/[^/]*/, "")}`
        : all.every((scheme) => scheme.in === "body")
          ? new TextDecoder().decode(sent.body)
          : all.map(({ name }) => `${name}: ${sent.headers.get(name)}`).join("\n");
      expect(found).toBe(printed);
      const covered = coverageText(all.map(({ value }) => value));
      expect(text).toContain(`\n${printed}\n\`\`\`\n\n${covered}\n`);
      expect(await verify(schemes, Object.keys(schemes), sent, credentials, { now: at })).toEqual({ ok: true });
    },
  );
});

test("nothing in it points out of the project", () => {
  for (const [, path = ""] of text.matchAll(/\]\((\.[^)]*)\)/g)) expect(path).toMatch(/^\.\.?\//);
  expect(text).not.toMatch(/\/work\b|shared\//);
});

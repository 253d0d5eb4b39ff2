import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { stringify } from "yaml";

type Schema = Record<string, any>;

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const schemas: Schema[] = readdirSync(path("schemas"))
  .sort()
  .map((name) => JSON.parse(readFileSync(path(`schemas/${name}`), "utf8")));

/** A schema itself, where it refers to another: to a definition of its own, or to a part of a file. */
function resolved(schema: Schema, root: Schema): Schema {
  const [, file, tokens] = /^(.*)#\/(.*)$/.exec(schema.$ref ?? "") ?? [];
  if (tokens === undefined) return schema;
  const from = file ? schemas.find(({ title }) => `${title}.json` === file) : root;
  return tokens.split("/").reduce<Schema>((at, token) => at[token], from ?? {});
}

/** Where the properties of an extension are described: in itself, or in the one kind of object that it may be. */
function propertiesOf(schema: Schema): Record<string, Schema> {
  if (schema.properties) return schema.properties;
  const branches: Schema[] = [...(schema.anyOf ?? []), ...Object.values<Schema>(schema.$defs ?? {})];
  return (
    branches.find(({ properties }) => properties)?.properties ??
    schema.additionalProperties?.anyOf?.[1]?.properties ??
    {}
  );
}

/** The properties of an object, those of objects in it behind a dot. */
function rows(properties: Record<string, Schema>, root: Schema, above = ""): string[] {
  return Object.entries(properties).flatMap(([name, given]) => {
    // What is described here and elsewhere too has its properties elsewhere.
    const schema = given.description && given.$ref ? given : resolved(given, root);
    const values = schema.enum ? ` One of ${schema.enum.map((value: string) => `\`${value}\``).join(", ")}.` : "";
    const row = `| \`${above}${name}\` | ${given.description ?? schema.description}${values} |`;
    const inside = schema.properties ?? resolved(schema.items ?? {}, root).properties ?? {};
    return [row, ...rows(inside, root, `${above}${name}.`)];
  });
}

const isExtension = ({ title }: Schema): boolean => title.startsWith("x-");

function section(schema: Schema): string {
  const table = rows(propertiesOf(schema), schema);
  const [example] = schema.examples;
  const shown = isExtension(schema) ? { [schema.title]: example } : example;
  return [
    `## \`${schema.title}\``,
    `${schema.description} ([schema](../schemas/${schema.title}.json))`,
    ...(schema.$comment ? [schema.$comment] : []),
    ...(table.length ? [["| property | what it says |", "|---|---|", ...table].join("\n")] : []),
    `\`\`\`yaml\n${stringify(shown, { lineWidth: 0 }).trim()}\n\`\`\``,
  ].join("\n\n");
}

const page = `# Extensions

<!-- Made from schemas/ by contract-tests/extensions-document.test.ts: UPDATE_DOCS=1 npx vitest run contract-tests/extensions-document.test.ts -->

What the contracts say beyond OpenAPI. Each extension has a JSON Schema, which lint holds the contracts against and editors read.

${schemas.filter(isExtension).map(section).join("\n\n")}

# Scenarios and the control API

What steers the mock has schemas too, by which it says what is wrong with a file or a body.

${schemas
  .filter((schema) => !isExtension(schema))
  .map(section)
  .join("\n\n")}
`;

test("docs/extensions.md is what the schemas say", () => {
  const file = path("docs/extensions.md");
  if (process.env.UPDATE_DOCS) writeFileSync(file, page);
  expect(readFileSync(file, "utf8")).toBe(page);
});

test.each(schemas.map((schema) => [schema.title, schema] as const))(
  "the examples of %s are as its schema says",
  (title, schema) => {
    const ajv = new Ajv2020({ strict: false });
    for (const one of schemas) ajv.addSchema(one, `${one.title}.json`);
    expect(schema.examples.length).toBeGreaterThan(0);
    for (const example of schema.examples)
      expect(ajv.validate(`${title}.json`, example), JSON.stringify(ajv.errors)).toBe(true);
  },
);

import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Ajv } from "ajv";
import type { Contract, MediaType } from "../contract/index.ts";
import { atPointer } from "../contract/index.ts";
import { localPointer } from "../core/json-pointer.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { isJson } from "../core/media-type.ts";
import { compileSchema, createCompiler, readPattern, type SchemaClosure, schemaClosure } from "../schema/index.ts";
import { nameWebhooks } from "./describe-webhooks.ts";

/** By the key under which its validator is found: the body, and the media types that it has. */
type Bodies = (readonly [key: string, content: Readonly<Record<string, MediaType>>])[];

const typeOfValidators = `Readonly<
  Record<string, { (body: unknown): boolean; errors?: { instancePath: string; message?: string }[] | null }>
>`;

/** What TypeScript knows of validators that are JavaScript. */
export const validatorTypes = `/** Compiled from the contract; each says whether a body fits, and keeps in \`errors\` why it does not. */
export const validators: ${typeOfValidators};
`;

/** Compiled validators as a module, of JavaScript or of TypeScript that nobody checks. */
export const validatorModule = (code: string, extension: ".js" | ".ts"): string =>
  extension === ".js"
    ? `${code}export const validators = compiled.validators;\n`
    : `// @ts-nocheck compiled by Ajv and esbuild\n${code}export const validators: ${typeOfValidators} = compiled.validators;\n`;

/** The validators of a contract's JSON responses, by \`<operationId> <status>\`. */
export const printResponseValidators = (contract: Contract): Promise<PrintedValidators> =>
  printValidators(
    contract,
    contract.operations.flatMap(({ id, responses }) =>
      Object.entries(responses).map(([status, { content }]) => [`${id} ${status}`, content] as const),
    ),
  );

/** The validators of a contract's webhooks, by their names. */
export const printWebhookValidators = (contract: Contract): Promise<PrintedValidators> =>
  printValidators(
    contract,
    nameWebhooks(contract).webhooks.map(({ name, type, media }) => [name, media ? { [type]: media } : {}] as const),
  );

export interface PrintedValidators {
  code: string;
  /** What they do not check, one clause each, with its place in the document. */
  unchecked: string[];
}

async function printValidators(contract: Contract, bodies: Bodies): Promise<PrintedValidators> {
  const closure = schemaClosure(contract, "response", { standalone: true });
  // Bodies share schemas; each is compiled once.
  const idByKey = new Map(
    bodies.map(([key, content]) => {
      const media = Object.entries(content).find(([type]) => isJson(type))?.[1];
      return [
        key,
        media?.schema === undefined ? undefined : closure.idOf(lastPointer(contract, media.pointer)),
      ] as const;
    }),
  );
  const ids = [...new Set([...idByKey.values()].filter((id) => id !== undefined))];
  const { ajv, unchecked, compiled } = compileAll(closure, ids);
  const standaloneCode =
    lazyRequire<typeof import("ajv/dist/standalone/index.js").default>("ajv/dist/standalone/index.js");
  const code = standaloneCode(ajv, Object.fromEntries(compiled.map((id) => [id, id])));
  const entries = [...idByKey].map(
    ([key, id]) => `${JSON.stringify(key)}: ${id !== undefined && compiled.includes(id) ? id : "() => true"}`,
  );
  // Named apart from what the code above exports.
  const exported = compiled.map((id) => `import { ${id} } from "compiled";`).join("");
  return { code: await bundle(code, `${exported}export const validators = {${entries.join(",")}};`), unchecked };
}

function compileAll(closure: SchemaClosure, ids: readonly string[]) {
  const reached = ids.flatMap((id) => closure.reachedFrom(id));
  const patterns = [...new Set(reached.flatMap(({ schema }) => patternsIn(schema)))];
  const ajv = createCompiler({ unicode: patterns.every((pattern) => readPattern(pattern)?.flags === "u") });
  const known = new Set<string>();
  const unchecked = new Set<string>();
  const compiled: string[] = [];
  for (const id of ids) {
    const before = compileSchema(ajv, closure, id, known);
    for (const one of before.unchecked) unchecked.add(one);
    if ("schema" in before.validate) compiled.push(id);
  }
  return { ajv: ajv as unknown as Ajv, unchecked: [...unchecked], compiled };
}

function patternsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(patternsIn);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) =>
    keyword === "pattern" && typeof value === "string"
      ? [value]
      : keyword === "patternProperties"
        ? [...Object.keys(value as object), ...Object.values(value as object).flatMap(patternsIn)]
        : patternsIn(value),
  );
}

/** One module of all, with what Ajv's code needs at run time. */
async function bundle(compiled: string, entry: string): Promise<string> {
  const { build } = lazyRequire<typeof import("esbuild")>("esbuild");
  const ajvFolder = dirname(createRequire(import.meta.url).resolve("ajv/package.json"));
  const bundled = await build({
    stdin: { contents: entry, resolveDir: ajvFolder },
    plugins: [
      {
        name: "compiled",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^compiled$/ }, () => ({ path: "compiled", namespace: "compiled" }));
          onLoad({ filter: /.*/, namespace: "compiled" }, () => ({ contents: compiled, resolveDir: ajvFolder }));
        },
      },
    ],
    // Modules are named by their path from here: the same from wherever this runs.
    absWorkingDir: dirname(ajvFolder),
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "compiled",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    logLevel: "silent",
  });
  return bundled.outputFiles[0]?.text ?? "";
}

/** Where a schema that is nothing but a reference leads, so that all who refer to one share its validator. */
function lastPointer({ document }: Contract, pointer: string): string {
  let at = pointer;
  for (let hops = 0; hops < 20; hops++) {
    const schema = atPointer(document, at) as Record<string, unknown> | undefined;
    const target = localPointer(schema?.$ref);
    if (target === undefined || Object.keys(schema ?? {}).length > 1) break;
    at = target;
  }
  return at;
}

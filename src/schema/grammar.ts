import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { didYouMean } from "../core/nearest.ts";
import { packageFolder } from "../core/package-folder.ts";

/** Where a value is not as its schema in `schemas/` says. */
export interface GrammarProblem {
  /** The keys that lead there in the value. */
  path: string[];
  /** What was expected there and what came, in a clause. */
  clause: string;
  /** A sentence that asks for the nearest name, with a space before it; empty when there is none. */
  meant: string;
}

type Schema = Record<string, any>;

// Not imported, because whoever has no Ajv still gets these declarations.
interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, any>;
  parentSchema?: Schema;
  data?: unknown;
}

type Validator = ((value: unknown) => boolean) & { errors?: SchemaError[] | null };

const validators = new Map<string, Validator>();
let compiler: ReturnType<typeof createCompiler> | undefined;

const sourceFolder = (): string => join(packageFolder(), "schemas");
/** Where the build leaves each schema compiled: to compile one takes as long as a first response. Not there beside `src/`. */
const compiledFolder = (): string => fileURLToPath(new URL("../../schemas", import.meta.url));

/** The names of the schemas of this package: of extensions, scenarios, and the bodies of the control API. */
export const grammarNames = (): string[] =>
  readdirSync(sourceFolder())
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length));

const readSchema = (name: string): Schema => JSON.parse(readFileSync(join(sourceFolder(), `${name}.json`), "utf8"));

function createCompiler() {
  const { Ajv2020 } = lazyRequire<typeof import("ajv/dist/2020.js")>("ajv/dist/2020.js");
  const lenient = { strict: false, validateSchema: false, meta: false };
  const ajv = new Ajv2020({ allErrors: true, verbose: true, ...lenient, code: { source: true } });
  for (const name of grammarNames()) ajv.addSchema(readSchema(name), `${name}.json`);
  return ajv;
}

/** Schemas compiled, each as a CommonJS module: code by name. */
export function printGrammars(names: readonly string[] = grammarNames()): Map<string, string> {
  const standaloneCode =
    lazyRequire<typeof import("ajv/dist/standalone/index.js").default>("ajv/dist/standalone/index.js");
  const ajv = createCompiler();
  return new Map(names.map((name) => [name, standaloneCode(ajv, ajv.getSchema(`${name}.json`))]));
}

function validatorOf(name: string): Validator {
  const file = join(compiledFolder(), `${name}.cjs`);
  if (existsSync(file)) return lazyRequire<Validator>(file);
  compiler ??= createCompiler();
  return compiler.getSchema(`${name}.json`) as unknown as Validator;
}

/** The first thing that is not as the schema of this name says; undefined when the value is. */
export function grammarProblem(name: string, value: unknown): GrammarProblem | undefined {
  const validate = validators.get(name) ?? validatorOf(name);
  validators.set(name, validate);
  if (validate(value)) return undefined;
  const error = decisive(validate.errors ?? []);
  const path = error.instancePath.split("/").slice(1);
  const stray: string | undefined = error.params.additionalProperty;
  return {
    path: path.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~")),
    clause: clauseOf(error, readSchema(name)),
    meant: stray === undefined ? "" : didYouMean(stray, Object.keys(error.parentSchema?.properties ?? {})),
  };
}

/**
 * Makes sure that a value is as the schema of this name says.
 *
 * @param where What the value is called in the sentence.
 * @throws UsageError that says where it is not, what was expected there, and what came.
 */
export function checkGrammar(name: string, value: unknown, where: string): void {
  const problem = grammarProblem(name, value);
  if (!problem) return;
  const { path, clause, meant } = problem;
  throw new UsageError(`${where}: ${path.length ? `${written(path)}: ` : ""}${clause}.${meant}`);
}

/** Keys as a person writes them: `rules[0].code`. */
const written = (path: readonly string[]): string =>
  path
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`))
    .join("")
    .replace(/^\./, "");

/**
 * The error that helps most. Of a choice that is the one inside the branch that was meant, which is one for values of this
 * type; where none was meant, the choice itself. A name that is not known says more than one that is missing.
 */
function decisive(errors: readonly SchemaError[]): SchemaError {
  let found: SchemaError[] = [];
  for (const error of errors) {
    if (error.keyword !== "anyOf") {
      found.push(error);
      continue;
    }
    const at = error.instancePath;
    const isInside = ({ instancePath }: SchemaError) => instancePath === at || instancePath.startsWith(`${at}/`);
    const meant = found.filter((one) => isInside(one) && !(one.instancePath === at && isForOthers(one)));
    const isChoice = meant.every((one) => one.instancePath === at && one.keyword === "required");
    found = [...found.filter((one) => !isInside(one)), ...(isChoice ? [error] : meant)];
  }
  return found.find(({ keyword }) => keyword === "additionalProperties") ?? (found[0] as SchemaError);
}

/** Whether a branch that says so is one for values of another type. */
const isForOthers = ({ keyword, params, data }: SchemaError): boolean =>
  keyword === "type" || keyword === "const" || (keyword === "enum" && typeof params.allowedValues[0] !== typeof data);

function clauseOf({ keyword, params, parentSchema = {}, data }: SchemaError, root: Schema): string {
  if (keyword === "additionalProperties") {
    const known = Object.keys(parentSchema.properties ?? {}).join(", ");
    return `there is no property ${JSON.stringify(params.additionalProperty)}; there are ${known}`;
  }
  if (keyword === "required") return `expected the property ${params.missingProperty}`;
  if (keyword === "dependentRequired") return `${params.property} needs the property ${params.missingProperty}`;
  if (keyword === "propertyNames") return `expected ${expectedOf(parentSchema.propertyNames, root)} as a name`;
  const names = keyword === "anyOf" ? (parentSchema.anyOf as Schema[]).map(({ required }) => required) : [undefined];
  if (names.every(Boolean)) return `expected ${alternatives(names.flat())}`;
  const found = JSON.stringify(data) ?? "nothing";
  return `expected ${expectedOf(parentSchema, root)}, found ${found.length > 200 ? `${found.slice(0, 200)}...` : found}`;
}

/** What a schema expects, in words: its `title`, which the schema of a whole file has for its name, or its keywords. */
function expectedOf({ $ref = "", ...given }: Schema, root: Schema): string {
  const [, definition] = /^#\/\$defs\/(.*)$/.exec($ref) ?? [];
  const schema: Schema = { ...(definition !== undefined && root.$defs[definition]), ...given };
  if (schema.title && !schema.$schema) return schema.title;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  const types = [schema.type ?? []].flat();
  if (types.length > 0) return alternatives(types.map((type) => ofType(type, schema)));
  return alternatives((schema.anyOf ?? []).map((branch: Schema) => expectedOf(branch, root)));
}

function ofType(type: string, { minimum, maximum, minLength, minItems, required }: Schema): string {
  if (type === "integer" || type === "number") {
    const range = maximum === undefined ? ` from ${minimum} on` : ` from ${minimum} to ${maximum}`;
    return `${type === "integer" ? "a whole number" : "a number"}${minimum === undefined ? "" : range}`;
  }
  if (type === "string") return minLength ? "a string that is not empty" : "a string";
  if (type === "array") return minItems ? "an array that is not empty" : "an array";
  if (type === "object") return required ? `an object with ${required.join(" and ")}` : "an object";
  return type === "boolean" ? "true or false" : type;
}

const alternatives = (all: readonly string[]): string =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;

import { readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { displayPath } from "../core/display-path.ts";
import { isData, isNameMap } from "../core/document-keys.ts";
import { UsageError } from "../core/errors.ts";
import { localPointer, valueAt } from "../core/json-pointer.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import type { OpenApiDocument } from "./contract.ts";
import { convertSwagger } from "./convert-swagger.ts";
import { parserSentence, placeOf, problemSentence } from "./description-problem.ts";
import { actionOf, checkTargets, findOverlay, type Overlay } from "./overlay.ts";
import { refuseAliasBombs } from "./refuse-alias-bombs.ts";
import { refuseRefChains } from "./refuse-ref-chains.ts";

export interface ReferenceOptions {
  /** Folder that references may lead to files in, besides the description's own. */
  within?: string;
  /** Files, folders and URLs (by their beginning) that references may lead to besides. */
  allowRefs?: readonly string[];
}

/** A document in which every reference is internal, and what it was read from. */
export interface Description {
  document: OpenApiDocument;
  /** Every file, absolute. */
  files: string[];
  /** The one of them that is an overlay of the root. */
  overlay?: string;
}

/** Bytes of the largest file that is read. GitHub's description has 13 MB. */
const largest = 40 * 1024 * 1024;

type Redocly = typeof import("@redocly/openapi-core");

/**
 * Reads an OpenAPI 3 or Swagger 2.0 description, puts what it takes from other files into it, and applies its overlay.
 *
 * @throws UsageError with file, line and column when it cannot be read.
 */
export async function readDescription(path: string, options: ReferenceOptions): Promise<Description> {
  const shown = displayPath(path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new UsageError(
      `${shown}: ${found?.isDirectory() ? "this is a folder" : "there is no such file"}; expected an OpenAPI description in YAML or JSON.`,
    );
  if (found.size > largest)
    throw new UsageError(
      `${shown}: the file has ${Math.round(found.size / 1e6)} MB; a description may have ${Math.round(largest / 1e6)} MB.`,
    );
  const written = await parseRoot(path);
  const isSwagger = written?.swagger === "2.0";
  const parsed = isSwagger ? await convertSwagger(written, shown) : written;
  checkVersion(parsed, shown);
  refuseRefChains(parsed, (pointer) => placeOf(path, pointer));
  const root = { path, ...(isSwagger && { parsed }) };
  const refs = referencesIn(parsed);
  const isWhole = [...refs].every((ref) => ref.startsWith("#"));
  const plain = isWhole ? { document: parsed, files: [path] } : await bundle(root, options);
  const overlay = findOverlay(path);
  const bundled = overlay ? await withOverlay(root, plain.document, overlay, options) : plain;
  const { document } = bundled;
  const dangling = danglingReference(document, document === parsed ? refs : referencesIn(document));
  if (dangling === undefined) return bundled;
  // Redocly knows the line.
  await bundle(root, options);
  throw new UsageError(`${shown}: $ref ${JSON.stringify(dangling)} leads nowhere: there is nothing at that place.`);
}

async function parseRoot(path: string): Promise<OpenApiDocument> {
  const text = readFileSync(path, "utf8");
  if (/^\s*\{/.test(text))
    try {
      return JSON.parse(text);
    } catch {
      // YAML in braces, or broken: then the parser below says where.
    }
  refuseAliasBombs(path, text);
  const { BaseResolver, createConfig } = redocly();
  const resolver = new BaseResolver((await createConfig({})).resolve);
  const document = await resolver.resolveDocument(null, path, true).catch((error: Error) => error);
  if (document instanceof Error) throw new UsageError(parserSentence(document.message, path));
  return (document as { parsed: OpenApiDocument }).parsed;
}

function redocly(): Redocly {
  return lazyRequire<Redocly>("@redocly/openapi-core");
}

function checkVersion(document: OpenApiDocument, shown: string): void {
  const expected = `${shown}: expected an OpenAPI 3 description, found`;
  if (document === undefined || document === null) throw new UsageError(`${expected} an empty file.`);
  if (Array.isArray(document)) throw new UsageError(`${expected} only a list.`);
  if (typeof document !== "object") throw new UsageError(`${expected} only a ${typeof document}.`);
  if (document.swagger !== undefined)
    throw new UsageError(`${expected} Swagger ${document.swagger}; of Swagger, 2.0 is read.`);
  if (!/^3\.[012](\.|$)/.test(String(document.openapi)))
    throw new UsageError(
      document.openapi === undefined
        ? `${expected} a document without \`openapi: 3...\`.`
        : `${expected} OpenAPI ${document.openapi}; 3.0, 3.1 and 3.2 are read.`,
    );
}

/** Every `$ref` that is a reference: not in an example, a default or an extension. */
function referencesIn(document: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const waiting: { node: unknown; isMap: boolean }[] = [{ node: document, isMap: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isMap } = next;
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    for (const [key, child] of Object.entries(node)) {
      if (!isMap && !Array.isArray(node) && (key.startsWith("x-") || isData(key, child))) continue;
      if (key === "$ref" && typeof child === "string" && !isMap) found.add(child);
      if (key === "mapping" && !isMap)
        for (const target of Object.values(child ?? {})) if (isPath(target)) found.add(target);
      if (typeof child === "object") waiting.push({ node: child, isMap: !isMap && isNameMap(key, child) });
    }
  }
  return found;
}

const isPath = (target: unknown): target is string => typeof target === "string" && /[/.]/.test(target);

const danglingReference = (document: OpenApiDocument, refs: ReadonlySet<string>): string | undefined =>
  [...refs].find((ref) => {
    const pointer = localPointer(ref);
    return pointer !== undefined && valueAt(document, pointer) === undefined;
  });

/** A root document: its file, and what to read in its place, where that is not what the file says. */
interface Root {
  path: string;
  parsed?: OpenApiDocument;
}

/** With what its overlay adds and changes. `plain` is the document without. */
async function withOverlay(
  root: Root,
  plain: OpenApiDocument,
  overlay: Overlay,
  options: ReferenceOptions,
): Promise<Description> {
  const before = structuredClone(plain);
  const bundled = await bundle(root, options, overlay);
  checkTargets(overlay, [before, bundled.document]);
  return { ...bundled, overlay: overlay.file };
}

async function bundle({ path, parsed }: Root, options: ReferenceOptions, overlay?: Overlay): Promise<Description> {
  const { BaseResolver, ResolveError, bundle, createConfig } = redocly();
  const config = await createConfig({});
  const externalRefResolver = new BaseResolver(config.resolve);
  const load = externalRefResolver.loadExternalRef.bind(externalRefResolver);
  const refused = new Set<string>();
  externalRefResolver.loadExternalRef = async (ref) => {
    if (ref === path || isAllowed(ref, path, options)) return load(ref);
    refused.add(ref);
    throw new ResolveError(new Error(`not allowed: ${ref}`));
  };
  const doc = parsed && { ...(await externalRefResolver.resolveDocument(null, path, true)), parsed };
  const result = await bundle({
    ...(doc ? { doc: doc as never } : { ref: path }),
    config,
    externalRefResolver,
    overlays: overlay ? [overlay.file] : [],
  }).catch((error: Error) => {
    throw new UsageError(parserSentence(error.message, path));
  });
  const problem = result.problems.find(
    ({ severity, location }) => severity === "error" && !isInData(location[0]?.pointer ?? ""),
  );
  const [, action] = /^#\/actions\/(\d+)/.exec(problem?.location[0]?.pointer ?? "") ?? [];
  if (problem && overlay && action !== undefined)
    throw new UsageError(
      `${actionOf(overlay.file, Number(action), overlay.targets[Number(action)] ?? "")}: ${problem.message.replace(/\.$/, "")}.`,
    );
  if (problem) throw new UsageError(problemSentence(problem, path, refused));
  const files = [...result.fileDependencies].filter((file) => !/^https?:/.test(file));
  return { document: result.bundle.parsed as OpenApiDocument, files: [...new Set([path, ...files])].sort() };
}

/** Whether a pointer leads into an extension or an example, where what looks like a reference is left alone. */
const isInData = (pointer: string): boolean =>
  /\/(x-[^/]*|example|examples\/[^/]+\/value|default|enum)(\/|$)/.test(pointer);

function isAllowed(ref: string, path: string, { within, allowRefs = [] }: ReferenceOptions): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(ref)) return allowRefs.some((allowed) => ref.startsWith(allowed));
  return [dirname(path), within ?? dirname(path), ...allowRefs.map((allowed) => resolve(allowed))].some((folder) => {
    const below = relative(folder, ref);
    return below === "" || (!below.startsWith("..") && resolve(folder, below) === resolve(ref));
  });
}

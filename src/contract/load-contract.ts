import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import type { NormalizedProblem } from "@redocly/openapi-core";
import { credentialNames } from "../auth/index.ts";
import type { Contract, OpenApiDocument, Server } from "./contract.ts";
import { FindingError, UsageError } from "./errors.ts";
import { requirePeer } from "./peers.ts";
import { readBodySchemes } from "./read-body-schemes.ts";
import { readOperations } from "./read-operation.ts";
import { readSchemes } from "./read-schemes.ts";
import { atPointer } from "./resolve-ref.ts";

/** A path as people read it: relative to where they are, when it is below. */
export function displayPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path && !path.startsWith("..") ? path : file;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 description, all files that it refers to included, into one model.
 *
 * @param file Path of the root document.
 * @param api Name of the API; the name of its folder or file when absent.
 * @throws UsageError when there is no such file; FindingError when it does not parse, refers to nothing, or is not OpenAPI 3.
 */
export async function loadContract(file: string, api: string = apiName(file)): Promise<Contract> {
  const path = resolve(file);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new UsageError(
      `${displayPath(path)}: there is no such file; expected an OpenAPI description in YAML or JSON.`,
    );
  refuseAliasBombs(path);
  const { document, files } = await bundleFile(path);
  try {
    return readContract(document, { api, path, files });
  } catch (error) {
    throw await structureError(error, path);
  }
}

/**
 * What stopped somebody who read a description: a finding as it is, and anything else as the first thing that is not of
 * the kind that OpenAPI says, which Redocly knows the place of.
 */
export async function structureError(error: unknown, path: string): Promise<Error> {
  if (error instanceof FindingError || error instanceof UsageError) return error;
  const [said = ""] = (error as Error).message.split("\n");
  return new FindingError((await structureProblem(path)) ?? `${displayPath(path)}: ${said.replace(/\.$/, "")}.`);
}

function readContract(
  document: OpenApiDocument,
  { api, path, files }: { api: string; path: string; files: string[] },
): Contract {
  const shown = displayPath(path);
  const schemes = readSchemes(document, shown);
  const operations = readOperations(document, "paths", schemes);
  for (const operation of operations) {
    const inBody = readBodySchemes(document, operation, shown);
    const keys = Object.keys(inBody);
    if (keys.length === 0) continue;
    Object.assign(schemes, inBody);
    // First, so that a header which signs the body sees it whole.
    operation.security = operation.security.length ? operation.security.map((others) => [...keys, ...others]) : [keys];
  }
  const byId = new Map<string, string>();
  for (const { id, method, path, pointer } of operations) {
    const route = `${method.toUpperCase()} ${path}`;
    if (byId.has(id))
      throw new FindingError(`${shown}: operationId ${id} is given twice, to ${byId.get(id)} and ${route}.`);
    byId.set(id, route);
    // A name that the document did not give is needed by everything that is made from it.
    (atPointer(document, pointer) as { operationId?: string }).operationId = id;
  }
  const names = Object.keys(schemes).flatMap((scheme) => credentialNames(schemes, [scheme]));
  const published: Record<string, string> = document["x-test-credentials"] ?? {};
  return {
    api,
    file: path,
    files,
    title: document.info?.title ?? api,
    version: document.info?.version ?? "",
    description: document.info?.description,
    servers: readServers(document),
    schemes,
    operations,
    webhooks: readOperations(document, "webhooks", schemes),
    testCredentials: Object.fromEntries(
      [...new Set([...Object.keys(published), ...names])].map((name) => [
        name,
        String(published[name] ?? madeUp(name)),
      ]),
    ),
    document,
  };
}

/** `specs/acme/openapi.yaml` is called acme, `petstore.json` petstore. */
function apiName(file: string): string {
  const name = basename(file).replace(/\.[^.]+$/, "");
  return /^(openapi|swagger|index|main)$/i.test(name) ? basename(dirname(resolve(file))) : name;
}

const madeUp = (credential: string): string =>
  `test-${credential
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()}`;

const redocly = () => requirePeer<typeof import("@redocly/openapi-core")>("contract", "@redocly/openapi-core");

/**
 * YAML aliases of aliases: a few lines that stand for billions of nodes. The parser of a browser's age would take them.
 *
 * @throws FindingError when the aliases of a file stand for too much.
 */
function refuseAliasBombs(path: string): void {
  const text = readFileSync(path, "utf8");
  if (!/\.ya?ml$/i.test(path) || !/^[^#\n]*[\s,[]\*[^\s,\]}*]/m.test(text)) return;
  const { parse } = requirePeer<typeof import("yaml")>("contract", "yaml");
  try {
    parse(text, { maxAliasCount: 1000, logLevel: "silent" });
  } catch (error) {
    if (/alias count/i.test((error as Error).message))
      throw new FindingError(`${displayPath(path)}: its YAML aliases stand for too many nodes to be a description.`);
    // Anything else is said better by who reads the description next.
  }
}

/** The first thing in a description that is not of the kind that OpenAPI says, with its place. */
async function structureProblem(path: string): Promise<string | undefined> {
  const { createConfig, lint } = requirePeer<typeof import("@redocly/openapi-core")>(
    "contract",
    "@redocly/openapi-core",
  );
  const problems = await lint({ ref: path, config: await createConfig({ rules: { struct: "error" } }) }).catch(
    () => [],
  );
  return problems[0] && problemSentence(problems[0], path);
}

async function bundleFile(path: string): Promise<{ document: OpenApiDocument; files: string[] }> {
  const { BaseResolver, bundle, createConfig } = redocly();
  const config = await createConfig({});
  const result = await bundle({ ref: path, config, externalRefResolver: new BaseResolver(config.resolve) }).catch(
    (error: Error) => {
      throw new FindingError(parserSentence(error.message, path));
    },
  );
  const document = result.bundle.parsed as OpenApiDocument;
  if (!/^3\./.test(String(document.openapi))) {
    const found = document.swagger ? `Swagger ${document.swagger}` : "a document without `openapi: 3...`";
    throw new FindingError(`${displayPath(path)}: expected an OpenAPI 3 description, found ${found}.`);
  }
  const problem = result.problems.find(({ severity }) => severity === "error");
  if (problem) throw new FindingError(problemSentence(problem, path));
  return { document, files: [...new Set([path, ...result.fileDependencies])].sort() };
}

/** Puts a parser's `in "file" (line:column)` where editors look for it: before the sentence. */
function parserSentence(message: string, path: string): string {
  const [line = ""] = message.split("\n");
  const said = /^(?:Failed to parse API: )?(.*?) in "([^"]+)" \((\d+:\d+)\)/.exec(line);
  if (said) return `${displayPath(said[2] as string)}:${said[3]}: ${said[1]}.`;
  const kind = /got (\w+)\.?$/.exec(line)?.[1];
  if (kind)
    return `${displayPath(path)}: expected an OpenAPI 3 description, found ${kind === "undefined" ? "an empty file" : `only a ${kind}`}.`;
  return `${displayPath(path)}: ${line.replace(/\.$/, "")}.`;
}

/** A reference that leads nowhere: where it stands, and what it says. */
function problemSentence({ message, location }: NormalizedProblem, path: string): string {
  const where = location[0] && redocly().getLineColLocation(location[0]);
  if (!where) return `${displayPath(path)}: ${message}.`;
  const place = `${displayPath(where.source.absoluteRef)}:${where.start.line}:${where.start.col}`;
  const reference = /\$ref["']?\s*:\s*["']?([^"'\s}]+)/.exec(
    where.source
      .getLines()
      .slice(where.start.line - 1, where.end?.line)
      .join("\n"),
  )?.[1];
  const reason = /ENOENT/.test(message) ? "there is no such file" : "there is nothing at that place";
  return reference ? `${place}: $ref ${JSON.stringify(reference)} leads nowhere: ${reason}.` : `${place}: ${message}.`;
}

function readServers(document: OpenApiDocument): Server[] {
  const servers: Server[] = [];
  for (const server of document.servers ?? []) {
    const url = String(server.url ?? "")
      .replace(/\{([^}]+)\}/g, (braces, name) => server.variables?.[name]?.default ?? braces)
      .replace(/\/+$/, "");
    servers.push({ name: server["x-name"] ?? url.replace(/^https?:\/\//, ""), url, description: server.description });
  }
  return servers;
}

import { readFileSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { credentialNames } from "../auth/index.ts";
import { displayPath } from "../core/display-path.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { requirePeer } from "../core/peers.ts";
import type { Contract, OpenApiDocument, Server } from "./contract.ts";
import { parserSentence, problemSentence, structureError } from "./description-problem.ts";
import { readBodySchemes } from "./read-body-schemes.ts";
import { readOperations } from "./read-operation.ts";
import { readSchemes } from "./read-schemes.ts";
import { refuseRefChains } from "./refuse-ref-chains.ts";
import { atPointer } from "./resolve-ref.ts";

/**
 * Reads an OpenAPI 3.0 or 3.1 description, all files that it refers to included, into one model.
 *
 * @param file Path of the root document.
 * @param api Name of the API; the name of its folder or file when absent.
 * @throws UsageError when there is no such file; FindingError when it does not parse, refers to nothing, or is not OpenAPI 3.
 */
export async function loadContract(file: string, api: string = apiName(file)): Promise<Contract> {
  const path = resolve(file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new UsageError(
      `${displayPath(path)}: ${found ? "this is no file" : "there is no such file"}; expected an OpenAPI description in YAML or JSON.`,
    );
  refuseAliasBombs(path);
  const { document, files } = await bundleFile(path);
  try {
    return readContract(document, { api, path, files });
  } catch (error) {
    throw await structureError(error, path);
  }
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

async function bundleFile(path: string): Promise<{ document: OpenApiDocument; files: string[] }> {
  const { BaseResolver, bundle, createConfig } = requirePeer<typeof import("@redocly/openapi-core")>(
    "contract",
    "@redocly/openapi-core",
  );
  const config = await createConfig({});
  const externalRefResolver = new BaseResolver(config.resolve);
  const refuse = (error: Error): never => {
    throw new FindingError(parserSentence(error.message, path));
  };
  const root = (await externalRefResolver.resolveDocument(null, path, true).catch(refuse)) as { parsed: unknown };
  refuseRefChains(root.parsed, displayPath(path));
  const result = await bundle({ ref: path, config, externalRefResolver }).catch(refuse);
  const document = result.bundle.parsed as OpenApiDocument;
  if (!/^3\./.test(String(document.openapi))) {
    const found = document.swagger ? `Swagger ${document.swagger}` : "a document without `openapi: 3...`";
    throw new FindingError(`${displayPath(path)}: expected an OpenAPI 3 description, found ${found}.`);
  }
  const problem = result.problems.find(({ severity }) => severity === "error");
  if (problem) throw new FindingError(problemSentence(problem, path));
  return { document, files: [...new Set([path, ...result.fileDependencies])].sort() };
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

import { basename, dirname, resolve } from "node:path";
import { credentialNames, misplacedTemplates, unreadableIn } from "../auth/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { methods } from "../core/http-methods.ts";
import { escapeToken } from "../core/json-pointer.ts";
import type { Contract, ContractScheme, OpenApiDocument, Operation, Server } from "./contract.ts";
import { structureError } from "./description-problem.ts";
import { isObject, toNormalForm } from "./normal-form/index.ts";
import { readBodySchemes } from "./read-body-schemes.ts";
import { type ReferenceOptions, readDescription } from "./read-description.ts";
import { readOperations } from "./read-operation.ts";
import { readParameterSchemes } from "./read-parameter-schemes.ts";
import { readSchemes } from "./read-schemes.ts";
import { atPointer } from "./resolve-ref.ts";

/**
 * Reads an OpenAPI 3.0, 3.1 or 3.2 description, all files that it refers to included, into one model.
 *
 * @param file Path of the root document.
 * @param api Name of the API; the name of its folder or file when absent.
 * @throws UsageError, with file, line and column where they are known, when the description cannot be read.
 */
export async function loadContract(
  file: string,
  api: string = apiName(file),
  options: ReferenceOptions = {},
): Promise<Contract> {
  const path = resolve(file);
  const { document, files, overlay } = await readDescription(path, options);
  if (!isWhole(document)) throw await structureError(new Error("its parts are not what OpenAPI says"), path);
  try {
    const notes = toNormalForm(document);
    return { ...readContract(document, { api, path, files }), ...(overlay && { overlay }), references: options, notes };
  } catch (error) {
    throw await structureError(error, path);
  }
}

/** Whether the parts without which nothing can be read are there and are objects. */
function isWhole({ info, paths = {}, webhooks = {} }: OpenApiDocument): boolean {
  const items = [paths, webhooks].flatMap((map) => (isObject(map) ? Object.values(map) : [map]));
  const operations = items.flatMap((item) =>
    isObject(item) ? methods.flatMap((method) => (Object.hasOwn(item, method) ? [item[method]] : [])) : [item],
  );
  return [info, ...items, ...operations].every(isObject);
}

function readContract(
  document: OpenApiDocument,
  { api, path, files }: { api: string; path: string; files: string[] },
): Omit<Contract, "notes" | "references"> {
  const shown = displayPath(path);
  const schemes = readSchemes(document, shown);
  const operations = readOperations(document, "paths", schemes);
  const webhooks = readOperations(document, "webhooks", schemes);
  for (const operation of [...operations, ...webhooks]) {
    const isWebhook = webhooks.includes(operation);
    const keys = [
      ...addSchemes(schemes, readParameterSchemes(document, operation, shown), true),
      ...addSchemes(schemes, readBodySchemes(document, operation, shown), isWebhook),
    ];
    if (keys.length === 0) continue;
    // First, so that a header which signs the parameters and the body sees them whole.
    operation.security = operation.security.length ? operation.security.map((others) => [...keys, ...others]) : [keys];
  }
  refuseMisplaced(document, shown);
  for (const operation of [...operations, ...webhooks]) refuseUnreadable(operation, schemes, shown);
  const byId = new Map<string, string>();
  for (const { id, method, path, pointer } of operations) {
    const route = `${method.toUpperCase()} ${path}`;
    if (byId.has(id))
      throw new UsageError(`${shown}: operationId ${id} is given twice, to ${byId.get(id)} and ${route}.`);
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
    webhooks,
    testCredentials: Object.fromEntries(
      [...new Set([...Object.keys(published), ...names])].map((name) => [
        name,
        String(published[name] ?? madeUp(name)),
      ]),
    ),
    document,
  };
}

/**
 * Adds the schemes of one operation, and returns their keys. Where it may be shared, a value that is made as that of
 * another operation is one scheme: who receives several webhooks tells them apart by what signs them.
 */
function addSchemes(
  schemes: Record<string, ContractScheme>,
  made: Record<string, ContractScheme>,
  isShared: boolean,
): string[] {
  return Object.entries(made).map(([own, scheme]) => {
    const common = `${scheme.in} ${scheme.name}`;
    const { template, clockSkew } = schemes[common] ?? scheme;
    const key = isShared && template === scheme.template && clockSkew === scheme.clockSkew ? common : own;
    schemes[key] ??= scheme;
    return key;
  });
}

/** @throws UsageError naming a value that is made of what a receiver could not read back. */
function refuseUnreadable({ id, security }: Operation, schemes: Record<string, ContractScheme>, file: string): void {
  for (const requirement of security) {
    const made = requirement.flatMap((name) => schemes[name] ?? []);
    if (made.some(({ unknown }) => unknown !== undefined)) continue;
    const known = requirement.filter((name) => Object.hasOwn(schemes, name));
    const problem = unreadableIn(Object.fromEntries(known.map((name) => [name, schemes[name]?.value ?? []])));
    if (problem) throw new UsageError(`${file}: x-value of ${problem[0]}, for ${id}: ${problem[1]}.`);
  }
}

/** @throws UsageError naming a template that stands where nothing would use it. */
function refuseMisplaced(document: OpenApiDocument, file: string): void {
  const resolve = (node: any) => {
    let found = node;
    for (let steps = 0; typeof found?.$ref === "string" && steps < 100; steps++)
      found = atPointer(document, found.$ref);
    return found;
  };
  const [first] = misplacedTemplates(document, resolve);
  if (!first) return;
  throw new UsageError(`${file}: x-value at #/${first.path.map(escapeToken).join("/")}: ${first.problem}.`);
}

/** `specs/acme/openapi.yaml` is called acme, `petstore.json` petstore, `My API.yaml` My-API. */
function apiName(file: string): string {
  const name = basename(file).replace(/\.[^.]+$/, "");
  const telling = /^(openapi|swagger|index|main)$/i.test(name) ? basename(dirname(resolve(file))) : name;
  // It becomes a folder, a page, and a part of URLs.
  return telling.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[^A-Za-z0-9]+|-+$/g, "") || "api";
}

const madeUp = (credential: string): string =>
  `test-${credential
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()}`;

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

import { methods } from "../core/http-methods.ts";
import { escapeToken } from "../core/json-pointer.ts";
import type {
  Body,
  Contract,
  DocumentedResponse,
  Example,
  MediaType,
  OpenApiDocument,
  Operation,
  Parameter,
} from "./contract.ts";
import { readParameterStyle } from "./read-parameter-style.ts";
import { readScopes, readSecurity } from "./read-schemes.ts";
import { atPointer, followRef, resolveRef } from "./resolve-ref.ts";

type Node = any;

function readExamples(document: OpenApiDocument, node: Node): Record<string, Example> {
  const examples: Record<string, Example> = {};
  if (node?.example !== undefined) examples.example = { value: node.example };
  for (const [name, example] of Object.entries<Node>(node?.examples ?? {})) {
    const { summary, value } = resolveRef(document, example) ?? {};
    if (value !== undefined) examples[name] = { summary, value };
  }
  return examples;
}

/** The media types of the body or response at a pointer. */
function readContent(document: OpenApiDocument, pointer: string): Record<string, MediaType> {
  const content = `${followRef(document, pointer)}/content`;
  return Object.fromEntries(
    Object.entries<Node>(atPointer(document, content) ?? {}).map(([type, media]) => [
      type,
      {
        schema: media.schema,
        pointer: `${content}/${escapeToken(type)}/schema`,
        examples: readExamples(document, media),
      },
    ]),
  );
}

function readParameters(document: OpenApiDocument, pathItem: Node, operation: Node): Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const node of [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolveRef(document, node);
    if (!parameter?.name) continue;
    const style = readParameterStyle(document, parameter);
    parameters.set(`${parameter.in} ${parameter.name}`, {
      name: parameter.name,
      in: parameter.in,
      required: parameter.in === "path" || parameter.required === true,
      description: parameter.description,
      ...((parameter["x-sensitive"] ?? resolveRef(document, parameter.schema)?.["x-sensitive"]) === true && {
        sensitive: true,
      }),
      ...(parameter["x-value"] !== undefined && { made: true }),
      schema: parameter.schema ?? Object.values<Node>(parameter.content ?? {})[0]?.schema,
      ...(style && { style }),
      examples: examplesOf(document, parameter),
    });
  }
  return [...parameters.values()];
}

/** Those of a parameter or a header: its own, or those of the media type that it is sent in. */
function examplesOf(document: OpenApiDocument, parameter: Node): Record<string, Example> {
  const own = readExamples(document, parameter);
  return Object.keys(own).length ? own : readExamples(document, Object.values<Node>(parameter.content ?? {})[0]);
}

function readBody(document: OpenApiDocument, pointer: string): Body | undefined {
  const body = resolveRef(document, atPointer(document, pointer));
  return body && { required: body.required === true, content: readContent(document, pointer) };
}

function readResponses(document: OpenApiDocument, pointer: string): Record<string, DocumentedResponse> {
  const responses: Record<string, DocumentedResponse> = {};
  for (const [status, node] of Object.entries<Node>(atPointer(document, pointer) ?? {})) {
    if (status.startsWith("x-")) continue;
    const response = resolveRef(document, node) ?? {};
    const headers: DocumentedResponse["headers"] = {};
    for (const [name, node] of Object.entries<Node>(response.headers ?? {})) {
      const header = resolveRef(document, node) ?? {};
      const { required, schema, description } = header;
      headers[name] = { required: required === true, schema, description, examples: examplesOf(document, header) };
    }
    responses[status] = {
      description: response.description ?? "",
      headers,
      content: readContent(document, `${pointer}/${status}`),
      evidence: response["x-evidence"],
    };
  }
  return responses;
}

/** A name for an operation that its document did not name: `getPetsById` for `GET /pets/{id}`. */
const derivedName = (method: string, path: string): string =>
  method +
  path
    .replace(/\{([^}]*)\}/g, " by $1")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join("");

/** Gives names to operations that have none: what the document wrote itself keeps its name, and the derived one a number. */
function namer(document: OpenApiDocument, section: "paths" | "webhooks"): (method: string, path: string) => string {
  const taken = new Set<string>();
  for (const item of Object.values<Node>(document[section] ?? {}))
    for (const method of methods) taken.add(resolveRef(document, item)?.[method]?.operationId);
  return (method, path) => {
    const name = derivedName(method, path);
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}${n}`;
    taken.add(free);
    return free;
  };
}

/** Reads every operation of a map of path items; `section` is `paths` or `webhooks`. */
export function readOperations(
  document: OpenApiDocument,
  section: "paths" | "webhooks",
  schemes: Contract["schemes"],
): Operation[] {
  const nameFor = namer(document, section);
  return Object.keys(document[section] ?? {}).flatMap((path) =>
    readPathItem(document, `/${section}/${escapeToken(path)}`, path, schemes, nameFor),
  );
}

/** What the vendor calls back while or after an operation: `id` is the name of the callback, `path` the expression for its address. */
export function readCallbacks({ document, schemes }: Contract, { pointer }: Operation): Operation[] {
  return Object.keys(atPointer(document, `${pointer}/callbacks`) ?? {}).flatMap((name) => {
    const callback = followRef(document, `${pointer}/callbacks/${escapeToken(name)}`);
    return Object.keys(atPointer(document, callback) ?? {})
      .filter((expression) => !expression.startsWith("x-"))
      .flatMap((path) => readPathItem(document, `${callback}/${escapeToken(path)}`, path, schemes, () => name));
  });
}

/** The operations of the path item at a pointer. */
function readPathItem(
  document: OpenApiDocument,
  at: string,
  path: string,
  schemes: Contract["schemes"],
  nameFor: (method: string, path: string) => string,
): Operation[] {
  const place = followRef(document, at);
  const pathItem = resolveRef(document, atPointer(document, at)) ?? {};
  return methods
    .filter((method) => pathItem[method])
    .map((method) => {
      const operation = pathItem[method];
      const pointer = `${place}/${method}`;
      return {
        id: operation.operationId ?? nameFor(method, path),
        method,
        path,
        summary: operation.summary,
        description: operation.description,
        tags: operation.tags ?? [],
        deprecated: operation.deprecated === true,
        ...(typeof operation["x-idempotent"] === "boolean" && { idempotent: operation["x-idempotent"] }),
        ...(operation["x-money"] === true && { money: true }),
        parameters: readParameters(document, pathItem, operation),
        body: readBody(document, `${pointer}/requestBody`),
        responses: readResponses(document, `${pointer}/responses`),
        security: readSecurity(document, schemes, operation.security ?? document.security),
        scopes: readScopes(operation.security ?? document.security),
        source: operation.externalDocs?.url,
        evidence: operation["x-evidence"],
        pointer,
      };
    });
}

import type { Answer, Body, Contract, Example, MediaType, OpenApiDocument, Operation, Parameter } from "./contract.ts";
import { readSecurity } from "./read-schemes.ts";
import { escapeToken, resolveRef } from "./resolve-ref.ts";

/** The methods of a path item that are operations. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

// biome-ignore lint/suspicious/noExplicitAny: parts of a document from outside.
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

function readContent(document: OpenApiDocument, content: Node): Record<string, MediaType> {
  return Object.fromEntries(
    Object.entries<Node>(content ?? {}).map(([type, media]) => [
      type,
      { schema: media.schema, examples: readExamples(document, media) },
    ]),
  );
}

function readParameters(document: OpenApiDocument, pathItem: Node, operation: Node): Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const node of [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolveRef(document, node);
    if (!parameter?.name) continue;
    parameters.set(`${parameter.in} ${parameter.name}`, {
      name: parameter.name,
      in: parameter.in,
      required: parameter.in === "path" || parameter.required === true,
      description: parameter.description,
      schema: parameter.schema ?? Object.values<Node>(parameter.content ?? {})[0]?.schema,
      examples: readExamples(document, parameter),
    });
  }
  return [...parameters.values()];
}

function readBody(document: OpenApiDocument, node: Node): Body | undefined {
  const body = resolveRef(document, node);
  return body && { required: body.required === true, content: readContent(document, body.content) };
}

function readAnswers(document: OpenApiDocument, responses: Node): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const [status, node] of Object.entries<Node>(responses ?? {})) {
    if (status.startsWith("x-")) continue;
    const answer = resolveRef(document, node) ?? {};
    const headers: Answer["headers"] = {};
    for (const [name, header] of Object.entries<Node>(answer.headers ?? {})) {
      const { required, schema, description } = resolveRef(document, header) ?? {};
      headers[name] = { required: required === true, schema, description };
    }
    answers[status] = {
      description: answer.description ?? "",
      headers,
      content: readContent(document, answer.content),
      evidence: answer["x-evidence"],
    };
  }
  return answers;
}

/** A name for an operation that its document did not name: `getPetsById` for `GET /pets/{id}`. */
const nameFor = (method: string, path: string): string =>
  method +
  path
    .replace(/\{([^}]*)\}/g, " by $1")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join("");

/** Reads every operation of a map of path items; `section` is `paths` or `webhooks`. */
export function readOperations(
  document: OpenApiDocument,
  section: "paths" | "webhooks",
  schemes: Contract["schemes"],
): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries<Node>(document[section] ?? {})) {
    const pathItem = resolveRef(document, item) ?? {};
    for (const method of methods) {
      const operation = pathItem[method];
      if (!operation) continue;
      operations.push({
        id: operation.operationId ?? nameFor(method, path),
        method,
        path,
        summary: operation.summary,
        description: operation.description,
        tags: operation.tags ?? [],
        deprecated: operation.deprecated === true,
        parameters: readParameters(document, pathItem, operation),
        body: readBody(document, operation.requestBody),
        answers: readAnswers(document, operation.responses),
        security: readSecurity(document, schemes, operation.security ?? document.security),
        source: operation.externalDocs?.url,
        evidence: operation["x-evidence"],
        pointer: `/${section}/${escapeToken(path)}/${method}`,
      });
    }
  }
  return operations;
}

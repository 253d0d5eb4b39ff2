import { parse } from "node:querystring";
import type { Contract, Operation } from "../../contract/index.ts";
import { withParameterSchemas } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { isJson } from "../../core/media-type.ts";
import { messageHeaders } from "../../core/message-headers.ts";
import { requireOptional } from "../../core/optional-package.ts";
import { headerText, type MockResponse, problem } from "../mock-response.ts";
import type { Engine, EngineResponse, OperationRequest } from "./index.ts";
import { documentedOf } from "./select-response.ts";

type Prism = typeof import("@stoplight/prism-http");

const quiet = () => {};
const logger = { info: quiet, success: quiet, warn: quiet, error: quiet, debug: quiet, trace: quiet, fatal: quiet };
const silentLogger = { ...logger, child: () => silentLogger } as never;

const config = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
} as const;

/**
 * Prism as the engine, by its public interface alone: what it says is what it says anywhere.
 *
 * @throws UsageError when it is not installed, or cannot read the contract.
 */
export async function createPrismEngine(contract: Contract): Promise<Engine> {
  const { createInstance, getHttpOperationsFromSpec } = requireOptional<Prism>("@stoplight/prism-http");
  const prism = createInstance(config, { logger: silentLogger });
  const resources = await getHttpOperationsFromSpec(documentFor(contract)).catch((error: Error) => {
    throw new UsageError(`${contract.api}: Prism cannot read the description: ${error.message.split("\n")[0]}`);
  });

  /** @param how What is different in its configuration. */
  async function run(operation: Operation, input: object, how: object): Promise<EngineResponse> {
    const { method, path } = operation;
    const resource = resources.find((one) => one.method.toLowerCase() === method && one.path === path);
    if (!resource) {
      const detail = `Prism does not respond to ${method.toUpperCase()} requests.`;
      return { response: problem(501, "Not mocked", detail), violations: [] };
    }
    // It would call the URLs of `callbacks` over the network.
    const result = await prism.request(input as never, [{ ...resource, callbacks: [] }], {
      ...config,
      ...how,
    } as never)();
    if (result._tag === "Left") return failure(result.left);
    const { output, validations } = result.right;
    // The others are warnings: a parameter that is deprecated.
    const violations = validations.input.filter(({ severity }) => severity === 0).map(({ message }) => message);
    return { response: serialize(output), violations };
  }

  return {
    respond: (operation, request, { code, example: exampleKey, dynamic = false }) =>
      run(operation, inputOf(operation, request), { mock: { dynamic, code, exampleKey } }),
    async decline(operation, codes, exampleKey) {
      const code = documentedOf(operation, codes);
      if (code === undefined) return undefined;
      const path = operation.path.replace(/\{[^}]+\}/g, "x");
      const input = { method: operation.method, url: { path, query: {} }, headers: {} };
      const how = { validateRequest: false, mock: { dynamic: false, code, exampleKey } };
      return (await run(operation, input, how)).response;
    },
    // Prism does not tell.
    unchecked: () => [],
  };
}

/** A description as Prism reads it: a copy, because it resolves references in place. */
function documentFor(contract: Contract): object {
  const { webhooks, ...document } = withParameterSchemas(structuredClone(contract.document));
  // Without a dialect that it knows, Prism validates 3.1 as draft 7 and skips newer keywords.
  return { ...document, jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };
}

/** A request as Prism has it. */
function inputOf({ method }: Operation, { path, search, headers, body }: OperationRequest): object {
  return {
    method,
    url: { path, query: { ...parse(search.slice(1)) } },
    headers: { ...Object.fromEntries(headers), "content-length": String(body.text.length) },
    body: isJson(body.contentType) ? body.value : body.text || undefined,
  };
}

type PrismError = Error & { status?: number; detail?: string; additional?: { validation?: { message: string }[] } };

function failure(error: PrismError): EngineResponse {
  const violations = (error.additional?.validation ?? []).map(({ message }) => message);
  const detail = violations.length ? `${violations.join(". ")}.` : error.detail || error.message;
  return { response: problem(error.status ?? 500, error.message || "Prism failed", detail), violations };
}

type PrismOutput = { statusCode: number; headers?: object; body?: unknown };

function serialize({ statusCode: status, headers: given, body }: PrismOutput): MockResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given ?? {})) {
    const isSent = /^content-type$/i.test(name) || !messageHeaders.includes(name.toLowerCase());
    if (isSent && value !== null && value !== undefined) headers[name.toLowerCase()] = headerText(String(value));
  }
  const { "content-type": type, ...others } = headers;
  if (body === undefined || [204, 205, 304].includes(status)) return { status, headers: others };
  if (isJson(type)) return { status, headers, body: JSON.stringify(body), json: body };
  if (typeof body === "string") return { status, headers, body };
  return problem(501, "Not mocked", `Prism writes no body of ${type ?? "an unknown type"}.`);
}

import type { Contract, Operation } from "../../contract/index.ts";
import { withParameterSchemas } from "../../contract/index.ts";
import { connectionHeaders } from "../../core/connection-headers.ts";
import { UsageError } from "../../core/errors.ts";
import { isJson } from "../../core/media-type.ts";
import { requireOptional } from "../../core/optional-package.ts";
import { headerText, type MockResponse, problem } from "../mock-response.ts";
import type { Engine, EngineResponse, OperationRequest } from "./index.ts";
import { documentedOf } from "./select-response.ts";

type Prism = typeof import("@stoplight/prism-http");
type Resource = Awaited<ReturnType<Prism["getHttpOperationsFromSpec"]>>[number];

interface Loaded {
  prism: ReturnType<Prism["createInstance"]>;
  resources: Map<string, Resource>;
}

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
 * @throws UsageError when it is not installed.
 */
export function createPrismEngine(contract: Contract): Engine {
  const loading = loadPrism(contract);
  // Told by whoever asks first.
  loading.catch(() => {});

  async function run(
    operation: Operation,
    input: object,
    overrides: { validateRequest: boolean; mock: object },
  ): Promise<EngineResponse> {
    const { prism, resources } = await loading;
    const resource = resources.get(`${operation.method} ${operation.path}`);
    if (!resource) {
      const detail = `Prism does not respond to ${operation.method.toUpperCase()} requests.`;
      return { response: problem(501, "Not mocked", detail), violations: [] };
    }
    const result = await prism.request(input as never, [resource], { ...config, ...overrides } as never)();
    if (result._tag === "Left") return failure(result.left);
    const { output, validations } = result.right;
    // The others are warnings: a parameter that is deprecated.
    const violations = validations.input.filter(({ severity }) => severity === 0).map(({ message }) => message);
    return { response: serialize(output), violations };
  }

  return {
    respond: (operation, request, { code, example, dynamic = false }) =>
      run(operation, inputOf(operation, request), {
        validateRequest: true,
        mock: { dynamic, code, exampleKey: example },
      }),
    async decline(operation, codes, example) {
      const code = documentedOf(operation, codes);
      if (code === undefined) return undefined;
      const path = operation.path.replace(/\{[^}]+\}/g, "x");
      const input = { method: operation.method, url: { path, query: {} }, headers: {} };
      const overrides = { validateRequest: false, mock: { dynamic: false, code, exampleKey: example } };
      return (await run(operation, input, overrides)).response;
    },
    // Prism does not tell.
    unchecked: async () => [],
    async ready() {
      await loading;
    },
  };
}

async function loadPrism(contract: Contract): Promise<Loaded> {
  const { createInstance, getHttpOperationsFromSpec } = requireOptional<Prism>("@stoplight/prism-http");
  // A copy, because Prism resolves references in place.
  const { webhooks, ...document } = withParameterSchemas(structuredClone(contract.document));
  // Without a dialect that it knows, Prism validates 3.1 as draft 7 and skips newer keywords.
  const spec = { ...document, jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };
  const resources = await getHttpOperationsFromSpec(spec).catch((error: Error) => {
    throw new UsageError(`${contract.api}: Prism cannot read the description: ${error.message.split("\n")[0]}`);
  });
  return {
    prism: createInstance(config, { logger: silentLogger }),
    // Prism would call the URLs of `callbacks` over the network.
    resources: new Map(
      resources.map((one) => [`${one.method.toLowerCase()} ${one.path}`, { ...one, callbacks: [] } as Resource]),
    ),
  };
}

/** A request as Prism has it. */
function inputOf(operation: Operation, { path, query, headers, body }: OperationRequest): object {
  const sent = [...new Set(query.keys())].map((name) => {
    const values = query.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  });
  return {
    method: operation.method,
    url: { path, query: Object.fromEntries(sent) },
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

/** Headers that only the connection can say. */
const ofTheConnection: readonly string[] = [...connectionHeaders, "content-length", "content-encoding", "date"];

type PrismOutput = { statusCode: number; headers?: object; body?: unknown };

function serialize({ statusCode: status, headers: given, body }: PrismOutput): MockResponse {
  const headers = Object.fromEntries(
    Object.entries(given ?? {})
      .filter(([name, value]) => value !== null && value !== undefined && !ofTheConnection.includes(name.toLowerCase()))
      .map(([name, value]): [string, string] => [name.toLowerCase(), headerText(String(value))]),
  );
  const type = headers["content-type"];
  if (body === undefined || status === 204 || status === 205 || status === 304) {
    delete headers["content-type"];
    return { status, headers };
  }
  if (isJson(type)) return { status, headers, body: JSON.stringify(body), json: body };
  if (typeof body === "string") return { status, headers, body };
  return problem(501, "Not mocked", `Prism writes no body of ${headerText(type ?? "an unknown type")}.`);
}

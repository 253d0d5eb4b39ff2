import { setImmediate } from "node:timers/promises";
import { type Contract, type Operation, withParameterSchemas } from "../contract/index.ts";
import { bodyFitter } from "./fitting-body.ts";
import { type Guard, guardMaker } from "./guard.ts";
import { handedParts, handOver, withPlace } from "./hand-parameters.ts";
import { loadPrism } from "./load-prism.ts";
import { type Mended, mendParameters } from "./mend-parameters.ts";
import { headerText, type MockResponse, problem } from "./mock-response.ts";
import { type Preferences, responseKey } from "./preferences.ts";
import { isJson } from "./read-body.ts";
import { type Checked, type Input, type Resource, requestCheck } from "./request-check.ts";

/** What Prism looks at in a request. */
export interface EngineRequest extends Checked {
  bodyLength: number;
}

/** A response, and what was wrong with the request when it says so. */
export interface EngineResponse {
  response: MockResponse;
  /** One clause each; empty when the request is valid. */
  violations: string[];
}

/** The one place that knows Prism: it validates requests and makes answers from the contract. */
export interface Engine {
  /** Validates a request, and answers with success or with the contract's response for what is invalid. */
  response(operation: Operation, request: EngineRequest, preferences: Preferences): Promise<EngineResponse>;
  /** The contract's response for the first of these statuses that it has, without looking at any request. */
  decline(operation: Operation, codes: readonly number[], example?: string): Promise<MockResponse | undefined>;
  /** What nobody checks, each in a clause that says why. Compiles every schema, and lets others work in between. */
  unchecked(): Promise<string[]>;
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
} as const;

/**
 * Makes an engine for one contract.
 *
 * @throws UsageError when Prism is not installed.
 */
export async function createEngine(contract: Contract): Promise<Engine> {
  const prismModule = loadPrism();
  const { createInstance, getHttpOperationsFromSpec, validateInput } = prismModule;
  const resources = new Map<Operation, Resource>();
  const operations = new Map(contract.operations.map((one) => [`${one.method} ${one.path}`, one]));
  for (const resource of await getHttpOperationsFromSpec(documentForPrism(contract))) {
    const operation = operations.get(`${resource.method.toLowerCase()} ${resource.path}`);
    // Prism would call the URLs of `callbacks` over the network.
    if (operation) resources.set(operation, { ...handOver(operation, resource), callbacks: [] });
  }
  const prism = createInstance({ ...config, mock: { dynamic: false } }, { logger: silentLogger });
  const mended = new Map<Operation, Mended>();
  const known = new Map<Operation, Map<string, MockResponse>>();
  const isValid = requestCheck(prismModule);
  const guards = new Map<Operation, Guard | undefined>();
  const makeGuard = guardMaker(contract);
  const mend = bodyFitter(contract);

  function mendedOf(operation: Operation): Mended | undefined {
    let found = mended.get(operation);
    const resource = resources.get(operation);
    if (!found && resource) {
      found = mendParameters(operation.id, resource);
      mended.set(operation, found);
    }
    return found;
  }

  function guardOf(operation: Operation): Guard | undefined {
    if (guards.has(operation)) return guards.get(operation);
    const resource = resources.get(operation);
    const [type = ""] = Object.keys(operation.body?.content ?? {});
    const accepts = (body: unknown): boolean => {
      const input = { method: operation.method, url: { path: "/" }, headers: { "content-type": type }, body };
      // Nothing but the body: its path and its headers would be wrong.
      const { path, headers, query, ...request } = resource?.request ?? {};
      const only = { ...resource, request } as never;
      return validateInput({ resource: only, element: input as never })._tag === "Right";
    };
    const guard = resource && makeGuard(operation, accepts);
    guards.set(operation, guard);
    return guard;
  }

  async function run(
    operation: Operation,
    request: EngineRequest,
    preferences: Preferences,
    validateRequest: boolean,
  ): Promise<EngineResponse> {
    const resource = mendedOf(operation)?.resource;
    if (!resource)
      return {
        response: problem(501, "Not mocked", `Prism does not answer ${operation.method.toUpperCase()} requests.`),
        violations: [],
      };
    const accept = readAccept(request.headers.get("accept"));
    const input = () => inputOf(contract, operation, request, accept);
    // The response to a valid request depends on nothing else in it, so it is made once for each preference.
    const { code, example, dynamic = false } = preferences;
    const key = `${code}\n${accept}\n${example}`;
    const responses = known.get(operation);
    const response = dynamic || !validateRequest ? undefined : responses?.get(key);
    if (response && isValid(operation, resource, request, input)) return { response, violations: [] };

    const result = await prism.request(input(), [resource], {
      ...config,
      validateRequest,
      mock: {
        dynamic: preferences.dynamic ?? false,
        code: preferences.code,
        exampleKey: preferences.example,
        seed: preferences.seed,
      },
    })();
    if (result._tag === "Left") return fromError(result.left);
    const { statusCode, body: value } = result.right.output;
    const answered = operation.responses[responseKey(operation, statusCode) ?? ""];
    const media = Object.entries(answered?.content ?? {}).find(([type]) => isJson(type))?.[1];
    const madeUp = media && value !== undefined && Object.keys(media.examples).length === 0;
    const made = serialize({ ...result.right.output, body: madeUp ? mend(media, value) : value });
    // The others are warnings: a parameter that is deprecated.
    const violations = result.right.validations.input
      .filter(({ severity }) => severity === 0)
      .map(({ message }) => withPlace(message));
    if (violations.length === 0 && validateRequest && !dynamic) {
      if (!responses) known.set(operation, new Map([[key, made]]));
      else if (responses.size < 100) responses.set(key, made);
    }
    return { response: made, violations };
  }

  const engine: Engine = {
    async response(operation, request, preferences) {
      const found = await run(operation, request, preferences, true);
      if (found.violations.length > 0) return found;
      const guard = request.body === undefined ? undefined : guardOf(operation);
      const unchecked = [...(mended.get(operation)?.unchecked ?? []), ...(guard?.unchecked ? [guard.unchecked] : [])];
      if (unchecked.length) {
        const headers = { ...found.response.headers, "countersign-unchecked": headerText(unchecked.join("; ")) };
        found.response = { ...found.response, headers };
      }
      if (guard === undefined || guard.unchecked) return found;
      const violations = guard.violations(request.body);
      if (violations.length === 0) return found;
      const response = await engine.decline(operation, [422, 400]);
      return { response: response ?? problem(422, "Invalid request", `${violations.join(". ")}.`), violations };
    },
    async unchecked() {
      const found: string[] = [];
      for (const operation of contract.operations) {
        await setImmediate();
        found.push(...(mendedOf(operation)?.unchecked ?? []), ...[guardOf(operation)?.unchecked ?? []].flat());
      }
      return found;
    },
    async decline(operation, codes, example) {
      const exact = codes.find((code) => Object.hasOwn(operation.responses, code));
      const code = exact ?? codes.find((code) => responseKey(operation, code));
      if (code === undefined) return undefined;
      const request = {
        path: pathOf(operation),
        search: "",
        headers: noHeaders,
        contentType: undefined,
        body: undefined,
        text: "",
        bodyLength: 0,
      };
      const { response } = await run(operation, request, { code, ...(example !== undefined && { example }) }, false);
      return response;
    },
  };
  return engine;
}

/** A copy, because Prism resolves references in place. */
function documentForPrism({ document }: Contract): object {
  const { webhooks, ...copy } = withParameterSchemas(structuredClone(document));
  // Without a dialect that it knows, Prism validates 3.1 as draft 7 and skips newer keywords, or skips all of them.
  return String(copy.openapi).startsWith("3.0")
    ? copy
    : { ...copy, jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };
}

const noHeaders = new Headers();

/** A request as Prism has it. */
function inputOf(contract: Contract, operation: Operation, request: EngineRequest, accept: string): Input {
  const { path, search, headers, contentType, body, bodyLength } = request;
  const { "content-type": _, ...others } = Object.fromEntries(headers);
  const parts = handedParts(contract, operation, { path, search, headers: others }, readQuery(search));
  return {
    method: operation.method as never,
    url: { path, query: parts.query as Record<string, string> },
    headers: {
      ...(parts.headers as Record<string, string>),
      ...(contentType && { "content-type": contentType }),
      accept,
      "content-length": String(bodyLength),
    },
    body,
  };
}

/** Some path of the operation: nothing but its shape matters. */
const pathOf = (operation: Operation): string => operation.path.replace(/\{[^}]+\}/g, "x");

/** The media ranges that are some; Prism throws at the others. Empty, it stands for any. */
const readAccept = (accept: string | null): string =>
  (accept ?? "")
    .split(",")
    .map((range) => range.trim())
    .filter((range) => /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;\s*[\w-]+=([\w!#$&^.+*-]+|"[^"\\]*"))*$/.test(range))
    .join(",");

function readQuery(search: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] as string) : values];
    }),
  );
}

type PrismError = Error & { status?: number; detail?: string; additional?: { validation?: { message: string }[] } };

function fromError(error: PrismError): EngineResponse {
  const violations = (error.additional?.validation ?? []).map(({ message }) => withPlace(message));
  const detail = violations.length
    ? `${violations.join(". ")}. (The contract has no response for an invalid request.)`
    : error.detail || error.message;
  return { response: problem(error.status ?? 500, error.message || "The mock failed", detail), violations };
}

/** Headers that only the connection can say. */
const ofTheConnection = /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|trailer)$/;

function serialize(output: { statusCode: number; headers?: object; body?: unknown }): MockResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(output.headers ?? {}))
    if (value !== null && value !== undefined && !ofTheConnection.test(name.toLowerCase()))
      headers[name.toLowerCase()] = headerText(String(value));
  const { statusCode: status, body } = output;
  const type = headers["content-type"] ?? "";
  if (body === undefined || status === 204 || status === 205 || status === 304) {
    delete headers["content-type"];
    return { status, headers };
  }
  if (isJson(type)) return { status, headers, body: JSON.stringify(body) };
  if (typeof body !== "string")
    return problem(501, "Not mocked", `An example for ${headerText(type)} has to be a text to be sent.`);
  if (/^text\//.test(type) && !/charset/i.test(type)) headers["content-type"] = `${type}; charset=utf-8`;
  return { status, headers, body };
}

import { setImmediate } from "node:timers/promises";
import { type Contract, type Operation, withParameterSchemas } from "../contract/index.ts";
import { headerText, type MockAnswer, problem } from "./answer.ts";
import { bodyFitter } from "./fitting-body.ts";
import { type Guard, guardMaker } from "./guard.ts";
import { handedParts, handOver, withPlace } from "./hand-parameters.ts";
import { loadPrism } from "./load-prism.ts";
import { answerKey, type Preferences } from "./preferences.ts";
import { isJson } from "./read-body.ts";

/** What Prism looks at in a request. */
export interface EngineRequest {
  /** As the contract has it. */
  path: string;
  /** With its question mark. */
  search: string;
  /** By name in lower case. */
  headers: Record<string, string>;
  /** Parsed, when it is JSON; undefined when there is none. */
  body: unknown;
  bodyLength: number;
}

/** An answer, and what was wrong with the request when it says so. */
export interface EngineAnswer {
  answer: MockAnswer;
  /** One clause each; empty when the request is valid. */
  violations: string[];
}

/** The one place that knows Prism: it validates requests and makes answers from the contract. */
export interface Engine {
  /** Validates a request, and answers with success or with the contract's answer for what is invalid. */
  answer(operation: Operation, request: EngineRequest, preferences: Preferences): Promise<EngineAnswer>;
  /** The contract's answer for the first of these statuses that it has, without looking at any request. */
  decline(operation: Operation, codes: readonly number[], example?: string): Promise<MockAnswer | undefined>;
  /** What nobody checks, each in a clause that says why. Compiles every schema, and lets others work in between. */
  unchecked(): Promise<string[]>;
}

type Prism = ReturnType<typeof loadPrism>;
type Resource = Parameters<Prism["validateInput"]>[0]["resource"];
type Input = Parameters<Prism["validateInput"]>[0]["element"] & { headers: Record<string, string> };

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
  const { createInstance, getHttpOperationsFromSpec, validateInput } = loadPrism();
  const resources = new Map<string, Awaited<ReturnType<Prism["getHttpOperationsFromSpec"]>>[0]>();
  // Prism would call the URLs of `callbacks` over the network.
  const operations = new Map(
    contract.operations.map((operation) => [`${operation.method} ${operation.path}`, operation]),
  );
  for (const resource of await getHttpOperationsFromSpec(documentForPrism(contract))) {
    const key = `${resource.method.toLowerCase()} ${resource.path}`;
    const operation = operations.get(key);
    resources.set(key, { ...(operation ? handOver(operation, resource) : resource), callbacks: [] });
  }
  const prism = createInstance({ ...config, mock: { dynamic: false } }, { logger: silentLogger });
  const known = new Map<Operation, Map<string, MockAnswer>>();
  const valid = new Set<string>();
  const guards = new Map<Operation, Guard | undefined>();
  const makeGuard = guardMaker(contract);
  const mend = bodyFitter(contract);

  /** Only requests without a body are kept: tests poll, and every other request is another one. */
  function isValid(operation: Operation, resource: Resource, input: Input): boolean {
    const look = () => validateInput({ resource, element: input })._tag === "Right";
    if (input.body !== undefined) return look();
    const declared = operation.parameters.filter((parameter) => parameter.in === "header" || parameter.in === "cookie");
    const values = declared.map(
      ({ name, in: place }) => input.headers[place === "cookie" ? "cookie" : name.toLowerCase()],
    );
    const key = JSON.stringify([operation.id, input.url, values]);
    if (valid.has(key)) return true;
    if (!look()) return false;
    if (valid.size >= 1000) valid.clear();
    valid.add(key);
    return true;
  }

  function guardOf(operation: Operation): Guard | undefined {
    if (guards.has(operation)) return guards.get(operation);
    const resource = resources.get(`${operation.method} ${operation.path}`);
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
    { path, search, headers, body, bodyLength }: EngineRequest,
    preferences: Preferences,
    validateRequest: boolean,
  ): Promise<EngineAnswer> {
    const resource = resources.get(`${operation.method} ${operation.path}`);
    if (!resource)
      return {
        answer: problem(501, "Not mocked", `Prism does not answer ${operation.method.toUpperCase()} requests.`),
        violations: [],
      };
    const parts = handedParts(contract, operation, { path, search, headers }, readQuery(search));
    const input = {
      method: resource.method as never,
      url: { path, query: parts.query as Record<string, string> },
      headers: {
        ...(parts.headers as Record<string, string>),
        accept: readAccept(headers.accept),
        "content-length": String(bodyLength),
      },
      body,
    };
    // The answer to a valid request depends on nothing else in it, so it is made once for each preference.
    const { code, example, dynamic = false } = preferences;
    const key = JSON.stringify([code, example, input.headers.accept]);
    const answers = known.get(operation);
    const answer = dynamic || !validateRequest ? undefined : answers?.get(key);
    if (answer && isValid(operation, resource, input)) return { answer, violations: [] };

    const result = await prism.request(input, [resource], {
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
    const answered = operation.answers[answerKey(operation, statusCode) ?? ""];
    const media = Object.entries(answered?.content ?? {}).find(([type]) => isJson(type))?.[1];
    const madeUp = media && value !== undefined && Object.keys(media.examples).length === 0;
    const made = serialize({ ...result.right.output, body: madeUp ? mend(media, value) : value });
    // The others are warnings: a parameter that is deprecated.
    const violations = result.right.validations.input
      .filter(({ severity }) => severity === 0)
      .map(({ message }) => withPlace(message));
    if (violations.length === 0 && validateRequest && !dynamic) {
      if (!answers) known.set(operation, new Map([[key, made]]));
      else if (answers.size < 100) answers.set(key, made);
    }
    return { answer: made, violations };
  }

  const engine: Engine = {
    async answer(operation, request, preferences) {
      const found = await run(operation, request, preferences, true);
      if (request.body === undefined || found.violations.length > 0) return found;
      const guard = guardOf(operation);
      if (guard === undefined) return found;
      const { unchecked } = guard;
      if (unchecked) {
        const headers = { ...found.answer.headers, "countersign-unchecked": headerText(unchecked) };
        return { ...found, answer: { ...found.answer, headers } };
      }
      const violations = guard.violations(request.body);
      if (violations.length === 0) return found;
      const answer = await engine.decline(operation, [422, 400]);
      return { answer: answer ?? problem(422, "Invalid request", `${violations.join(". ")}.`), violations };
    },
    async unchecked() {
      const found: string[] = [];
      for (const operation of contract.operations) {
        await setImmediate();
        found.push(...[guardOf(operation)?.unchecked ?? []].flat());
      }
      return found;
    },
    async decline(operation, codes, example) {
      const exact = codes.find((code) => Object.hasOwn(operation.answers, code));
      const code = exact ?? codes.find((code) => answerKey(operation, code));
      if (code === undefined) return undefined;
      const request = { path: pathOf(operation), search: "", headers: {}, body: undefined, bodyLength: 0 };
      const { answer } = await run(operation, request, { code, ...(example !== undefined && { example }) }, false);
      return answer;
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

/** Some path of the operation: nothing but its shape matters. */
const pathOf = (operation: Operation): string => operation.path.replace(/\{[^}]+\}/g, "x");

/** The media ranges that are some; Prism throws at the others. Empty, it stands for any. */
const readAccept = (accept = ""): string =>
  accept
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

function fromError(error: PrismError): EngineAnswer {
  const violations = (error.additional?.validation ?? []).map(({ message }) => withPlace(message));
  const detail = violations.length
    ? `${violations.join(". ")}. (The contract has no answer for an invalid request.)`
    : error.detail || error.message;
  return { answer: problem(error.status ?? 500, error.message || "The mock failed", detail), violations };
}

/** Headers that only the connection can say. */
const ofTheConnection = /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|trailer)$/;

function serialize(output: { statusCode: number; headers?: object; body?: unknown }): MockAnswer {
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

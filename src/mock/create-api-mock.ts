import { credentialNames, explainSteps, type WireRequest } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef, UsageError } from "../contract/index.ts";
import { headerText, type MockAnswer, problem } from "./answer.ts";
import { type Credentials, type DoorRefusal, refusalAtDoor } from "./door.ts";
import type { LogEntry } from "./log-line.ts";
import { createApiMemory, defaultNamespace, type Memory, type OnChange } from "./memory/index.ts";
import { type Preferences, readPreferences, unmetPreference } from "./preferences.ts";
import { createEngine } from "./prism-engine.ts";
import { readBody } from "./read-body.ts";
import { redactor } from "./redact.ts";
import { refusalAnswer } from "./refusal-answer.ts";
import { createRouter, isDevious } from "./router.ts";
import { splitWireUrl, type WireUrl } from "./wire-forms.ts";

/** The largest body that is read, in bytes. */
export const bodyLimit = 1024 * 1024;

/** The header that says which of the mock's memories a request is about; the same name twice is the same memory. */
export const namespaceHeader = "countersign-namespace";

export const badNamespace: MockAnswer = problem(
  400,
  "Bad namespace",
  `The header ${namespaceHeader} has to be 1 to 100 letters, digits, or characters of ._~-`,
);

/** The namespace that a header names; undefined when it cannot be one. */
export const readNamespace = (header: string | null): string | undefined =>
  header === null ? defaultNamespace : /^[\w.~-]{1,100}$/.test(header) ? header : undefined;

export interface ApiMockOptions {
  credentials?: Credentials;
  onRequest?: (entry: LogEntry) => void;
  now?: () => number;
  /** What requests change and read; nothing is remembered when absent. */
  memory?: Memory;
  /** Told of every change of what is remembered. */
  onChange?: OnChange;
}

/** One API. `paths`: what the path of the request may be in the contract, best first. */
export interface ApiMock {
  contract: Contract;
  credentials: Credentials;
  handle(request: WireRequest, paths: readonly string[], options?: HandleOptions): Promise<MockAnswer>;
}

export interface HandleOptions {
  /** False: nobody is told of the request. */
  log?: boolean;
  /** False: only a read looks into the memory, and nothing is written. */
  remember?: boolean;
}

type Judged = Pick<LogEntry, "verdict" | "detail" | "operation"> & { answer: MockAnswer };

/** @throws UsageError when a given credential is empty or not one of this API's. */
export async function createApiMock(contract: Contract, options: ApiMockOptions = {}): Promise<ApiMock> {
  const { onRequest, now = Date.now } = options;
  const credentials = mergeCredentials(contract, options.credentials);
  const engine = await createEngine(contract);
  const route = createRouter(contract.operations);
  const redact = redactor(contract, credentials);
  const apiMemory = options.memory && createApiMemory(contract, options.memory, options.onChange);

  async function judge(request: WireRequest, paths: readonly string[], remember: boolean): Promise<Judged> {
    const { method } = request;
    const { path, search } = splitWireUrl(request.url) as WireUrl;
    if (isDevious(path))
      return own("unrouted", 400, "Bad request", "The path has a segment . or .. or an escape that is none.");
    const routes = paths.map((path) => ({ path, route: route(method, path) }));
    const found = routes.find(({ route }) => route && "operation" in route) ?? routes.find(({ route }) => route);
    if (!found?.route)
      return own(
        "unrouted",
        404,
        "No such operation",
        `${method} ${path}: the contract of ${contract.api} has no such path.`,
      );
    if ("allow" in found.route) {
      const allow = found.route.allow.join(", ");
      const detail = `${method} ${path}: the contract of ${contract.api} has only ${allow} here.`;
      return own("unrouted", 405, "Method not allowed", detail, { allow });
    }
    const { operation } = found.route;
    return { operation: operation.id, ...(await answer(operation, request, found.path, search, remember)) };
  }

  async function answer(
    operation: Operation,
    request: WireRequest,
    path: string,
    search: string,
    remember: boolean,
  ): Promise<Judged> {
    const refusal = await refusalAtDoor(contract, operation, request, path, credentials, now());
    if (refusal) return refuse(operation, refusal);

    let preferences: Preferences;
    try {
      preferences = readPreferences(request.headers.get("prefer"));
    } catch (error) {
      return own("invalid", 400, "Bad preference", `${(error as Error).message}.`);
    }
    const unmet = unmetPreference(operation, preferences);
    if (unmet) return own("invalid", 404, "Not in the contract", unmet);

    const namespace = readNamespace(request.headers.get(namespaceHeader));
    if (namespace === undefined) return { verdict: "invalid", answer: badNamespace };

    if (request.body.length > bodyLimit)
      return decline(operation, `the body is larger than ${bodyLimit} bytes`, [413], "Body too large");
    const body = readBody(operation, request.headers.get("content-type"), request.body);
    if ("reason" in body) return decline(operation, body.reason, body.codes, "Invalid body");
    // Prism takes null for no body at all.
    if (body.value === null && !admitsNull(contract, operation))
      return decline(operation, "the body must not be null", [422, 400], "Invalid body");
    const headers = new Headers(request.headers);
    if (body.contentType) headers.set("content-type", body.contentType);
    else headers.delete("content-type");
    const engineRequest = { path, search, headers, body: body.value, bodyLength: request.body.length };
    const { answer, violations } = await engine.answer(operation, engineRequest, preferences);
    if (violations.length > 0) return invalid(answer, violations);
    if (answer.status === 500) return { verdict: "failed", answer };
    // An answer that was asked for by name is the contract's, word for word.
    const canned = preferences.code ?? preferences.example ?? preferences.dynamic;
    if (!apiMemory || canned !== undefined || answer.status > 299 || (!remember && operation.method !== "get"))
      return { verdict: "accepted", answer };
    const remembered = await apiMemory.remember(operation, { ...engineRequest, namespace }, answer);
    if ("answer" in remembered) return { verdict: "accepted", answer: remembered.answer };
    if ("reason" in remembered) return decline(operation, remembered.reason, remembered.codes, remembered.title);
    const example = await engine.answer(operation, engineRequest, { example: remembered.example });
    return { verdict: "accepted", answer: example.answer };
  }

  async function refuse(operation: Operation, refusal: DoorRefusal): Promise<Judged> {
    const { reason, scheme, steps, hint } = refusal;
    const message = `${refusal.message}${hint ? `; ${hint}` : ""}`;
    const wanted = refusalAnswer(contract, operation, reason);
    const answer =
      (wanted && (await engine.decline(operation, [401], wanted.example))) ?? problem(401, "Not let in", `${message}.`);
    return {
      verdict: "refused",
      answer: withHeader(answer, "countersign-refused", `${reason}; ${message}`),
      detail: {
        reasons: [message],
        scheme,
        reason,
        ...(steps.length && { hashes: redactAll(await explainSteps(steps), redact) }),
      },
    };
  }

  async function decline(operation: Operation, reason: string, codes: number[], title: string): Promise<Judged> {
    const answer = (await engine.decline(operation, codes)) ?? problem(codes[0] as number, title, `${reason}.`);
    return invalid(answer, [reason]);
  }

  async function handle(
    request: WireRequest,
    paths: readonly string[],
    { log = true, remember = true } = {},
  ): Promise<MockAnswer> {
    const started = performance.now();
    let judged: Judged;
    try {
      judged = await judge(request, paths, remember);
    } catch (error) {
      judged = own("failed", 500, "The mock failed", `This is a bug in the mock: ${redact((error as Error).message)}.`);
    }
    const { answer, ...entry } = judged;
    if (log)
      onRequest?.({
        api: contract.api,
        method: request.method,
        path: redact(splitWireUrl(request.url)?.path ?? ""),
        ...entry,
        status: answer.status,
        ms: performance.now() - started,
      });
    return answer;
  }

  return { contract, credentials, handle };
}

function own(
  verdict: LogEntry["verdict"],
  status: number,
  title: string,
  detail: string,
  headers?: Record<string, string>,
): Judged {
  return { verdict, answer: problem(status, title, detail, headers), detail: { reasons: [detail.replace(/\.$/, "")] } };
}

const invalid = (answer: MockAnswer, reasons: string[]): Judged => ({
  verdict: "invalid",
  answer: withHeader(answer, "countersign-invalid", reasons.join("; ")),
  detail: { reasons },
});

const withHeader = (answer: MockAnswer, name: string, text: string): MockAnswer => ({
  ...answer,
  headers: { ...answer.headers, [name]: headerText(text) },
});

function admitsNull({ document }: Contract, operation: Operation): boolean {
  const schema = resolveRef(document, Object.values(operation.body?.content ?? {})[0]?.schema);
  return schema?.nullable === true || schema?.type === undefined || [schema.type].flat().includes("null");
}

function redactAll<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === "string") return redact(value) as T;
  if (Array.isArray(value)) return value.map((member) => redactAll(member, redact)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redactAll(member, redact)])) as T;
}

function mergeCredentials(
  { api, testCredentials, schemes, operations }: Contract,
  given: Credentials = {},
): Credentials {
  const demanded = new Set(operations.flatMap(({ security }) => security.flat()));
  // A secret that only signs webhooks opens no door.
  const names = credentialNames(schemes, [...demanded]);
  for (const [name, value] of Object.entries(given)) {
    if (!names.includes(name))
      throw new UsageError(`${api} has no credential ${name}; its credentials are ${names.join(", ") || "none"}.`);
    if (!value) throw new UsageError(`the credential ${name} of ${api} is empty.`);
  }
  return { ...Object.fromEntries(names.map((name) => [name, testCredentials[name] as string])), ...given };
}

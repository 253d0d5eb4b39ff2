import { randomUUID } from "node:crypto";
import type { Contract, Operation } from "../../contract/index.ts";
import { type Case, isRead } from "../case.ts";
import { prepareCases } from "../cases/case-context.ts";
import { eachCase } from "../cases/index.ts";
import type { CheckResult } from "../check-result.ts";
import { judge } from "../judge.ts";
import { type RelationCase, relationCases } from "../relations/index.ts";
import { openRelationLane } from "../relations/run-relation.ts";
import { openLane } from "../run-case.ts";
import type { Connect, RunContext } from "../run-context.ts";
import type { Operator, Passage, Place, Reply } from "./operator.ts";

/** A server that is right until it is told to be wrong: a mock, and what it remembers. */
export interface MutationTarget {
  fetch(request: Request): Promise<Response>;
  snapshot(namespace: string): unknown;
  restore(namespace: string, snapshot: unknown): void;
  /** The header by which a request names its namespace. */
  namespaceHeader: string;
}

export interface SessionOptions {
  contract: Contract;
  connect: Connect;
  target: MutationTarget;
  baseUrl: string;
  credentials: Readonly<Record<string, string>>;
}

/** A case or a relation. */
export type Item = Case | RelationCase;

/** One way to be wrong, in one operation, at one place. */
export interface Planted {
  operator: Operator;
  operation: Operation;
  place: Place;
  success?: Reply;
}

/** Runs cases and relations one after the other against a server in which at most one thing is wrong. */
export interface Session {
  items: Item[];
  /** `onPassage` sees what the server says before anything is made wrong of it. @returns the result, and whether anything was. */
  run(
    item: Item,
    planted?: Planted,
    onPassage?: (passage: Passage) => void,
  ): Promise<{ result: CheckResult; isChanged: boolean }>;
}

/** What goes on now. */
interface Current {
  item?: Item;
  operation?: Operation;
  planted?: Planted;
  onPassage?: (passage: Passage) => void;
  namespace: string;
  earlier: Map<string, { url: string; reply: Reply }[]>;
  isChanged: boolean;
}

/** The mock is judged as a live server is, so that no case asks it for what only a mock can give. */
export function openSession({ contract, connect, target, baseUrl, credentials }: SessionOptions): Session {
  const current: Current = { namespace: "", earlier: new Map(), isChanged: false };
  const options = { target: "live", write: true } as const;
  const context: RunContext = {
    contract,
    connect,
    wire: (input, init) => respond(target, current, new Request(input, init)),
    baseUrl,
    target: "live",
    timeoutMs: 10_000,
    signal: undefined,
    judge: judge(contract, { target: "live" }),
    credentials: Object.values(credentials).filter((value) => value.length >= 6),
  };
  const lane = openLane(context);
  const relationLane = openRelationLane(context, prepareCases(contract));
  const operations = new Map(contract.operations.map((operation) => [operation.id, operation]));
  return {
    items: [...eachCase(contract, options), ...relationCases(contract, options)],
    async run(item, planted, onPassage) {
      const fresh = { namespace: `mutate-${randomUUID()}`, earlier: new Map(), isChanged: false };
      Object.assign(current, { item, planted, onPassage, ...fresh });
      const result = "run" in item ? await relationLane(watched(item, current)) : await runCase(item);
      return { result, isChanged: current.isChanged };
    },
  };

  function runCase(one: Case): Promise<CheckResult> {
    current.operation = operations.get(one.operation) as Operation;
    return lane(one, current.operation);
  }
}

/** A relation that says which operation it calls. */
const watched = (relation: RelationCase, current: Current): RelationCase => ({
  ...relation,
  run: (call) =>
    relation.run((operation, change) => {
      current.operation = operation;
      return call(operation, change);
    }),
});

async function respond(target: MutationTarget, current: Current, request: Request): Promise<Response> {
  const { operation, planted, namespace, item } = current;
  if (!operation || !item) throw new Error("no case is under way");
  request.headers.set(target.namespaceHeader, namespace);
  const sent = current.onPassage ? readJson(await request.clone().text()) : undefined;
  const isWrong = planted?.operation === operation;
  const forgets = isWrong && planted.operator.forgets && !isRead(operation);
  const before = forgets ? target.snapshot(namespace) : undefined;
  const reply = await toReply(await target.fetch(request));
  if (forgets) {
    target.restore(namespace, before);
    current.isChanged ||= reply.status < 300;
  }
  const earlier = current.earlier.get(operation.id) ?? [];
  current.earlier.set(operation.id, earlier);
  const one = "run" in item ? {} : { one: item };
  const passage = { operation, ...one, url: request.url, sent, reply, earlier, success: planted?.success };
  current.onPassage?.(passage);
  const changed = isWrong ? planted.operator.change(passage, planted.place) : undefined;
  earlier.push({ url: request.url, reply });
  if (changed) current.isChanged = true;
  return toResponse(changed ?? reply);
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function toReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, text, json: readJson(text) };
}

const toResponse = ({ status, headers, text }: Reply): Response =>
  new Response(status === 204 || status === 304 ? null : text, { status, headers });

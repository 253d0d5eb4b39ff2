import type { Contract, Operation } from "../../contract/index.ts";
import { matchMediaType } from "../../core/media-type.ts";
import { decodeText } from "../../core/percent.ts";
import { readResourceModel } from "../../resources/index.ts";
import { schemaNodes } from "../../schema/index.ts";
import { type Finding, isAtLeast } from "../finding.ts";
import { isSuccess, matchResponse } from "../match-response.ts";
import { namesOfRequests } from "../names-of-requests.ts";
import type { Passage, Place, Reply, Seen } from "./operator.ts";
import { leaves, placeIn } from "./place-in.ts";
import { tamperedBy } from "./reply-operators.ts";
import type { Item, Session } from "./session.ts";

/** What a server that is right shows. */
export interface Baseline {
  seen: Map<Operation, Seen>;
  /** By operation, cases and relations that call it, in the order of the run. */
  callers: Map<Operation, Item[]>;
  /** What is found although nothing is wrong. */
  falseAlarms: Finding[];
}

/** Runs everything once, without mutation. */
export async function runBaseline(contract: Contract, session: Session): Promise<Baseline> {
  const seen: Baseline["seen"] = new Map();
  const callers: Baseline["callers"] = new Map();
  const falseAlarms: Finding[] = [];
  const look = placeReader(contract);
  for (const item of session.items) {
    const called = new Set<Operation>();
    const said = new Map<string, Set<string>>();
    const { result } = await session.run(item, undefined, (passage) => {
      called.add(passage.operation);
      note(seen, passage, look, said);
    });
    falseAlarms.push(...result.findings.filter(({ severity }) => isAtLeast(severity, "drift")));
    for (const operation of called) callers.set(operation, [...(callers.get(operation) ?? []), item]);
  }
  return { seen, callers, falseAlarms };
}

type Look = (passage: Passage, pointer: string, folded: string) => Place;

/** Takes into what is seen of an operation what one response shows. `said`: values by name, of all requests and responses before. */
function note(seen: Baseline["seen"], passage: Passage, look: Look, said: Map<string, Set<string>>): void {
  const { operation, reply, one, sent, url } = passage;
  const own: Seen = seen.get(operation) ?? { operation, replies: new Map(), places: [], tampered: new Set() };
  seen.set(operation, own);
  if (!own.replies.has(reply.status)) own.replies.set(reply.status, reply);
  if (one?.kind === "credential" && reply.status >= 400) own.tampered.add(tamperedBy(one));
  for (const { name, value } of leaves(sent)) add(said, name, value);
  // What the contract does not describe, such as a page of the mock's own, is no response of it.
  if (!isDescribed(passage)) return;
  for (const part of new URL(url).pathname.split("/")) add(said, "", decodeText(part));
  const here = leaves(reply.json);
  for (const { pointer, folded, name, value } of here) {
    const found = own.places.find((place) => place.status === reply.status && place.pointer === folded);
    const place = found ?? look(passage, pointer, folded);
    if (!found) own.places.push(place);
    if (place.values.length < 8) place.values.push(value);
    place.isKnown ||= said.get(name)?.has(JSON.stringify(value)) || said.get("")?.has(JSON.stringify(value)) || false;
  }
  for (const { name, value } of here) add(said, name, value);
}

const add = (said: Map<string, Set<string>>, name: string, value: unknown): void => {
  said.set(name, (said.get(name) ?? new Set()).add(JSON.stringify(value)));
};

function isDescribed({ operation, reply }: Passage): boolean {
  const types = Object.keys(matchResponse(operation, reply.status)?.response.content ?? {});
  return matchMediaType(types, reply.headers["content-type"] ?? "") !== undefined;
}

/** Says what the contract knows of a place. */
function placeReader(contract: Contract): Look {
  const nodes = schemaNodes(contract.document);
  const sendable = namesOfRequests(contract, nodes);
  const { roles } = readResourceModel(contract);
  return ({ operation, reply }, pointer, folded) => {
    const { key = "", response } = matchResponse(operation, reply.status) ?? {};
    const [type = "", media] = Object.entries(response?.content ?? {})[0] ?? [];
    const schema = nodes.locate(operation.pointer, "responses", key, "content", type, "schema");
    const examples = Object.values(media?.examples ?? {}).map(({ value }) => value);
    const body = { schema, examples, json: reply.json, status: reply.status };
    const place = placeIn(contract, body, pointer, folded);
    const role = roles.get(operation.id);
    const list =
      role?.role === "list" && isSuccess(operation, reply.status)
        ? role.at?.map((one) => `/${one}`).join("")
        : undefined;
    return {
      ...place,
      isAlwaysShown: place.isAlwaysShown && !folded.split("/").some((token) => sendable.has(token)),
      isBesideList: list !== undefined && isBeside(folded, list),
      isList: folded === list,
      isOrdered: role?.hint.order !== undefined,
    };
  };
}

/** Whether a place is in an object around a list, or in one beside it. */
const isBeside = (folded: string, list: string): boolean => {
  const around = folded.slice(0, folded.lastIndexOf("/"));
  const isAround = (one: string) => list === one || list.startsWith(`${one}/`);
  return isAround(around) || isAround(around.slice(0, Math.max(0, around.lastIndexOf("/"))));
};

/** A response with success of an operation. */
export const successOf = ({ operation, replies }: Seen): Reply | undefined =>
  [...replies].find(([status]) => isSuccess(operation, status))?.[1];

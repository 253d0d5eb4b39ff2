import type { Contract, Operation } from "../../contract/index.ts";
import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { matchPath, parsePathTemplate } from "../../core/path-template.ts";
import { decodeText } from "../../core/percent.ts";
import { type Kind, onlyOne, type Role, readResourceModel } from "../../resources/index.ts";
import { type Case, isRead } from "../case.ts";
import type { JudgedResponse } from "../judge.ts";
import { isSuccess } from "../match-response.ts";
import { exactJson } from "../read-json.ts";
import { objectOf } from "../relations/resource.ts";

/** An object that the run created. */
export interface OwnObject {
  role: Role;
  /** What was sent and what came. */
  known: JsonObject;
  isGone: boolean;
}

/** What a run created at a live target: nothing else may be changed. */
export interface OwnObjects {
  /** Why a request must not be sent; undefined when it only reads, creates, or changes what the run created. */
  refuse(one: Case, operation: Operation): string | undefined;
  /** Takes in what a response says of what was created and deleted. */
  saw(one: Case, operation: Operation, response: JudgedResponse): void;
  /** Takes in that a request was sent and no response came. */
  lost(operation: Operation): void;
  objects: OwnObject[];
  /** How often operations that make something got no response: it may be there. */
  perhaps: Map<string, number>;
  /** How often operations succeeded that make something of which the contract does not say what. */
  unknown: Map<string, number>;
}

export function ownObjects(contract: Contract, money: readonly string[] = []): OwnObjects {
  const { roles, kinds } = readResourceModel(contract);
  const objects: OwnObject[] = [];
  const unknown = new Map<string, number>();
  const perhaps = new Map<string, number>();
  const countOne = (counts: Map<string, number>, { id }: Operation) => counts.set(id, (counts.get(id) ?? 0) + 1);
  const kindOf = (role: Role) => kinds.get(role.kind) as Kind;
  /** Ids of what was created: those that the vendor made; the callers' own where there are no others. */
  const isOwn = (value: unknown): boolean =>
    objects.some(({ role, known }) => {
      const { made, ids } = kindOf(role);
      return [...(made.size ? made : ids)].some(
        (id) => Object.hasOwn(known, id) && String(known[id]) === String(value),
      );
    });
  return {
    objects,
    unknown,
    perhaps,
    refuse(one, operation) {
      if (operation.money && !money.includes(operation.id))
        return `it moves money: name it with --money ${operation.id}`;
      const role = roles.get(operation.id);
      if (isRead(operation) || role?.role === "read" || role?.role === "list") return undefined;
      if (one.tamper?.change === "path") return "where paths are not verified, it would change another object";
      const named = valuesInPath(operation, one.request.path);
      const inBody = changes(operation, role) ? valuesInBody(role, one) : [];
      const stranger = [...named, ...inBody].find((value) => !isOwn(value));
      if (stranger !== undefined) return "it would change what this run did not create";
      return changes(operation, role) && named.length + inBody.length === 0
        ? "it may change what is there already"
        : undefined;
    },
    saw(one, operation, { status, body }) {
      if (isRead(operation) || !isSuccess(operation, status)) return;
      const role = roles.get(operation.id);
      if (role?.role === "delete") markGone(objects, operation, one);
      else if (role?.role === "create" && role.at && !role.isBatch) {
        const object = objectOf(role, exactJson(new TextDecoder().decode(body)));
        const sent = followTokens(sentBody(one), role.from);
        if (object) objects.push({ role, known: { ...(isJsonObject(sent) ? sent : {}), ...object }, isGone: false });
      } else if (role === undefined || role.role === "create") countOne(unknown, operation);
    },
    lost(operation) {
      const role = roles.get(operation.id)?.role;
      if (!isRead(operation) && (role === undefined || role === "create")) countOne(perhaps, operation);
    },
  };
}

/** Whether an operation changes or deletes what is there, rather than making something. */
const changes = ({ method }: Operation, role: Role | undefined): boolean =>
  role ? role.role !== "create" : method !== "post";

/** The values of path parameters in a path; the whole path where it is not one of the operation's. */
function valuesInPath({ path }: Operation, sent: string): string[] {
  const found = matchPath(parsePathTemplate(path), sent);
  return found ? Object.values(found).map(decodeText) : [sent];
}

function sentBody({ request: { body } }: Case): unknown {
  return body && exactJson(new TextDecoder().decode(body));
}

/** The values by which the body of a request names an object. */
function valuesInBody(role: Role | undefined, one: Case): unknown[] {
  const keys = role?.keys.filter(({ in: place, property }) => place === "body" && property !== onlyOne) ?? [];
  const sent = keys.length ? sentBody(one) : undefined;
  return keys.map(({ name }) => followTokens(sent, [name]) ?? followTokens(sent, [...(role?.from ?? []), name]));
}

function markGone(objects: readonly OwnObject[], operation: Operation, one: Case): void {
  const named = valuesInPath(operation, one.request.path);
  for (const object of objects)
    if (named.some((value) => Object.values(object.known).some((known) => String(known) === value)))
      object.isGone = true;
}

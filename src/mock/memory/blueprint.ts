import type { OpenApiDocument } from "../../contract/index.ts";
import { blankFor } from "./blank-for.ts";
import type { Documents } from "./documented.ts";
import { idMaker, type MakeId } from "./id-maker.ts";
import { type Members, setMember } from "./json.ts";
import { type Kind, objectSchemas, type Role, sendableMembers } from "./plan.ts";
import { nothing, shapeOf } from "./shape.ts";
import { isCreationTime, isTime } from "./times.ts";

/** What is the same in every object that one operation makes. */
export interface Blueprint {
  /** The object when the caller sends nothing, its ids and times as in the contract's own response. */
  model: Members;
  times: BlueprintTime[];
  ids: BlueprintId[];
  /** An id that is made when the caller, who could have, gave none: nobody would find the object without one. */
  spare?: BlueprintId;
  /** Members that the object takes from what the caller sent. */
  shown: { has(name: string): boolean };
}

export interface BlueprintTime {
  name: string;
  /** Only the vendor sets it. */
  own: boolean;
  /** Whether it says when the object came to be. */
  creation: boolean;
  /** Milliseconds since 1970 UTC. */
  at: number;
  /** As the contract's own response writes it. */
  like: string;
}

export interface BlueprintId {
  member: string;
  /** The id of the contract's own response, when it is one that other members may be made of. */
  old?: string;
  /** Members of the model that are made of it. */
  madeOf: string[];
  make: MakeId;
}

const known = new WeakMap<Members, { role: Role; blueprint: Blueprint }>();

/** The blueprint of the objects that an operation makes, `base` being the one of the contract's own response. */
export function blueprintOf(making: {
  document: OpenApiDocument;
  kind: Kind;
  role: Role;
  documents: Documents;
  base: Members;
}): Blueprint {
  const { base, role } = making;
  let found = known.get(base);
  if (found?.role !== role) {
    found = { role, blueprint: draw(making) };
    known.set(base, found);
  }
  return found.blueprint;
}

function draw({ document, kind, role, documents, base }: Parameters<typeof blueprintOf>[0]): Blueprint {
  const request = sendableMembers(document, role.operation);
  const response = shapeOf(document, objectSchemas(document, role));
  const model: Members = {};
  const times: BlueprintTime[] = [];
  for (const [name, shown] of Object.entries(base)) {
    if (response.writeOnly.has(name)) continue;
    const own = !request.has(name);
    const blank = own
      ? shown
      : blankFor(document, request.get(name) ?? nothing, response.properties.get(name) ?? nothing);
    const value = blank === undefined && response.required.has(name) ? shown : blank;
    if (value === undefined) continue;
    setMember(model, name, value);
    if (isTime(value)) times.push({ name, own, creation: isCreationTime(name), at: Date.parse(value), like: value });
  }
  const readId = (member: string): BlueprintId[] => {
    const old = base[member];
    if (old === undefined && !response.properties.has(member)) return [];
    const { schemas } = shapeOf(document, response.properties.get(member) ?? nothing);
    const documented = documents.objects.flatMap(({ object, ids }) => [object[member], ...(ids[member] ?? [])]);
    const examples = [old, ...schemas.flatMap(({ example, examples = [] }) => [example, ...examples]), ...documented];
    return [
      {
        member,
        ...(typeof old === "string" && old.length > 5 && { old }),
        madeOf: Object.keys(model).filter((name) => name !== member && String(model[name]).includes(String(old))),
        make: idMaker({ examples: examples.filter(isModel), schema: Object.assign({}, ...[...schemas].reverse()) }),
      },
    ];
  };
  const ids = [...kind.made, ...(role.hint.fresh ?? [])].flatMap(readId);
  const [spare] = ids.some(({ member }) => kind.made.has(member)) ? [] : [...kind.ids].flatMap(readId);
  const has = (name: string): boolean =>
    kind.members.has(name) || (response.properties.has(name) && !response.writeOnly.has(name));
  return { model, times, ids, ...(spare && { spare }), shown: { has } };
}

// Documentation prints placeholders.
const isModel = (value: unknown): boolean => value !== undefined && !/^<.*>$/.test(String(value));

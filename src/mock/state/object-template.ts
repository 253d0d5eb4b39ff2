import { plainText } from "../../core/plain-text.ts";
import type { Kind, Role } from "../../resources/index.ts";
import type { SchemaNodes } from "../../schema/index.ts";
import { type JsonObject, setProperty } from "../json.ts";
import { defaultValue } from "./complete-sent.ts";
import { idMaker, type MakeId } from "./id-maker.ts";
import { isCreationTime, isTime } from "./times.ts";

/** What is the same in every object that one operation makes. */
export interface ObjectTemplate {
  /** The object when the caller sends nothing, its ids and times as in the contract's own response. */
  model: JsonObject;
  times: TemplateTime[];
  ids: TemplateId[];
  /** An id that is made when the caller, who could have, gave none: nobody would find the object without one. */
  spare?: TemplateId;
  /** Properties that the object takes from what the caller sent. */
  shown: { has(name: string): boolean };
}

export interface TemplateTime {
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

export interface TemplateId {
  property: string;
  /** The id of the contract's own response, when it is one that other properties may be made of. */
  old?: string;
  /** Properties of the model that are made of it. */
  madeOf: string[];
  make: MakeId;
}

/** By what an operation does: the template that was drawn last, and the object that it was drawn from. */
export type DrawnTemplates = Map<Role, { base: JsonObject; template: ObjectTemplate }>;

interface Drawing {
  nodes: SchemaNodes;
  kind: Kind;
  role: Role;
  /** The object of the contract's own response. */
  base: JsonObject;
  drawn: DrawnTemplates;
}

/** The template of the objects that an operation makes: drawn again only where the contract's own response is another. */
export function templateOf(drawing: Drawing): ObjectTemplate {
  const { base, role, drawn } = drawing;
  const last = drawn.get(role);
  if (last?.base === base) return last.template;
  const template = draw(drawing);
  drawn.set(role, { base, template });
  return template;
}

function draw({ nodes, kind, role, base }: Drawing): ObjectTemplate {
  const { sendable: request, shown: response } = role;
  const model: JsonObject = {};
  const times: TemplateTime[] = [];
  for (const [name, shown] of Object.entries(base)) {
    if (response.writeOnly.has(name)) continue;
    const own = !request.has(name);
    const blank = own ? shown : defaultValue(nodes, request.get(name), response.properties.get(name));
    const value = blank === undefined && response.required.has(name) ? shown : blank;
    if (value === undefined) continue;
    setProperty(model, name, value);
    if (isTime(value)) times.push({ name, own, creation: isCreationTime(name), at: Date.parse(value), like: value });
  }
  // A made-up id shows nothing of how ids look.
  const isShown =
    role.success.example !== undefined || response.parts.some(({ schema }) => schema.example ?? schema.examples);
  const readId = (property: string): TemplateId[] => {
    const old = base[property];
    if (old === undefined && !response.properties.has(property)) return [];
    const own = nodes.view(response.properties.get(property) ?? []).parts;
    const named = kind.roles.flatMap(({ keys }) => keys).filter((key) => key.property === property);
    // What names the object in a path must let its id through.
    const schemas = [...own, ...nodes.view(named.flatMap(({ declared }) => declared)).parts].map(
      ({ schema }) => schema,
    );
    const seeded = kind.seeds.flatMap(({ object, ids }) => [object?.[property], ...(ids[property] ?? [])]);
    const examples = [
      ...(isShown ? [old] : []),
      ...schemas.flatMap(({ example, examples = [] }) => [example, ...examples]),
      ...seeded,
    ];
    return [
      {
        property,
        // What is made up may be the same word everywhere.
        ...(isShown && typeof old === "string" && old.length > 5 && old !== "string" && { old }),
        madeOf: Object.keys(model).filter(
          (name) => name !== property && plainText(model[name]).includes(plainText(old)),
        ),
        make: idMaker({ examples: examples.filter(isModel), schema: Object.assign({}, ...[...schemas].reverse()) }),
      },
    ];
  };
  const ids = [...kind.made, ...(role.hint.fresh ?? [])].flatMap(readId);
  const [spare] = ids.some(({ property }) => kind.made.has(property)) ? [] : [...kind.ids].flatMap(readId);
  const has = (name: string): boolean =>
    kind.properties.has(name) || (response.properties.has(name) && !response.writeOnly.has(name));
  return { model, times, ids, ...(spare && { spare }), shown: { has } };
}

// Documentation prints placeholders.
const isModel = (value: unknown): boolean => value !== undefined && !/^<.*>$/.test(String(value));

import { isJsonObject } from "../../core/json-object.ts";
import { countRole } from "../../resources/index.ts";
import { isOfTheMoment } from "../relations/compare.ts";
import { changeAt, type Edit } from "./change-at.ts";
import { type Operator, type Passage, type Place, type RuleName, withJson } from "./operator.ts";

interface ValueOperator {
  name: string;
  does: string;
  area?: Operator["area"];
  edit(value: unknown, place: Place): Edit;
  /** Whether the place is one for it at all, besides that its edit changes something. */
  fits?(place: Place): boolean;
  excuse?(place: Place): RuleName | undefined;
}

const isQuantity = (value: unknown): boolean =>
  (typeof value === "number" && value !== 0) || (typeof value === "string" && /^-?\d+\.\d+$/.test(value));

/** Digits that stand for something are no quantity. */
const countsSomething = ({ name }: Place): boolean =>
  !/id$|code|number|year|zip|phone|time|date|version|expir|_(at|on)$/i.test(name) && countRole(name) === undefined;

const decimalsOf = (text: string): number => text.split(".")[1]?.length ?? 0;

const scaled = (value: unknown, by: number): Edit => {
  if (!isQuantity(value)) return undefined;
  return {
    value: typeof value === "number" ? value * by : (Number(value) * by).toFixed(decimalsOf(value as string)),
  };
};

function retyped(value: unknown): unknown {
  if (typeof value === "string") return /^\d{1,15}$/.test(value) ? Number(value) : { text: value };
  if (Array.isArray(value)) return { 0: value[0] };
  return isJsonObject(value) ? JSON.stringify(value) : value === null ? undefined : String(value);
}

const otherCase = (text: string): string => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase());

/** The same name as another convention has it. */
const otherName = (name: string): string =>
  /_/.test(name)
    ? name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())
    : /[a-z][A-Z]/.test(name)
      ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      : `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** The last letter or digit by the next one of its kind. */
function otherScalar(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return value;
  return value.replace(/[a-z0-9](?=[^a-z0-9]*$)/i, (last) => (last === "7" ? "4" : /\d/.test(last) ? "7" : "q"));
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;

/** Whether anybody could tell that a value of the vendor is not the right one. */
const ownValue = ({ isKnown, isSensitive, name }: Place): RuleName | undefined =>
  isSensitive ? "sensitive" : isOfTheMoment(name) ? "moment" : isKnown ? undefined : "own";

const allowed = (place: Place, value: unknown): RuleName | undefined =>
  place.isTyped && place.allows(value) ? "allowed" : undefined;

/** What a server can do to a value of its responses. */
const valueOperators: ValueOperator[] = [
  {
    name: "drop",
    does: "leaves a property out",
    edit: () => "drop",
    excuse: ({ isRequired, isAlwaysShown }) => (isRequired || isAlwaysShown ? undefined : "optional"),
  },
  {
    name: "rename",
    does: "spells a property in another way",
    edit: (_, { name }) => ({ name: otherName(name) }),
    excuse: (place) => (place.isDeclared ? undefined : ownValue(place)),
  },
  {
    name: "null",
    does: "gives null for a value",
    edit: (value) => (value === null ? undefined : { value: null }),
    excuse: (place) => allowed(place, null),
  },
  {
    name: "retype",
    does: "gives a value of another type",
    edit: (value) => (value === null ? undefined : { value: retyped(value) }),
    excuse: (place) => (place.values.every((value) => allowed(place, retyped(value))) ? "allowed" : undefined),
  },
  {
    name: "times-100",
    does: "gives cents for euros",
    fits: countsSomething,
    edit: (value) => scaled(value, 100),
  },
  {
    name: "negate",
    does: "gives the other sign",
    fits: countsSomething,
    edit: (value) => (Number(value) > 0 ? scaled(value, -1) : undefined),
  },
  {
    name: "other-case",
    does: "writes a known value in other letters",
    fits: ({ choices }) => choices.length > 0,
    edit: (value) => (typeof value === "string" ? { value: otherCase(value) } : undefined),
  },
  {
    name: "unknown-value",
    does: "gives a value that the contract does not know",
    fits: ({ choices }) => choices.some((one) => typeof one === "string"),
    edit: (value) => (typeof value === "string" ? { value: "somewhere_between" } : undefined),
  },
  {
    name: "other-value",
    does: "gives another value than the right one",
    fits: ({ choices, name }) => choices.length === 0 && countRole(name) === undefined,
    edit: (value) => (typeof value === "object" ? undefined : { value: otherScalar(value) }),
    excuse: ownValue,
  },
  {
    name: "wrong-count",
    area: "paging",
    does: "counts one more than there are",
    fits: ({ name }) => ["total", "shown"].includes(countRole(name) ?? ""),
    edit: (value) => (typeof value === "number" ? { value: value + 1 } : undefined),
    // What no list is beside of is a figure like any other.
    excuse: (place) => (place.isBesideList ? undefined : "own"),
  },
  {
    name: "empty-list",
    area: "paging",
    does: "shows an empty list",
    edit: (value) => (isList(value) ? { value: [] } : undefined),
    excuse: ofArray,
  },
  {
    name: "repeat-item",
    area: "paging",
    does: "shows an item twice",
    edit: (value) => (isList(value) ? { value: [value[0], ...value] } : undefined),
    excuse: ofArray,
  },
  {
    name: "lose-item",
    area: "paging",
    does: "leaves the first item out",
    edit: (value) => (isList(value) ? { value: value.slice(1) } : undefined),
    excuse: ofArray,
  },
  {
    name: "reverse-list",
    area: "paging",
    does: "shows a list in the other order",
    edit: (value) => (isList(value) && value.length > 1 ? { value: [...value].reverse() } : undefined),
    excuse: (place) => (place.isList && !place.isOrdered ? "unordered" : ofArray(place)),
  },
];

function ofArray(place: Place): RuleName | undefined {
  return place.isList ? undefined : ownValue(place);
}

function changed({ reply }: Passage, place: Place, edit: ValueOperator["edit"]) {
  if (reply.json === undefined || reply.status !== place.status) return undefined;
  const json = changeAt(reply.json, place.pointer, (value) => edit(value, place));
  return Object.is(json, reply.json) ? undefined : withJson(reply, json);
}

/** Whether anything of what came there would be another. */
const hits = ({ edit }: ValueOperator, place: Place): boolean =>
  place.values.some((value) => {
    const made = edit(value, place);
    return made !== undefined && !(typeof made === "object" && "value" in made && Object.is(made.value, value));
  });

const isNamed = ({ pointer }: Place): boolean => pointer !== "" && !pointer.endsWith("/*");

/** Operators that are planted in each place of each response. */
export const valueMutations: Operator[] = valueOperators.map((one) => ({
  name: one.name,
  area: one.area ?? "response",
  does: one.does,
  places: ({ places }) =>
    places.filter(
      (place) =>
        (isNamed(place) || !["drop", "rename"].includes(one.name)) && (one.fits?.(place) ?? true) && hits(one, place),
    ),
  change: (passage, place) => changed(passage, place, one.edit),
  ...(one.excuse && { excuse: one.excuse }),
}));

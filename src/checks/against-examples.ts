import { isJsonObject } from "../core/json-object.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { countRole } from "../resources/index.ts";
import { type SchemaNodes, typesOf } from "../schema/index.ts";
import type { Severity } from "./finding.ts";
import { isSensitiveAt } from "./sensitive-at.ts";
import { shown } from "./show-value.ts";

/** How a response differs from all that the contract's examples show. Never more than drift: an example is no promise. */
export interface Oddity {
  pointer: string;
  severity: Severity;
  message: string;
  expected?: string;
  got?: string;
}

/** What the examples have at one place, items of arrays taken together. */
interface Shown {
  objects: number;
  /** How many of these objects have a property of this name. */
  names: Map<string, number>;
  arrays: number;
  emptyArrays: number;
  scalars: unknown[];
}

export interface ExampleJudge {
  nodes: SchemaNodes;
  /** What the request said, as strings: a response that says it again is not odd. */
  said: ReadonlySet<string>;
  /** Names of properties that callers may send: what they left out is not missing. */
  sendable: ReadonlySet<string>;
  /** The request asked for some of a list only. */
  isFiltered: boolean;
}

/** Holds a value against the examples of its media type. */
export function againstExamples(
  judge: ExampleJudge,
  schema: string,
  examples: readonly unknown[],
  value: unknown,
): Oddity[] {
  const places = new Map<string, Shown>();
  for (const example of examples) collect(example, "", places);
  const oddities: Oddity[] = [];
  visit({ ...judge, schema, whole: value, places, oddities }, { value, pointer: "", folded: "", schemas: [schema] });
  return oddities;
}

function collect(value: unknown, folded: string, places: Map<string, Shown>): void {
  const place: Shown = places.get(folded) ?? { objects: 0, names: new Map(), arrays: 0, emptyArrays: 0, scalars: [] };
  places.set(folded, place);
  if (Array.isArray(value)) {
    place.arrays++;
    if (value.length === 0) place.emptyArrays++;
    for (const item of value) collect(item, `${folded}/*`, places);
  } else if (isJsonObject(value)) {
    place.objects++;
    for (const [name, one] of Object.entries(value)) {
      place.names.set(name, (place.names.get(name) ?? 0) + 1);
      collect(one, `${folded}/${escapeToken(name)}`, places);
    }
  } else place.scalars.push(value);
}

interface Visit extends ExampleJudge {
  schema: string;
  whole: unknown;
  places: ReadonlyMap<string, Shown>;
  oddities: Oddity[];
}

interface Here {
  value: unknown;
  pointer: string;
  /** The pointer with `*` for each index. */
  folded: string;
  schemas: string[];
}

function visit(judge: Visit, { value, pointer, folded, schemas }: Here): void {
  const { nodes, places, oddities } = judge;
  const place = places.get(folded);
  if (!place) return;
  const found = schemas.flatMap((schema) => nodes.all(schema));
  if (Array.isArray(value)) {
    if (value.length === 0 && !judge.isFiltered && place.arrays > 0 && place.emptyArrays === 0)
      oddities.push({ pointer, severity: "note", message: "the list is empty; it has items in every example" });
    for (const [i, item] of value.entries())
      visit(judge, { value: item, pointer: `${pointer}/${i}`, folded: `${folded}/*`, schemas: nodes.item(found, i) });
  } else if (isJsonObject(value)) {
    if (place.objects) oddities.push(...missingNames(judge, { pointer, schemas, place, value }));
    for (const [name, one] of Object.entries(value)) {
      const token = `/${escapeToken(name)}`;
      const here = { pointer: pointer + token, folded: folded + token, schemas: nodes.member(found, name) };
      visit(judge, { value: one, ...here });
    }
  } else if (place.scalars.length && !judge.said.has(String(value))) {
    const isOpen = typesOf(found).length === 0 || found.every(({ schema }) => schema.type === undefined);
    const odd = oddScalar(pointer.split("/").at(-1) ?? "", value, place.scalars, isOpen);
    if (!odd) return;
    const isSensitive = isSensitiveAt(nodes, judge.schema, judge.whole, pointer);
    const show = (one: unknown) => (isSensitive ? "(masked)" : shown(one));
    oddities.push({ pointer, severity: "drift", message: odd.message, expected: odd.expected(show), got: show(value) });
  }
}

/** Properties that every example has, and every variant of the schema knows, and this object has not. */
function missingNames(
  { nodes, sendable }: Visit,
  { pointer, schemas, place, value }: { pointer: string; schemas: string[]; place: Shown; value: object },
): Oddity[] {
  const { properties, common } = nodes.view(schemas);
  const isSendable = (name: string) => [...pointer.split("/"), name].some((one) => sendable.has(one));
  const missing = [...place.names]
    .filter(([name, times]) => times === place.objects && properties.has(name) && common.has(name))
    .flatMap(([name]) => (Object.hasOwn(value, name) ? [] : [name]));
  // One example shows what there can be; several show what there always is.
  const isDrift = (name: string) => place.objects > 1 && !isSendable(name);
  return (["drift", "note"] as const).flatMap((severity) => {
    const names = missing.filter((name) => isDrift(name) === (severity === "drift"));
    if (names.length > 2) return [{ pointer, severity, message: `lacks what every example has: ${names.join(", ")}` }];
    const message = "is missing; every example has it";
    return names.map((name) => ({ pointer: `${pointer}/${escapeToken(name)}`, severity, message }));
  });
}

interface OddScalar {
  message: string;
  expected(show: (value: unknown) => string): string;
}

/** How a value differs in kind from those of the examples; undefined when it does not. */
function oddScalar(name: string, value: unknown, examples: readonly unknown[], isOpen: boolean): OddScalar | undefined {
  const [first] = examples;
  const like = (show: (value: unknown) => string) => `such as ${show(first)}`;
  const kind = typeof first;
  if (examples.some((one) => typeof one !== kind) || examples.includes(null)) return undefined;
  if (value === null || typeof value !== kind)
    return isOpen ? { message: `is not a ${kind}, as in every example`, expected: like } : undefined;
  if (typeof value === "string") return oddString(value, examples as string[]) ?? oddNumber(name, value, examples);
  if (typeof value === "boolean") return oddVerdict(name, value, examples);
  return typeof value === "number" ? oddNumber(name, value, examples) : undefined;
}

/** `success: false` in a response of which every example says that it is one. */
const oddVerdict = (name: string, value: boolean, examples: readonly unknown[]): OddScalar | undefined =>
  /^(is_?)?(success(ful)?|ok)$/i.test(name) && !examples.includes(value)
    ? { message: "says the contrary of every example", expected: (show) => show(examples[0]) }
    : undefined;

function oddString(value: string, examples: readonly string[]): OddScalar | undefined {
  const twin = examples.find((one) => one !== value && one.toLowerCase() === value.toLowerCase());
  // A sentence may be written in any way.
  const isCase = twin !== undefined && /^[a-z][\w-]*$/i.test(twin) && !examples.includes(value);
  return isCase
    ? { message: "has other letters in upper case than the example", expected: (show) => show(twin) }
    : undefined;
}

const decimals = (text: string): number => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;

/** Of numbers, and strings that are decimal numbers: the sign, the precision, and a factor of a hundred or a thousand. */
function oddNumber(name: string, value: unknown, examples: readonly unknown[]): OddScalar | undefined {
  const texts = examples.map(String);
  const text = String(value);
  if (![text, ...texts].every((one) => /^-?\d+(\.\d+)?$/.test(one))) return undefined;
  // Digits that stand for something are no quantity.
  const isQuantity = typeof value === "number" || texts.every((one) => one.includes("."));
  if (!isQuantity || /id$|code|number|year|zip|phone|time|date|version|expir/i.test(name) || countRole(name))
    return undefined;
  const numbers = texts.map(Number);
  const number = Number(text);
  const like = () => `such as ${texts[0]}`;
  if (number < 0 && numbers.every((one) => one >= 0))
    return { message: "is negative, unlike every example", expected: like };
  if (
    typeof value === "string" &&
    texts.every((one) => decimals(one) === decimals(texts[0] as string)) &&
    decimals(text) !== decimals(texts[0] as string)
  )
    return { message: "has another precision than every example", expected: like };
  if (decimals(text) > 0 && texts.every((one) => decimals(one) === 0))
    return { message: "has decimals, unlike every example", expected: like };
  const factor = [100, 1000].find((one) => numbers.some((example) => example !== 0 && isTimes(number, example, one)));
  if (factor === undefined || numbers.includes(number)) return undefined;
  return { message: `is ${factor} times as much, or as little, as in an example`, expected: like };
}

const isTimes = (a: number, b: number, factor: number): boolean =>
  Math.abs(a - b * factor) < 1e-9 * Math.abs(a) || Math.abs(b - a * factor) < 1e-9 * Math.abs(b);

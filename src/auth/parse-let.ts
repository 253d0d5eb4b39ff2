import { builtInNames, type Expression, namesIn, type Template } from "./template.ts";

/** The named values of a template, by name, in the order in which they are written. */
export type NamedValues = ReadonlyMap<string, Expression>;

/** How large a template may become when each name in it is replaced by what it stands for. */
const largest = 5000;

/** Reads one template in which these names are known. */
type Read = (source: string, known: NamedValues) => Template;

/**
 * Reads the names of `let`, each a template that may use the names before it.
 *
 * @param fail Says what is wrong with the name that is given first.
 */
export function parseLet(written: object, read: Read, fail: (name: string, problem: string) => never): NamedValues {
  const entries = Object.entries(written);
  const known = new Map<string, Expression>();
  for (const [i, [name, source]] of entries.entries()) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) fail(name, "expected a name of letters, digits and _");
    if (builtInNames.includes(name)) fail(name, "it is a part of every request already; choose another name");
    if (typeof source !== "string") fail(name, `expected a template in quotes, got ${JSON.stringify(source)}`);
    const template = read(source, known);
    const later = entries.slice(i).find(([other]) => namesIn(template).includes(other))?.[0];
    if (later !== undefined)
      fail(name, later === name ? "it uses itself" : `it uses ${later}, which comes after it; put ${later} first`);
    known.set(name, { let: name, value: expressionOf(template) });
  }
  return known;
}

/** A template as one expression: a single one stays what it is, so that bytes stay bytes. */
function expressionOf(template: Template): Expression {
  const [first = "", ...others] = template.map((part) => (typeof part === "string" ? { text: part } : part));
  return others.length || first === "" ? { call: "concat", args: [first as Expression, ...others] } : first;
}

/**
 * What is wrong with the names of a template, as the name and a problem: one that nothing uses, or a template that
 * grows too large.
 */
export function problemOfLet(known: NamedValues, template: Template): [name: string, problem: string] | undefined {
  const used = new Set<string>();
  const sizes = new Map<string, number>();
  const sizeOf = (expression: Expression): number => {
    if ("call" in expression) return expression.args.reduce((sum, arg) => sum + sizeOf(arg), 1);
    if (!("let" in expression)) return 1;
    used.add(expression.let);
    const size = sizes.get(expression.let) ?? 1 + sizeOf(expression.value);
    sizes.set(expression.let, size);
    return size;
  };
  const whole = template.reduce((sum, part) => sum + (typeof part === "string" ? 1 : sizeOf(part)), 0);
  const names = [...known.keys()].reverse();
  // The last one first: those before it may be used by it alone.
  for (const name of names) if (!used.has(name)) return [name, "nothing uses it; use it or remove it"];
  const [name] = names;
  return name !== undefined && whole > largest
    ? [name, `with its names put in, the template has more than ${largest} parts`]
    : undefined;
}

import { escapeToken, localPointer, pointerTokens } from "../../core/json-pointer.ts";
import { isObject } from "./schema-slots.ts";

type Node = Record<string, any>;

/** A reference that a value has to follow at the place where it is: not through a property or an item. */
interface Step {
  /** Name of the component that is referred to. */
  to: string;
  /** The array that the reference's schema stands in, and the schema. */
  list?: unknown[];
  node: Node;
  /** One of several choices (`oneOf`, `anyOf`), not something that always holds. */
  isChoice: boolean;
}

/**
 * Ends schemas that consist of themselves, which no validator and no type can follow. Where a variant extends what it is
 * a variant of (`Pet: oneOf [Cat]`, `Cat: allOf [Pet]`), it extends the rest of that, as `PetBase`; elsewhere the part that
 * leads back says nothing and is left out. Works in place.
 *
 * @param note Is told of what is left out.
 */
export function breakCycles(document: Node, note: (what: string) => void): void {
  const schemas: Node = document.components?.schemas ?? {};
  const done = new Set<string>();
  for (const name of Object.keys(schemas)) visit(name, []);

  function visit(name: string, above: { name: string; step: Step }[]): void {
    if (done.has(name)) return;
    for (const step of stepsOf(schemas[name])) {
      const way = [...above, { name, step }];
      const start = way.findIndex((one) => one.name === step.to);
      if (start < 0) visit(step.to, way);
      else cut(step, way[start]?.step as Step, `/components/schemas/${escapeToken(name)}`);
    }
    done.add(name);
  }

  function cut(step: Step, first: Step, pointer: string): void {
    if (first.isChoice && !step.isChoice) {
      step.node.$ref = `#/components/schemas/${escapeToken(baseOf(step.to))}`;
      return;
    }
    note(`${pointer}: a part of it is the schema itself, which says nothing`);
    delete step.node.$ref;
    if (step.list && (step.isChoice || step.list.length > 1)) step.list.splice(step.list.indexOf(step.node), 1);
  }

  function baseOf(name: string): string {
    const { oneOf, anyOf, discriminator, ...base } = schemas[name];
    let free = `${name}Base`;
    for (let n = 2; Object.hasOwn(schemas, free) && schemas[free]["x-base-of"] !== name; n++) free = `${name}Base${n}`;
    schemas[free] ??= { ...base, "x-base-of": name };
    return free;
  }
}

function stepsOf(schema: unknown): Step[] {
  const steps: Step[] = [];
  const visit = (node: unknown, isChoice: boolean, list?: unknown[]): void => {
    if (!isObject(node)) return;
    const pointer = localPointer(node.$ref);
    const tokens = pointer === undefined ? [] : pointerTokens(pointer);
    if (tokens.length === 3 && tokens[1] === "schemas")
      steps.push({ to: tokens[2] as string, node, isChoice, ...(list && { list }) });
    for (const part of Array.isArray(node.allOf) ? [...node.allOf] : []) visit(part, isChoice, node.allOf);
    for (const keyword of ["oneOf", "anyOf"])
      for (const part of Array.isArray(node[keyword]) ? [...node[keyword]] : []) visit(part, true, node[keyword]);
  };
  visit(schema, false);
  return steps;
}

import { type FunctionName, registry } from "./registry.ts";

/** One parameter of a function. */
export interface Parameter {
  name: string;
  /** What an argument that is written in the template must be: a whole number, or a JSON pointer (RFC 6901). */
  kind?: "number" | "pointer";
  isOptional: boolean;
  isRepeated: boolean;
}

/** The parameters of a function. */
export const parametersOf = (name: FunctionName): Parameter[] =>
  registry[name].parameters.split(", ").map((text) => {
    const [, dots, name = "", mark, kind] = /^(\.\.\.)?(\w+)(\?)?(?:: (number|pointer))?$/.exec(text) ?? [];
    return { name, kind: kind as Parameter["kind"], isOptional: mark === "?", isRepeated: dots === "..." };
  });

/** How many arguments a function takes. */
export function arityOf(name: FunctionName): { least: number; most: number } {
  const parameters = parametersOf(name);
  const least = parameters.filter(({ isOptional }) => !isOptional).length;
  return { least, most: parameters.some(({ isRepeated }) => isRepeated) ? Infinity : parameters.length };
}

/** A function with its parameters, as a reader calls it: `slice(value, from: number, to?: number)`. */
export const printSignature = (name: FunctionName): string => `${name}(${registry[name].parameters})`;

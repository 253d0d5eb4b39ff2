import { singular } from "../core/singular.ts";

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * The property that a parameter names: the one of its name, `petId` being `pet_id` too, or `id` for a parameter that ends
 * in it, or that is called as what its path has before it: `/pets/{pet}`.
 */
export const propertyNamed = (parameter: string, names: readonly string[], path = ""): string | undefined =>
  names.find((name) => name === parameter) ??
  names.find((name) => bare(name) === bare(parameter)) ??
  ["id", "uuid"].find((name) => names.includes(name) && (bare(parameter).endsWith(name) || isOneOf(parameter, path)));

/** Whether a parameter is called as one of those in the segment of the path before it. */
function isOneOf(parameter: string, path: string): boolean {
  const segments = path.split("/");
  const before = segments[segments.indexOf(`{${parameter}}`) - 1];
  return before !== undefined && bare(singular(before)) === bare(parameter);
}

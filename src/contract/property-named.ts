const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * The property that a parameter names: the one of its name, `petId` being `pet_id` too, or `id` for a parameter that ends
 * in it.
 */
export const propertyNamed = (parameter: string, names: readonly string[]): string | undefined =>
  names.find((name) => name === parameter) ??
  names.find((name) => bare(name) === bare(parameter)) ??
  ["id", "uuid"].find((name) => bare(parameter).endsWith(name) && names.includes(name));

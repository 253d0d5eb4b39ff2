/** Whether a value is a string, an object or an array as JSON has them, and of no other class. */
export const isJsonValue = (value: unknown): boolean =>
  [undefined, Object, Array, String].includes((value as any)?.constructor);

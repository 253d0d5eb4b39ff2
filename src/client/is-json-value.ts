/** Whether a value is a string, an object or an array as JSON has them, and of no other class. */
// `any`: a value of any kind is asked for its constructor, also one without any.
export const isJsonValue = (value: unknown): boolean =>
  [undefined, Object, Array, String].includes((value as any)?.constructor);

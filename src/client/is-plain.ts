/** Whether a value is text, an object or a list as JSON has them, and of no other class. */
export const isPlain = (value: unknown): boolean =>
  [undefined, Object, Array, String].includes((value as any)?.constructor);

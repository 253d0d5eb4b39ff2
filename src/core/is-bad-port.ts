/** Whether fetch refused to use a port, as it does with 1 and 25: the standard gives that error no code. Nothing was sent. */
export const isBadPort = (error: unknown): boolean => {
  const { message, cause } = (error ?? {}) as { message?: unknown; cause?: unknown };
  return message === "bad port" || (cause !== undefined && isBadPort(cause));
};

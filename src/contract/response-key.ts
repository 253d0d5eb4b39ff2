import type { Operation } from "./contract.ts";

/** The key of the documented response for a status: the status itself, then its range (`4XX`), then `default`. */
export function responseKey({ responses }: Pick<Operation, "responses">, status: number): string | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return [String(status), range, range.toLowerCase(), "default"].find((key) => Object.hasOwn(responses, key));
}

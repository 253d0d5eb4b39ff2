import type { DocumentedResponse, Operation } from "../contract/index.ts";

/** The documented response for a status: the status itself, then its range (`4XX`), then `default`. */
export function matchResponse(
  { responses }: Operation,
  status: number,
): { key: string; response: DocumentedResponse } | undefined {
  const keys = Object.keys(responses);
  const range = `${Math.floor(status / 100)}XX`;
  const key =
    keys.find((key) => key === String(status)) ??
    keys.find((key) => key.toUpperCase() === range) ??
    keys.find((key) => key === "default");
  return key === undefined ? undefined : { key, response: responses[key] as DocumentedResponse };
}

import type { DocumentedResponse, MediaType, Operation } from "../contract/index.ts";

/** The documented response for a status: the status itself, then its range (`4XX`), then `default`. */
export function matchResponse(
  operation: Operation,
  status: number,
): { key: string; response: DocumentedResponse } | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  for (const key of Object.keys(operation.responses)) if (key === String(status)) return found(operation, key);
  for (const key of Object.keys(operation.responses)) if (key.toUpperCase() === range) return found(operation, key);
  return operation.responses.default && found(operation, "default");
}

const found = (operation: Operation, key: string) => ({
  key,
  response: operation.responses[key] as DocumentedResponse,
});

/** A media type without its parameters, in lower case. */
export const essence = (mediaType: string): string => (mediaType.split(";")[0] ?? "").trim().toLowerCase();

/** Whether bodies of this media type are JSON. */
export const isJson = (mediaType: string): boolean => /^[^/]+\/(?:.+\+)?json$/.test(essence(mediaType));

/** The declared media type that a content type falls under, the most exact one first. */
export function matchMediaType(
  content: Record<string, MediaType>,
  contentType: string,
): { key: string; media: MediaType } | undefined {
  const sent = essence(contentType);
  for (const wanted of [sent, `${sent.split("/")[0]}/*`, "*/*"])
    for (const [key, media] of Object.entries(content)) if (essence(key) === wanted) return { key, media };
  return undefined;
}

import type { ExportedRequest } from "./exported-request.ts";

/** The requests by folder, in the order of the contract. Those without a folder are under an empty name. */
export function groupByFolder(requests: readonly ExportedRequest[]): Map<string, ExportedRequest[]> {
  const folders = new Map<string, ExportedRequest[]>();
  for (const request of requests) folders.set(request.folder, [...(folders.get(request.folder) ?? []), request]);
  return folders;
}

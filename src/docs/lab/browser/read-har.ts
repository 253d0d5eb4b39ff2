import type { PastedRequest } from "./read-curl.ts";

interface HarRequest {
  method?: unknown;
  url?: unknown;
  headers?: unknown;
  postData?: { text?: unknown; params?: unknown; encoding?: unknown };
}

interface HarEntry {
  request?: HarRequest;
  response?: { status?: unknown };
}

/**
 * Reads an entry of a HAR file, its request alone, or the file: of several, the last that was refused, or else the last.
 *
 * @returns undefined when it is none of them.
 */
export function readHar(text: string): PastedRequest | undefined {
  let value: { log?: { entries?: unknown } } & HarEntry & HarRequest;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const entries: HarEntry[] = Array.isArray(value.log?.entries) ? value.log.entries : [value];
  const refused = entries.findLast((entry) => [401, 403].includes(Number(entry?.response?.status)));
  const entry = refused ?? entries.at(-1);
  const request = entry?.request ?? (value.log ? undefined : value);
  if (typeof request?.method !== "string" || typeof request.url !== "string") return undefined;
  const notes = entries.length > 1 ? [`Of ${entries.length} entries, this is ${request.method} ${request.url}.`] : [];
  const body = bodyOf(request);
  return {
    method: request.method.toUpperCase(),
    url: request.url,
    headers: pairsOf(request.headers).filter(([name]) => !name.startsWith(":")),
    ...(body !== undefined && { body }),
    notes,
  };
}

function bodyOf({ postData }: HarRequest): string | undefined {
  if (typeof postData?.text === "string" && postData.text) {
    if (postData.encoding !== "base64") return postData.text;
    const bytes = Uint8Array.from(atob(postData.text), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  }
  const fields = pairsOf(postData?.params);
  return fields.length ? new URLSearchParams(fields).toString() : undefined;
}

function pairsOf(list: unknown): [string, string][] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one): [string, string][] =>
    typeof one?.name === "string" ? [[one.name, String(one.value ?? "")]] : [],
  );
}

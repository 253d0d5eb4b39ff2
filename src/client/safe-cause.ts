import { toText, type WireRequest } from "../auth/index.ts";
import { decodeText } from "../core/percent.ts";
import { errorCode } from "./error-code.ts";

/** What may not stand in a cause. */
export interface Withheld {
  /** Credentials, and what was made of them. */
  credentials?: readonly string[];
  /** What the caller sends: any of it can be what no log may have. */
  request?: Pick<WireRequest, "url" | "body">;
  /** Method and path template of the request. */
  route?: string;
  response?: Uint8Array;
}

/** Shorter than this, what a caller sends stands in a message by chance: a status, or a part of an address. */
const shortest = 3;

/**
 * What a caller or a runtime failed with, to be kept as a cause: the error itself if it holds nothing but strings and
 * numbers and none of the secrets, or else another one that has its message and its code, as far as they do. It is never
 * this that fails, whatever the error is.
 */
export function safeCause(cause: unknown, withheld: Withheld = {}): unknown {
  try {
    return cause === undefined ? undefined : withoutSecrets(cause, valuesOf(withheld).flatMap(asWritten));
  } catch {
    return new Error("withheld: it could not be read");
  }
}

function withoutSecrets(cause: any, written: readonly string[]): unknown {
  const isSafe = (part: any, depth = 0): boolean =>
    Object(part) === part
      ? depth < 9 &&
        part instanceof Error &&
        Reflect.ownKeys(part).every((key) => isSafe((part as any)[key], depth + 1))
      : !written.some((secret) => String(part).includes(secret));
  if (isSafe(cause)) return cause;
  const { message } = cause;
  const code = errorCode(cause);
  const told = new Error(
    typeof message === "string" && isSafe(message) ? message : "withheld: something stood in it that must not be told",
  );
  return Object.assign(told, code && isSafe(code) && { code });
}

/** A secret as it stands in a string, in JSON and in a URL, where a lone surrogate cannot stand. */
const asWritten = (secret: string): string[] =>
  [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.replace(/\p{Surrogate}/gu, ""))].filter(
    Boolean,
  );

function valuesOf({ credentials = [], request, route = "", response }: Withheld): string[] {
  if (!request) return [...credentials];
  const { pathname, searchParams } = new URL(request.url);
  const segments = pathname.split("/").filter((segment) => !route.split("/").includes(segment));
  const bodies = [request.body, ...(response ? [response] : [])].flatMap((body) => valuesIn(toText(body)));
  const values = [...segments.map(decodeText), ...searchParams.values(), ...bodies];
  return [...credentials, ...values.filter((value) => value.length >= shortest)];
}

/** The strings and numbers of a JSON text; of any other its words. */
function valuesIn(text: string): string[] {
  try {
    const found: string[] = [];
    JSON.parse(text, (_, value) => void (/^[sn]/.test(typeof value) && found.push(`${value}`)));
    return found;
  } catch {
    return [...new URLSearchParams(text).values(), ...text.split(/[^\p{L}\p{N}@.+-]+/u)];
  }
}

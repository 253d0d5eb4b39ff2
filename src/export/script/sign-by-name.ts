import { type Awaitable, andThen, toText, type WireRequest } from "../../auth/index.ts";
import type { SchemeDescriptor } from "../../client/index.ts";

/** Schemes that apply together; several are a choice. */
export type Choices = readonly (readonly SchemeDescriptor[])[];

/** What a script knows of its contract. */
export interface Signed {
  /** By the name of the request; a request of another name is signed as `others`. */
  requests: Readonly<Record<string, Choices>>;
  others: Choices;
}

/** What signing makes of a request. */
export interface Made {
  url: string;
  /** The headers that are new, or have another value. */
  headers: [name: string, value: string][];
  body: Uint8Array;
}

/**
 * Signs a request with the first choice whose credentials are all set.
 *
 * @throws Error naming the variables that are not set.
 */
export function signByName(
  { requests, others }: Signed,
  name: string,
  request: WireRequest,
  variable: (name: string) => string | undefined,
): Awaitable<Made> {
  const choices = Object.hasOwn(requests, name) ? (requests[name] as Choices) : others;
  const credentials: Record<string, string | undefined> = {};
  for (const { needs } of choices.flat()) for (const need of needs) credentials[need] = variable(need);
  const chosen = choices.find((schemes) => schemes.every(({ needs }) => needs.every((need) => credentials[need])));
  if (choices.length > 0 && !chosen) {
    const ways = choices.map((schemes) => [...new Set(schemes.flatMap(({ needs }) => needs))].join(" and "));
    throw new Error(`${name} cannot be signed: set ${ways.join(", or ")} in the environment`);
  }
  const clock = { at: Date.now() };
  let made: Awaitable<WireRequest> = { ...request, headers: new Headers(request.headers) };
  for (const { put, name, value, sign } of chosen ?? [])
    made = andThen(made, (request) => {
      const signing = { ...request, credentials, clock };
      if (sign) return sign(signing);
      return andThen(value(signing), (parts) => put(request, name, parts.map(toText).join("")));
    });
  return andThen(made, ({ url, headers, body }) => ({
    url,
    headers: [...headers].filter(([name, value]) => request.headers.get(name) !== value),
    body,
  }));
}

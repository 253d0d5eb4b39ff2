import type { Awaitable } from "./digests.ts";
import type { WireRequest } from "./evaluate.ts";
import * as functions from "./functions.ts";
import type { Requirement, Schemes } from "./scheme.ts";
import { type SignOptions, signWith } from "./sign.ts";

/** `signWith` every function of the template language: for whatever a contract may call. */
export const sign = (
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: Readonly<Record<string, string | undefined>>,
  options?: SignOptions,
): Awaitable<WireRequest> => signWith(functions, schemes, requirement, request, credentials, options);

import type { Awaitable } from "../awaitable.ts";
import type { Value } from "../bytes.ts";

/**
 * A function of the template language: the values of its arguments in, a value out. Each is an export of its own, so that
 * a generated client ships those that its contract uses and no others.
 *
 * @throws Error that says which form it expected, and never quotes a value: it may be a secret.
 */
export type TemplateFunction = (...values: Value[]) => Awaitable<Value>;

import { UsageError } from "../core/errors.ts";
import { type Invocation, text } from "./command.ts";
import { showArgument } from "./show-argument.ts";

/** The number that an option has; undefined when it is not given. @throws UsageError when it is none, or more than `most`. */
export function readNumber(
  command: string,
  invocation: Invocation,
  name: string,
  { most, isWhole = false }: { most: number; isWhole?: boolean },
): number | undefined {
  const value = text(invocation, name);
  if (value === undefined) return undefined;
  const shape = isWhole ? /^\d{1,10}$/ : /^\d{1,10}(\.\d+)?$/;
  if (shape.test(value) && Number(value) <= most) return Number(value);
  const kind = isWhole ? "whole number" : "number";
  throw new UsageError(`${command}: --${name}: expected a ${kind} up to ${most}, got ${showArgument(value)}.`);
}

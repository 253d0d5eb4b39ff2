import { UsageError } from "../core/errors.ts";
import { type Invocation, text } from "./command.ts";
import { showArgument } from "./show-argument.ts";

/** The number that an option has; undefined when it is not given. @throws UsageError when it is not a number, or outside of the bounds. */
export function readNumber(
  command: string,
  invocation: Invocation,
  name: string,
  { least = 0, most, isWhole = false }: { least?: number; most: number; isWhole?: boolean },
): number | undefined {
  const value = text(invocation, name);
  if (value === undefined) return undefined;
  const shape = isWhole ? /^\d{1,10}$/ : /^\d{1,10}(\.\d+)?$/;
  if (shape.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  const kind = isWhole ? "whole number" : "number";
  throw new UsageError(
    `${command}: --${name}: expected a ${kind} ${least ? `from ${least} ` : ""}up to ${most}, got ${showArgument(value)}.`,
  );
}

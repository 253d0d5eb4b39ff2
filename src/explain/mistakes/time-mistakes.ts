import { clockNames, namesIn } from "../../auth/index.ts";
import { type Attempt, type Mistakes, replaceName, type Variation } from "./attempt.ts";

const units: Record<string, string> = {
  unixSeconds: "seconds",
  unixMillis: "milliseconds",
  isoTime: "the form of ISO 8601",
};

/** Another time was signed than the one that was sent, or in another unit. */
export const timeMistakes: Mistakes = (attempt) => {
  const used = namesIn([attempt.expression]).filter((name) => Object.hasOwn(units, name));
  return [...used.flatMap((name) => otherUnits(attempt, name)), ...(used.length ? otherTimes(attempt, used) : [])];
};

const otherUnits = ({ expression, scope }: Attempt, name: string): Variation[] =>
  Object.keys(units)
    .filter((other) => other !== name)
    .flatMap((other) => {
      const made = replaceName(expression, name, { name: other });
      const words = `with its time in ${units[other]}, not in ${units[name]}`;
      return made ? [{ words, attempt: { expression: made, scope } }] : [];
    });

/** Who asks the clock once for the header and once for the signature may get two times. */
function otherTimes({ expression, scope }: Attempt, used: readonly string[]): Variation[] {
  const isFine = used.some((name) => name !== "unixSeconds");
  const steps = isFine ? range(20).concat(range(3).map((seconds) => seconds * 1000)) : range(3).map((s) => s * 1000);
  const captured = Object.fromEntries(
    Object.entries(scope.captured ?? {}).filter(([name]) => !(clockNames as readonly string[]).includes(name)),
  );
  return steps.map((step) => {
    const words = `with a time ${Math.abs(step)} ms ${step < 0 ? "before" : "after"} the one that was sent`;
    const clock = { ...scope.clock, at: scope.clock.at + step };
    return { words, attempt: { expression, scope: { ...scope, clock, captured } } };
  });
}

/** Both ways from 0, nearest first. */
const range = (most: number): number[] => Array.from({ length: most }, (_, i) => [i + 1, -i - 1]).flat();

import { randomInt, randomUUID } from "node:crypto";

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const rings = ["0123456789", "abcdef", "ghijklmnopqrstuvwxyz", "ABCDEF", "GHIJKLMNOPQRSTUVWXYZ"];

/** The last letters and digits of a string by others of their kind, so that it still fits its format. */
function shuffled(text: string, count: number): string {
  const characters = [...text];
  let left = count;
  for (let i = characters.length - 1; i >= 0 && left > 0; i--) {
    const ring = rings.find((one) => one.includes(characters[i] as string));
    if (!ring) continue;
    // The first digit of a number is not 0.
    characters[i] = ring[randomInt(ring === rings[0] && i === 0 ? 1 : 0, ring.length)] as string;
    left--;
  }
  return characters.join("");
}

/** A value like another one that very likely nothing has; undefined when none is good. */
export function freshValue(value: unknown, isGood: (value: unknown) => boolean): unknown {
  const candidates: unknown[] =
    typeof value === "string"
      ? [
          ...(isUuid(value) ? [randomUUID()] : []),
          ...[10, 8, 6, 4].map((count) => shuffled(value, count)),
          `${value}-${randomInt(1e6)}`,
        ]
      : typeof value === "number" && Number.isInteger(value)
        ? [value + randomInt(1, 1e6), randomInt(1, 1000)]
        : [];
  return candidates.find((one) => one !== value && isGood(one));
}

/** Another good value of a property: one of its choices, or one that differs a little; undefined when none is known. */
export function otherValue(value: unknown, choices: readonly unknown[], isGood: (value: unknown) => boolean): unknown {
  const near: unknown[] =
    typeof value === "string"
      ? [`${value} 2`, `${value}2`, shuffled(value, 1), shuffled(value, 3)]
      : typeof value === "number"
        ? [value + 1, value - 1, value * 2]
        : typeof value === "boolean"
          ? [!value]
          : [];
  return [...choices.filter((one) => one !== null), ...near].find((one) => one !== value && isGood(one));
}

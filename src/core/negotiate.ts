import { essenceOf, isInRange, isJson } from "./media-type.ts";

/** The media ranges of an `Accept` header, the most precise first; what is not one is passed over. */
const readAccept = (accept: string): { range: string; quality: number }[] =>
  accept
    .split(",")
    .flatMap((part) => {
      const range = essenceOf(part);
      if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(range)) return [];
      const quality = Number(/;\s*q\s*=\s*([\d.]+)/i.exec(part)?.[1] ?? 1);
      return [{ range, quality: Number.isNaN(quality) ? 1 : quality }];
    })
    .sort((a, b) => a.range.split("*").length - b.range.split("*").length);

/**
 * Those of the declared media types that a caller accepts, the one that it wants most first; JSON among equals.
 *
 * @param accept The `Accept` header; without one, or with none that is a media range, everything is accepted.
 */
export function negotiate(declared: readonly string[], accept: string | null): readonly string[] {
  const isAny = accept === null || accept === "*/*";
  if (isAny && declared.length < 2) return declared;
  const ranges = isAny ? [] : readAccept(accept);
  const qualityOf = (type: string): number =>
    ranges.length === 0
      ? 1
      : (ranges.find(({ range }) => isInRange(type, range) || isInRange(range, type))?.quality ?? 0);
  return declared
    .filter((type) => qualityOf(type) > 0)
    .sort((a, b) => qualityOf(b) - qualityOf(a) || Number(isJson(b)) - Number(isJson(a)));
}

/** What a response declares as a range, such as `image/*`, under the name that the caller gives it, or a plain one. */
export function concreteType(declared: string, accept: string | null, isString: boolean): string {
  if (!declared.includes("*")) return declared;
  const named = readAccept(accept ?? "").find(({ range }) => !range.includes("*") && isInRange(range, declared));
  if (named) return named.range;
  const plain = isString ? "text/plain" : "application/json";
  return isInRange(plain, declared) ? plain : "application/octet-stream";
}

import { essenceOf, isInRange, isJson } from "../../core/media-type.ts";

interface Range {
  range: string;
  quality: number;
}

/** The media ranges of an `Accept` header; what is none is passed over. */
const readAccept = (accept: string): Range[] =>
  accept.split(",").flatMap((part) => {
    const range = essenceOf(part);
    if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(range)) return [];
    const quality = Number(/;\s*q\s*=\s*([\d.]+)/i.exec(part)?.[1] ?? 1);
    return [{ range, quality: Number.isNaN(quality) ? 1 : quality }];
  });

/**
 * Those of the declared media types that a caller accepts, the one that it wants most first; JSON among equals.
 *
 * @param accept The `Accept` header; without one, or with none that is a media range, everything is accepted.
 */
export function negotiate(declared: readonly string[], accept: string | null): string[] {
  const ranges = readAccept(accept ?? "");
  const qualityOf = (type: string): number => {
    if (ranges.length === 0) return 1;
    const precise = (range: string) => (range === "*/*" ? 0 : range.endsWith("/*") ? 1 : 2);
    const fitting = ranges.filter(({ range }) => isInRange(type, range) || isInRange(range, type));
    return fitting.sort((a, b) => precise(b.range) - precise(a.range))[0]?.quality ?? 0;
  };
  return declared
    .map((type) => ({ type, quality: qualityOf(type) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || Number(isJson(b.type)) - Number(isJson(a.type)))
    .map(({ type }) => type);
}

/** What a response declares as a range, such as `image/*`, under the name that the caller gives it, or a plain one. */
export function concreteType(declared: string, accept: string | null, isString: boolean): string {
  if (!declared.includes("*")) return declared;
  const named = readAccept(accept ?? "").find(({ range }) => !range.includes("*") && isInRange(range, declared));
  if (named) return named.range;
  const plain = isString ? "text/plain" : "application/json";
  return isInRange(plain, declared) ? plain : "application/octet-stream";
}

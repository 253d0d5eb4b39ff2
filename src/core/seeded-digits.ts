import { hash } from "node:crypto";

/** A UUID that only depends on the text. */
export function makeUuid(text: string): string {
  const digits = digitsOf(text)(32);
  const variant = "89ab"[Number.parseInt(digits[16] as string, 16) % 4];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** Hexadecimal digits, so many at a time, that only depend on the text. */
export function digitsOf(text: string): (count: number) => string {
  let digits = "";
  let blocks = 0;
  let at = 0;
  return (count) => {
    while (digits.length < at + count) digits += hash("sha256", `${blocks++} ${text}`);
    at += count;
    return digits.slice(at - count, at);
  };
}

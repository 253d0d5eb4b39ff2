import { hash } from "node:crypto";

export interface IdRequest {
  /** What makes this id another one than all others; the same text gives the same id. */
  text: string;
  /** How many there were before it, and it: what a counter counts. */
  n: number;
  /** Values of such ids, best first; their form is kept. */
  examples: readonly unknown[];
  /** What the contract declares for it. */
  schema: Readonly<Record<string, any>>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Makes an id in the form of its examples: a UUID, the next integer, or a text with its varying parts made anew, such as
 * `cus_` and 32 hex digits.
 */
export function generateId({ text, n, examples, schema }: IdRequest): string | number {
  const types = [schema.type ?? []].flat();
  const numbers = examples.filter((example): example is number => Number.isSafeInteger(example));
  if (types.includes("integer") || types.includes("number") || (types.length === 0 && numbers.length > 0))
    return Math.max(0, ...numbers) + n;
  const texts = examples.filter((example): example is string => typeof example === "string");
  const random = randomDigits(text);
  const model = texts.find((example) => /\d/.test(example)) ?? "";
  if (schema.format === "uuid" || uuid.test(model)) return makeUuid(random);
  if (/^\d+$/.test(model)) return String(BigInt(model) + BigInt(n)).padStart(model.length, "0");
  if (model) return model.replace(/[a-z0-9]+/gi, (run) => (/\d/.test(run) ? anew(run, random) : run));
  const length = Math.max(schema.minLength ?? 0, Math.min(32, schema.maxLength ?? 32));
  return pick(hex, length, random);
}

const hex = "0123456789abcdef";
const small = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A run of letters and digits with others of its kind, in as many places. */
function anew(run: string, random: () => number): string {
  const alphabet = /^\d+$/.test(run)
    ? "0123456789"
    : /^[0-9a-f]+$/.test(run)
      ? hex
      : /^[0-9A-F]+$/.test(run)
        ? hex.toUpperCase()
        : /^[0-9a-z]+$/.test(run)
          ? small
          : /^[0-9A-Z]+$/.test(run)
            ? small.toUpperCase()
            : `${small}${small.slice(0, 26).toUpperCase()}`;
  return pick(alphabet, run.length, random);
}

function pick(alphabet: string, length: number, random: () => number): string {
  let text = "";
  for (let i = 0; i < length; i++) text += alphabet[random() % alphabet.length];
  return text;
}

function makeUuid(random: () => number): string {
  const digits = pick(hex, 32, random);
  const variant = "89ab"[random() % 4];
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
  ];
  return `${groups.join("-")}-${digits.slice(20)}`;
}

/** A sequence of numbers below 65 536 that only depends on the text. */
function randomDigits(text: string): () => number {
  let block = Buffer.alloc(0);
  let blocks = 0;
  let at = 0;
  return () => {
    if (at >= block.length) {
      block = hash("sha256", `${blocks++} ${text}`, "buffer");
      at = 0;
    }
    at += 2;
    return block.readUInt16BE(at - 2);
  };
}

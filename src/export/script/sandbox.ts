// What the sandboxes of Postman and Bruno do not have, or not in every version. The bundler puts each in place of the
// global of its name, and leaves out those that a script does not use.
import type { CryptoJs } from "./crypto-js.ts";

declare const cryptoJs: CryptoJs;

export class TextEncoder {
  encode(text: string): Uint8Array {
    return new Uint8Array(Buffer.from(text, "utf8"));
  }
}

export class TextDecoder {
  decode(bytes: Uint8Array): string {
    return Buffer.from(bytes)
      .toString("utf8")
      .replace(/^\uFEFF/, "");
  }
}

/** Names and values of a form, in order. */
export class URLSearchParams {
  pairs: [name: string, value: string][];

  constructor(init: string | [string, string][]) {
    this.pairs =
      typeof init !== "string"
        ? init
        : init
            .split("&")
            .filter(Boolean)
            .map((pair) => {
              const [name = "", ...value] = pair.split("=");
              return [decode(name), decode(value.join("="))];
            });
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    yield* this.pairs;
  }

  toString(): string {
    return this.pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  }
}

/** What is no UTF-8 becomes U+FFFD, as the URL standard has it. */
const decode = (text: string): string =>
  text
    .replace(/\+/g, " ")
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replace(/%/g, ""), "hex").toString("utf8"));

const encode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");

/** Headers by their names in lower case. */
export class Headers {
  values = new Map<string, string>();

  constructor(init: Iterable<readonly string[]> = []) {
    for (const [name = "", value = ""] of init) this.set(name, value);
  }

  get(name: string): string | null {
    return this.values.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: string): void {
    this.values.set(name.toLowerCase(), value);
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    yield* this.values;
  }
}

export const crypto = {
  getRandomValues(bytes: Uint8Array): Uint8Array {
    const random = Buffer.from(String(cryptoJs.lib.WordArray.random(bytes.length)), "hex");
    bytes.set(random);
    return bytes;
  },
};

/** What scripts use of crypto-js. Its arrays of words are written in hexadecimal when they are made a string. */
export interface CryptoJs {
  lib: { WordArray: { create(bytes: Uint8Array): Words; random(bytes: number): Words } };
  [digest: string]: any;
}

interface Words {
  toString(): string;
}

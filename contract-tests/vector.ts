/** A signature that somebody published, or that was computed from a published formula; `source` and `note` say which. */
export interface Vector {
  name: string;
  source: string;
  note?: string;
  /** A scheme of the contract, or a template where the contract has no such scheme. */
  scheme?: string;
  template?: string;
  request: { method: string; url: string; headers?: Record<string, string>; body?: string };
  at: number;
  credentials: Record<string, string>;
  expect?: string;
  /** Where the page prints only the beginning. */
  expectPrefix?: string;
}

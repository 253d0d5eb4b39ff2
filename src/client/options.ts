/** The credentials, or a function that is asked for them before every attempt. */
export type CredentialsSource<Credentials> = Credentials | (() => Credentials | Promise<Credentials>);

/** An answer that does not keep the contract. The call went on as if it did. */
export interface Drift {
  api: string;
  operation: string;
  status: number;
  /** RFC 6901 pointer into the body; empty for the body as a whole. */
  pointer: string;
  message: string;
}

export interface ClientOptions<Credentials = Record<string, string>, Server extends string = string> {
  /** Name of a server of the contract, or a base URL. There is no default: where money is sent is said, not guessed. */
  server: Server | (string & {});
  credentials: CredentialsSource<Credentials>;
  /** Milliseconds that one attempt may take, body included. 30,000 when absent. */
  timeout?: number;
  /** Sends the signed request. The runtime's `fetch` when absent. */
  fetch?: (request: Request, init?: RequestInit) => Promise<Response>;
  /** Headers of every request. */
  headers?: Record<string, string>;
  /** Hears of answers that do not fit the contract. What it throws is ignored. */
  onDrift?: (drift: Drift) => void;
  /** Milliseconds since 1970 UTC; for tests. */
  now?: () => number;
}

/** What one call may set, besides its parameters and body. */
export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Milliseconds for this call, in place of the client's. */
  timeout?: number;
}

/** A name and a value, as HAR has headers, cookies and query parameters. */
export interface HarPair {
  name: string;
  value: string;
}

/** A body, as text; `encoding` is `base64` where it is not UTF-8. Of a request HAR 1.2 has no such word: it is `_encoding`. */
export interface HarBody {
  mimeType: string;
  text?: string;
}

/** One request and its response, as far as HAR 1.2 is used here. */
export interface HarEntry {
  /** ISO 8601. */
  startedDateTime: string;
  /** Milliseconds. */
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: HarPair[];
    headers: HarPair[];
    queryString: HarPair[];
    postData?: HarBody & { _encoding?: "base64" };
    headersSize: number;
    bodySize: number;
  };
  response: {
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: HarPair[];
    headers: HarPair[];
    content: HarBody & { size: number; encoding?: "base64" };
    redirectURL: string;
    headersSize: number;
    bodySize: number;
  };
  cache: object;
  comment?: string;
  timings: { send: number; wait: number; receive: number };
}

/** A recording: http://www.softwareishard.com/blog/har-12-spec/ */
export interface Har {
  log: {
    version: string;
    creator: { name: string; version: string };
    comment?: string;
    /** Ours: the API, and the base URL that requests were forwarded to. */
    _countersign?: { api: string; target: string };
    entries: HarEntry[];
  };
}

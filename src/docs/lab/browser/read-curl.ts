import { splitCommand } from "./split-command.ts";

/** A request that was pasted: what of it could be read. */
export interface PastedRequest {
  /** Absent when what was pasted does not say it. */
  method?: string;
  /** Absolute, or the path with its query. */
  url?: string;
  headers: [name: string, value: string][];
  /** Undefined when what was pasted does not have it. */
  body?: string;
  /** What could not be taken over, each in a sentence. */
  notes: string[];
}

/** Options of one letter that take a value, besides those that are read. */
const othersWithValue = "cCDEKmoPQrtTUwxyYz";

/** The same in full. */
const longWithValue =
  /^--(output|max-time|connect-timeout|proxy|proxy-user|cacert|capath|cert|cert-type|key|key-type|pass|resolve|connect-to|interface|retry|retry-delay|retry-max-time|limit-rate|write-out|cookie-jar|config|ciphers|dump-header|form|form-string|upload-file|stderr|trace|trace-ascii|unix-socket|range|aws-sigv4|oauth2-bearer|max-redirs|noproxy|local-port|dns-servers|speed-limit|speed-time|netrc-file|engine|tls-max|socks5|socks5-hostname)$/;

interface Reading extends PastedRequest {
  data: string[];
  isGet: boolean;
  isJson: boolean;
}

/** What an option with a value does; undefined for options that say nothing of the request. */
const readers: Record<string, (reading: Reading, value: string) => void> = {
  "--request": (reading, value) => {
    reading.method = value;
  },
  "--header": addHeader,
  "--url": (reading, value) => {
    reading.url = value;
  },
  "--data": (reading, value) => addData(reading, value),
  "--data-ascii": (reading, value) => addData(reading, value),
  "--data-binary": (reading, value) => addData(reading, value),
  "--data-raw": (reading, value) => reading.data.push(value),
  "--data-urlencode": (reading, value) => reading.data.push(urlEncoded(value)),
  "--json": (reading, value) => {
    reading.isJson = true;
    addData(reading, value);
  },
  "--user": ({ headers }, value) => headers.push(["Authorization", `Basic ${toBase64(value)}`]),
  "--user-agent": ({ headers }, value) => headers.push(["User-Agent", value]),
  "--referer": ({ headers }, value) => headers.push(["Referer", value]),
  "--cookie": ({ headers }, value) => headers.push(["Cookie", value]),
  "--oauth2-bearer": ({ headers }, value) => headers.push(["Authorization", `Bearer ${value}`]),
  "--form": unreadableForm,
  "--form-string": unreadableForm,
};

const short: Record<string, string> = {
  X: "--request",
  H: "--header",
  d: "--data",
  u: "--user",
  A: "--user-agent",
  e: "--referer",
  b: "--cookie",
  F: "--form",
  G: "--get",
  I: "--head",
};

/**
 * Reads a command of curl.
 *
 * @throws CommandProblem when it ends within quotes.
 */
export function readCurl(command: string): PastedRequest {
  const reading: Reading = { headers: [], notes: [], data: [], isGet: false, isJson: false };
  const words = splitCommand(command).slice(1);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (/^(&&|\|\|?|;|>|2>.*)$/.test(word)) break;
    if (/^-[A-Za-z0-9#:]/.test(word)) readLetters(reading, word.slice(1), words);
    else if (word.startsWith("--")) readLong(reading, word, words);
    else reading.url ??= word;
  }
  return finish(reading);
}

function readLong(reading: Reading, word: string, words: string[]): void {
  const [name = "", ...rest] = word.split("=");
  const reader = readers[name];
  const value = () => (rest.length ? rest.join("=") : (words.shift() ?? ""));
  if (reader) reader(reading, value());
  else if (name === "--get") reading.isGet = true;
  else if (name === "--head") reading.method ??= "HEAD";
  else if (longWithValue.test(name)) value();
}

/** `-sS`, `-XPOST`, `-H 'a: b'`. */
function readLetters(reading: Reading, letters: string, words: string[]): void {
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] as string;
    const name = short[letter];
    const takes = (name && readers[name]) || othersWithValue.includes(letter);
    if (!takes) {
      if (name) readLong(reading, name, words);
      continue;
    }
    const value = letters.slice(i + 1) || (words.shift() ?? "");
    if (name) readers[name]?.(reading, value);
    return;
  }
}

function addHeader({ headers, notes }: Reading, line: string): void {
  const [, name, sign, value = ""] = /^([^:;]+)([:;])\s*([\s\S]*)$/.exec(line) ?? [];
  if (name && (value || sign === ";")) headers.push([name.trim(), value]);
  else if (line.startsWith("@")) notes.push(`The headers in the file ${line.slice(1)} could not be read: paste them.`);
}

function addData({ data, notes }: Reading, value: string): void {
  if (value.startsWith("@")) notes.push(`The body is in the file ${value.slice(1)}: paste it as the body.`);
  else data.push(value);
}

function unreadableForm({ notes }: Reading): void {
  const note = "A form in parts has a boundary that only its sender knows: paste the body as it was sent.";
  if (!notes.includes(note)) notes.push(note);
}

function urlEncoded(value: string): string {
  const [, name = "", content = ""] = /^([^=]*)=([\s\S]*)$/.exec(value) ?? ["", "", value];
  return `${name && `${name}=`}${encodeURIComponent(content)}`;
}

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function finish({ data, isGet, isJson, ...request }: Reading): PastedRequest {
  if (request.url !== undefined && !/^[a-z]+:\/\//i.test(request.url)) request.url = `http://${request.url}`;
  const has = (wanted: string) => request.headers.some(([name]) => name.toLowerCase() === wanted);
  const text = data.join(isJson ? "" : "&");
  if (isGet && data.length) {
    request.url = `${request.url ?? ""}${request.url?.includes("?") ? "&" : "?"}${text}`;
    return { method: "GET", ...request };
  }
  if (!data.length) return { method: "GET", ...request };
  const type = isJson ? "application/json" : "application/x-www-form-urlencoded";
  if (!has("content-type")) request.headers.push(["Content-Type", type]);
  return { method: "POST", ...request, body: text };
}

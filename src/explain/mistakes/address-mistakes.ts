import { namesIn, splitUrl } from "../../auth/index.ts";
import { decodeText } from "../../core/percent.ts";
import { type Attempt, type Mistakes, replaceName, type Variation } from "./attempt.ts";

/** Another method or URL was signed than the one that was sent. */
export const addressMistakes: Mistakes = (attempt, { basePaths }) => {
  const names = namesIn([attempt.expression]);
  const found: Variation[] = [];
  if (names.includes("method"))
    found.push(withMethod(attempt, "with its method in lower case", attempt.scope.method.toLowerCase()));
  if (names.some((name) => ["url", "path", "query", "target"].includes(name)))
    found.push(...urls(attempt, basePaths), ...otherPieces(attempt));
  if (names.some((name) => ["url", "host"].includes(name))) found.push(...hosts(attempt));
  if (names.includes("method")) found.push(...otherMethods(attempt));
  return found;
};

const withUrl = ({ expression, scope }: Attempt, words: string, url: string): Variation[] =>
  url === scope.url ? [] : [{ words, attempt: { expression, scope: { ...scope, url } } }];

const withMethod = ({ expression, scope }: Attempt, words: string, method: string): Variation => ({
  words,
  attempt: { expression, scope: { ...scope, method } },
});

const otherMethods = (attempt: Attempt): Variation[] =>
  ["GET", "POST", "PUT", "PATCH", "DELETE"]
    .filter((method) => method !== attempt.scope.method)
    .map((method) => withMethod(attempt, `with the method ${method}`, method));

function urls(attempt: Attempt, basePaths: readonly string[]): Variation[] {
  const { origin, path, search } = splitUrl(attempt.scope.url);
  const withPath = (words: string, path: string) => withUrl(attempt, words, `${origin}${path}${search}`);
  const withQuery = (words: string, query: string) =>
    withUrl(attempt, words, `${origin}${path}${query && "?"}${query}`);
  const query = search.slice(1);
  const segments = path.split("/").slice(1);
  // In words that do not repeat what was sent: a path can have an account in it.
  const withoutFirst = (count: number) =>
    basePaths.filter((base) => base === `/${segments.slice(0, count).join("/")}`).map((base) => `the ${base}`)[0] ??
    `the first ${count > 1 ? `${count} segments` : "segment"}`;
  return [
    ...withQuery("without its query", ""),
    ...segments
      .slice(1)
      .flatMap((_, i) => withPath(`without ${withoutFirst(i + 1)} of its path`, `/${segments.slice(i + 1).join("/")}`)),
    ...basePaths
      .filter((base) => base && !path.startsWith(base))
      .flatMap((base) => withPath(`with ${base} before its path`, base + path)),
    ...withPath("with a slash at the end of its path", path.replace(/\/?$/, "/")),
    ...withPath("without the slash at the end of its path", path.replace(/\/$/, "")),
    ...withPath("with its path decoded", decodeText(path)),
    ...withPath("with its path in lower case", path.toLowerCase()),
    ...withQuery("with its query sorted", query.split("&").sort().join("&")),
    ...withQuery("with its query decoded", decodeText(query.replaceAll("+", " "))),
    ...withQuery("with + for each space in its query", query.replaceAll("%20", "+")),
    ...withQuery("with %20 for each space in its query", query.replaceAll("+", "%20")),
    ...withQuery("with its query as URLSearchParams writes it", new URLSearchParams(query).toString()),
    ...withUrl(attempt, "with lower-case escapes in its URL", withEscapes(attempt.scope.url, "toLowerCase")),
    ...withUrl(attempt, "with upper-case escapes in its URL", withEscapes(attempt.scope.url, "toUpperCase")),
  ];
}

const withEscapes = (url: string, change: "toLowerCase" | "toUpperCase"): string =>
  url.replace(/%[0-9a-f]{2}/gi, (coded) => coded[change]());

/** Another piece of the URL was signed than the formula names. */
function otherPieces({ expression, scope }: Attempt): Variation[] {
  const pieces: [from: string, to: string, words: string][] = [
    ["path", "target", "with its query after its path"],
    ["path", "url", "with its whole URL in place of its path"],
    ["target", "url", "with its whole URL in place of its path and query"],
    ["url", "target", "with its path and query in place of its whole URL"],
    ["url", "path", "with its path in place of its whole URL"],
  ];
  return pieces.flatMap(([from, to, words]) => {
    const made = replaceName(expression, from, { name: to });
    return made ? [{ words, attempt: { expression: made, scope } }] : [];
  });
}

function hosts(attempt: Attempt): Variation[] {
  const { origin, host, path, search } = splitUrl(attempt.scope.url);
  const [scheme = "https"] = origin.split(":", 1);
  const withOrigin = (words: string, origin: string) => withUrl(attempt, words, `${origin}${path}${search}`);
  const other = scheme === "https" ? "http" : "https";
  const port = scheme === "https" ? 443 : 80;
  return [
    ...withOrigin(`with ${other}`, `${other}://${host}`),
    ...withOrigin("without the port in its host", `${scheme}://${host.replace(/:\d+$/, "")}`),
    ...withOrigin(`with the port ${port} in its host`, `${scheme}://${host.replace(/:\d+$/, "")}:${port}`),
  ];
}

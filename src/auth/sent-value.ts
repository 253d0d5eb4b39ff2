import { decodeText } from "../core/percent.ts";
import { readBodyProperty, removeBodyProperty } from "./body-property.ts";
import type { WireRequest } from "./evaluate.ts";
import type { Scheme } from "./scheme.ts";
import { splitUrl } from "./split-url.ts";

/**
 * The value that a request carries for a scheme, and the request without it where it stands in the query or body.
 *
 * @param prune Whether objects that hold nothing else go with a property of the body.
 */
export function sentValue(
  scheme: Scheme,
  request: WireRequest,
  prune = false,
): { value: string; request: WireRequest } | undefined {
  const { headers, url } = request;
  if (scheme.in === "body") {
    const value = readBodyProperty(request, scheme.name);
    return value
      ? { value, request: { ...request, body: removeBodyProperty(request, scheme.name, prune) } }
      : undefined;
  }
  if (scheme.in === "header") {
    const value = headers.get(scheme.name);
    return value ? { value, request } : undefined;
  }
  if (scheme.in === "cookie") {
    const pair = (headers.get("cookie") ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${scheme.name}=`));
    const value = pair?.slice(scheme.name.length + 1);
    return value ? { value, request } : undefined;
  }
  const { origin, path, search } = splitUrl(url);
  const pairs = search.slice(1).split("&");
  const index = pairs.findLastIndex((pair) => decodeText(pair.split("=")[0] ?? "") === scheme.name);
  const value = decodeText((pairs[index] ?? "").split("=").slice(1).join("="));
  if (!value) return undefined;
  const others = pairs.filter((_, i) => i !== index).join("&");
  return { value, request: { ...request, url: `${origin}${path}${others && "?"}${others}` } };
}

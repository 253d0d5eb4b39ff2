import {
  expandItems,
  readBodyProperty,
  type Scheme,
  type Schemes,
  splitUrl,
  type WireRequest,
  writeBodyProperty,
} from "../auth/index.ts";
import type { Tamper } from "./case.ts";

/**
 * Changes a signed request as somebody in between would.
 *
 * @returns undefined when the request does not carry what should be changed.
 */
export function tamperWith(request: WireRequest, tamper: Tamper, schemes: Schemes): WireRequest | undefined {
  switch (tamper.change) {
    case "remove":
      return withValue(request, sentScheme(request, tamper.scheme, schemes), () => undefined);
    case "value":
      return withValue(request, sentScheme(request, tamper.scheme, schemes), changeLast);
    case "body": {
      const body = changeBody(request.body);
      return body && { ...request, body };
    }
    case "query":
      return { ...request, url: changeQuery(request.url, Object.values(schemes)) };
    case "path": {
      const { origin, path, search } = splitUrl(request.url);
      if (!path.endsWith(tamper.from)) return undefined;
      return { ...request, url: origin + path.slice(0, -tamper.from.length) + tamper.to + search };
    }
  }
}

/** The scheme itself; that of the first item where it is for each item of an array. */
function sentScheme(request: WireRequest, name: string, schemes: Schemes): Scheme {
  const expanded = expandItems(schemes, [name], request);
  return expanded.schemes[expanded.requirement[0] as string] as Scheme;
}

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The value with its last character changed into another of its kind: a hexadecimal digit stays one. */
export function changeLast(value: string): string {
  const padding = /=*$/.exec(value)?.[0] ?? "";
  const end = value.length - padding.length;
  const last = value[end - 1] ?? "";
  const hex = "0123456789abcdef";
  let other: string;
  if (!padding && hex.includes(last)) {
    const ring = last <= "9" ? "0123456789" : "abcdef";
    other = ring[(ring.indexOf(last) + 3) % ring.length] as string;
  } else {
    // The highest of its six bits: the lowest ones mean nothing in front of padding.
    const index = base64.indexOf(last);
    other = index < 0 ? "x" : (base64[(index + 32) % 64] as string);
    if (/[^A-Za-z0-9]/.test(other)) other = last === "x" ? "y" : "x";
  }
  return value.slice(0, end - 1) + other + padding;
}

type Change = (value: string) => string | undefined;

function withValue(request: WireRequest, scheme: Scheme, change: Change): WireRequest | undefined {
  const headers = new Headers(request.headers);
  if (scheme.in === "body") {
    const value = readBodyProperty(request, scheme.name);
    if (value === undefined) return undefined;
    const next = change(value);
    // What is not there and what is empty proves as little.
    return { ...request, body: writeBodyProperty(request, scheme.name, next ?? "") };
  }
  if (scheme.in === "header") {
    const value = headers.get(scheme.name);
    if (value === null) return undefined;
    const next = change(value);
    if (next === undefined) headers.delete(scheme.name);
    else headers.set(scheme.name, next);
    return { ...request, headers };
  }
  if (scheme.in === "cookie") {
    const cookies = (headers.get("cookie") ?? "").split(/;\s*/);
    const changed = changePair(cookies, scheme.name, change);
    if (!changed) return undefined;
    if (changed.length) headers.set("cookie", changed.join("; "));
    else headers.delete("cookie");
    return { ...request, headers };
  }
  const { origin, path, search } = splitUrl(request.url);
  const encoded: Change = (value) => {
    const next = change(decodeURIComponent(value));
    return next === undefined ? undefined : encodeURIComponent(next);
  };
  const pairs = changePair(search.slice(1).split("&"), encodeURIComponent(scheme.name), encoded);
  return pairs && { ...request, url: origin + path + (pairs.length ? `?${pairs.join("&")}` : "") };
}

/** Changes or drops the last `name=value` of this name; undefined when there is none. */
function changePair(pairs: readonly string[], name: string, change: Change): string[] | undefined {
  const index = pairs.findLastIndex((pair) => pair.startsWith(`${name}=`));
  if (index < 0) return undefined;
  const next = change((pairs[index] as string).slice(name.length + 1));
  const changed = next === undefined ? [] : [`${name}=${next}`];
  return [...pairs.slice(0, index), ...changed, ...pairs.slice(index + 1)];
}

/** The last letter or digit of the body changed by one bit: of JSON remains JSON, only another. */
function changeBody(body: Uint8Array): Uint8Array | undefined {
  const index = body.findLastIndex((byte) => /[A-Ya-y1-8]/.test(String.fromCharCode(byte)));
  if (index < 0) return undefined;
  const changed = body.slice();
  changed[index] = (body[index] as number) + 1;
  return changed;
}

/** One more parameter, or the last value of one that is no credential changed. */
function changeQuery(url: string, schemes: readonly Scheme[]): string {
  const { origin, path, search } = splitUrl(url);
  const names = schemes.filter((scheme) => scheme.in === "query").map((scheme) => encodeURIComponent(scheme.name));
  const pairs = search ? search.slice(1).split("&") : [];
  const index = pairs.findLastIndex(
    (pair) => !names.includes(pair.split("=")[0] ?? "") && /=.*[A-Za-z0-9]$/.test(pair),
  );
  if (index < 0) return `${origin}${path}?${["tampered=1", ...pairs].join("&")}`;
  const pair = pairs[index] as string;
  const at = pair.indexOf("=") + 1;
  pairs[index] = pair.slice(0, at) + changeLast(pair.slice(at));
  return `${origin}${path}?${pairs.join("&")}`;
}

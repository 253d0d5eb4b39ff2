import { isDigest } from "./functions/registry.ts";
import { callsIn, type Template } from "./template.ts";

// Vendors rotate their secrets by sending several signatures in one header, and promise no order of t= and v1=.

/** A hole for each expression. */
const hole = "\0";

interface Named {
  name: string;
  text: string;
}

/** `t=1,v1=ab` in its pieces; undefined when it is not made of them. Quotes protect a separator. */
function piecesOf(text: string, separator: string): Named[] | undefined {
  const mark = separator.trim() || " ";
  const pieces = text.match(new RegExp(`(?:[^"${mark}]|"[^"]*")+`, "g"))?.map((piece) => piece.trim()) ?? [];
  const named = pieces.map((text) => ({ name: /^[\w.-]+(?==)/.exec(text)?.[0] ?? "", text }));
  return named.every(({ name }) => name) ? named : undefined;
}

interface Form {
  /** Whether there is a signature in it. */
  signs: boolean;
  skeleton: string;
  prefix: string;
  separator: string;
  /** The pieces, when it is a list of `name=...`. */
  wanted: Named[] | undefined;
}

// A receiver verifies with the same few templates for its whole life.
const forms = new WeakMap<Template, Form>();

function formOf(template: Template): Form {
  const skeleton = template.map((part) => (typeof part === "string" ? part : hole)).join("");
  const prefix = /^[\w-]+ +(?=[\w.-]+=)/.exec(skeleton)?.[0] ?? "";
  const rest = skeleton.slice(prefix.length);
  const separator = /(?<==[^=]*)(,\s*|;\s*|&|\s+)(?=[\w.-]+=)/.exec(rest)?.[1] ?? "";
  const wanted = separator ? piecesOf(rest, separator) : undefined;
  return { signs: callsIn(template).some(isDigest), skeleton, prefix, separator, wanted };
}

/**
 * The readings of a value that carries a signature, each in the form of its template: the value itself; when the
 * template is a list of `name=...`, one for each signature of that name, in the template's order, without what the
 * template does not have; and each of several values with spaces or commas between them.
 */
export function readVariants(template: Template, value: string): string[] {
  let form = forms.get(template);
  if (!form) {
    form = formOf(template);
    forms.set(template, form);
  }
  const { signs, skeleton, prefix, separator, wanted } = form;
  if (!signs) return [value];
  if (wanted && value.startsWith(prefix)) {
    const sent = piecesOf(value.slice(prefix.length), separator) ?? [];
    const byName = wanted.map(({ name }) => sent.filter((piece) => piece.name === name));
    const most = Math.max(...byName.map((pieces) => pieces.length));
    if (byName.every((pieces) => pieces.length))
      return Array.from(
        { length: most },
        (_, i) => prefix + byName.map((pieces) => (pieces[i] ?? pieces.at(-1))?.text).join(separator),
      );
  }
  const variants = [value];
  for (const mark of [" ", ","])
    if (!skeleton.includes(mark) && value.includes(mark)) variants.push(...value.split(mark).map((one) => one.trim()));
  return [...new Set(variants)];
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../core/package-folder.ts";
import { plainText } from "./markdown.ts";

/** A page of the toolkit's own documents, as Markdown. */
export interface Guide {
  /** Its name in addresses, such as `pay-with-acme`. */
  name: string;
  title: string;
  /** Its first sentence, without notation. */
  summary: string;
  text: string;
  /** A walk from the first line to the end, or what there is to know about a part of the toolkit. */
  kind: "guide" | "reference";
  /** The API that it is about; absent when it is about any. */
  api?: string;
}

/**
 * The documents that come with this package: `docs/guides` are walks, what is beside that folder is reference. A guide
 * whose name ends in `-with-<api>` is about that API, and shown only where that API is.
 *
 * @param apis Names of the APIs of the site.
 */
export function readGuides(apis: readonly string[], folder: string = join(packageFolder(), "docs")): Guide[] {
  const guides = read(join(folder, "guides"), "guide").filter(({ api }) => !api || apis.includes(api));
  const place = ({ api }: Guide) => (api ? apis.indexOf(api) : apis.length);
  return [...guides.sort((a, b) => place(a) - place(b)), ...read(folder, "reference")];
}

function read(folder: string, kind: Guide["kind"]): Guide[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  return files.sort().map((file) => {
    const name = file.replace(/\.md$/, "");
    const text = readFileSync(join(folder, file), "utf8");
    const [, title = name, rest = ""] = /^# (.+)\n([\s\S]*)/.exec(text) ?? [];
    const paragraph = plainText(rest.replace(/<!--[\s\S]*?-->/g, ""));
    const [summary = paragraph] = /^.*?[.!?](?= |$)/.exec(paragraph) ?? [];
    const api = kind === "guide" ? /-with-([a-z][a-z0-9-]*)$/.exec(name)?.[1] : undefined;
    return { name, title: plainText(title), summary, text, kind, api };
  });
}

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Contract, readYaml } from "../contract/index.ts";
import type { Node } from "./walk-document.ts";

/** A description of how an API is used, step by step, in Arazzo. */
interface PublishedJourney {
  /** From the root of the site. */
  path: string;
  title: string;
  document: Node;
}

/**
 * The journey of an API, `journey.arazzo.yaml` beside its description, as it is published: what it describes is the
 * document that stands beside it. Undefined where there is none, or where it needs another description too.
 */
export function publishedJourney({ api, file }: Pick<Contract, "api" | "file">): PublishedJourney | undefined {
  const folder = dirname(file);
  const source = join(folder, "journey.arazzo.yaml");
  if (!existsSync(source)) return undefined;
  const journey = readYaml(source) as Node;
  const descriptions: Node[] = [journey?.sourceDescriptions ?? []].flat();
  if (descriptions.length === 0 || !descriptions.every(({ url }) => resolve(folder, String(url)) === resolve(file)))
    return undefined;
  const sourceDescriptions = descriptions.map((description) => ({ ...description, url: `${api}.openapi.json` }));
  return {
    path: `${api}.arazzo.json`,
    title: String(journey.info?.title ?? api),
    document: { ...journey, sourceDescriptions },
  };
}

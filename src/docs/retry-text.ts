import { atPointer, type OpenApiDocument, type Operation } from "../contract/index.ts";
import { evidenceText } from "./evidence-text.ts";
import { spanText } from "./rate-limit-text.ts";
import type { Node } from "./walk-document.ts";

/** When a webhook that was not received is sent again (`x-retry-schedule` of its path item); undefined where that is not known. */
export function retryText(document: OpenApiDocument, { pointer }: Pick<Operation, "pointer">): string | undefined {
  const item = atPointer(document, pointer.slice(0, pointer.lastIndexOf("/"))) as Node;
  const schedule: number[] | undefined = item?.["x-retry-schedule"];
  if (!schedule?.length) return undefined;
  const evidence = item["x-evidence"] ? ` ${evidenceText(item["x-evidence"])}` : "";
  return `What is not received is sent again after ${schedule.map(spanText).join(", ")}.${evidence}`;
}

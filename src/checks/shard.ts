import type { Contract } from "../contract/index.ts";

/** One part of a run that several machines share: the operations and webhooks of a contract are dealt out in turn. */
export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

/** Whether an operation or a webhook is of this part; all are where there are no parts. */
export function inShard({ operations, webhooks }: Contract, shard: Shard | undefined, id: string): boolean {
  if (!shard) return true;
  const place = [...operations, ...webhooks].findIndex((one) => one.id === id);
  return place % shard.count === shard.index - 1;
}

export const printShard = ({ index, count }: Shard): string => `${index}/${count}`;

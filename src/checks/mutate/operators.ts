import type { Operator } from "./operator.ts";
import { authenticationMutations, pagingMutations, replyMutations, stateMutations } from "./reply-operators.ts";
import { valueMutations } from "./value-operators.ts";
import { webhookMutations } from "./webhook-operators.ts";

/** Every way in which `countersign mutate` makes a server wrong. */
export const operators: readonly Operator[] = [
  ...valueMutations,
  ...replyMutations,
  ...stateMutations,
  ...pagingMutations,
  ...authenticationMutations,
  ...webhookMutations,
];

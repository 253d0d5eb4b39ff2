import { type Contract, type Operation, UsageError } from "../../contract/index.ts";
import type { MockResponse } from "../mock-response.ts";
import type { Change, OnChange } from "./change.ts";
import { create } from "./create.ts";
import { type Documents, documentedObjects } from "./documented.ts";
import { responseCheck } from "./fit.ts";
import type { Memory } from "./memory.ts";
import { type Kind, planMemory } from "./plan.ts";
import { readCache } from "./read-cache.ts";
import { responseList } from "./response-list.ts";
import { createTurn, type MemoryRequest, type Remembered } from "./turn.ts";
import { use } from "./use.ts";

/** What is remembered of one API. */
export interface ApiMemory {
  /** What a request does and is answered, where `base` is the contract's own response. */
  remember(operation: Operation, request: MemoryRequest, base: MockResponse): Promise<Remembered>;
}

/**
 * Gives one API its memory.
 *
 * @throws UsageError when an `x-resource` of the contract is not as documented.
 */
export function createApiMemory(contract: Contract, memory: Memory, onChange?: OnChange): ApiMemory {
  const { document, api } = contract;
  const plan = planMemory(contract);
  const documents = new Map([...plan.kinds].map(([name, kind]) => [name, documentedObjects(document, kind)]));
  for (const { operation, hint } of plan.roles.values())
    if (
      hint.missing &&
      !Object.values(operation.responses).some((response) => hasExample(response, hint.missing as string))
    )
      throw new UsageError(`${api}: x-resource of ${operation.id}: there is no example ${hint.missing}.`);
  const check = responseCheck(contract);
  const answered = readCache();

  return {
    async remember(operation, request, base) {
      const role = plan.roles.get(operation.id);
      if (!role) return { response: base };
      const { clock, collection: open } = memory.namespace(request.namespace);
      const collection = open(api, role.kind);
      let changes: Change[] = [];
      const remembered = answered(role, collection, request, base, () => {
        const turn = createTurn({
          api,
          document,
          check,
          seed: memory.seed,
          role,
          kind: plan.kinds.get(role.kind) as Kind,
          documents: documents.get(role.kind) as Documents,
          collection,
          request,
          base,
          now: clock.now(),
        });
        changes = turn.changes;
        return role.role === "create" ? create(turn) : role.role === "list" ? responseList(turn) : use(turn);
      });
      // Nobody hears of what is not kept yet, the caller included.
      const settled = changes.length ? memory.settled() : undefined;
      if (settled) await settled;
      for (const change of changes) onChange?.(change);
      return remembered;
    },
  };
}

const hasExample = ({ content }: Operation["responses"][string], name: string): boolean =>
  Object.values(content).some(({ examples }) => Object.hasOwn(examples, name));

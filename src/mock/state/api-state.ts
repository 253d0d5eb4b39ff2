import type { Contract, Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { type Kind, readResourceModel } from "../../resources/index.ts";
import { schemaCheck, schemaNodes } from "../../schema/index.ts";
import { type EchoRequest, echoed } from "../engine/index.ts";
import type { MockResponse } from "../mock-response.ts";
import type { OnChange } from "./change.ts";
import { create } from "./create.ts";
import { responseList } from "./list.ts";
import { use } from "./read-update-delete.ts";
import { refuseMissing, refuseOrphan } from "./refusals.ts";
import {
  type ApiContext,
  createRequestContext,
  type Remembered,
  type RequestContext,
  type StateRequest,
} from "./request-context.ts";
import { useSeveral } from "./several.ts";
import type { StateStore } from "./state-store.ts";

/** What is remembered of one API. */
export interface ApiState {
  /** What a request does and is answered, where `base` is the contract's own response. */
  remember(operation: Operation, request: StateRequest, base: MockResponse): Promise<Remembered>;
  /** By operation that nothing is remembered of: why, in a clause. */
  forgotten: ReadonlyMap<string, string>;
}

/**
 * Gives one API its memory.
 *
 * @throws UsageError when an `x-resource` of the contract is not as documented.
 */
export function createApiState(
  contract: Contract,
  { store, echo, onChange }: { store: StateStore; echo: EchoRequest; onChange?: OnChange | undefined },
): ApiState {
  const { document, api } = contract;
  const plan = readResourceModel(contract);
  for (const { operation, hint } of plan.roles.values())
    if (
      hint.missing &&
      !Object.values(operation.responses).some((response) => hasExample(response, hint.missing as string))
    )
      throw new UsageError(`${api}: x-resource of ${operation.id}: there is no example ${hint.missing}.`);
  const ofApi: ApiContext = {
    api,
    nodes: schemaNodes(document),
    check: schemaCheck(contract, "response"),
    echo,
    drawn: new Map(),
    seed: store.seed,
  };
  return {
    forgotten: plan.forgotten,
    async remember(operation, request, base) {
      const role = plan.roles.get(operation.id);
      if (!role) return { response: echoed(echo, operation, request, base) };
      const { clock, collection } = store.namespace(request.namespace);
      const collectionOf = (kind: string) => collection(api, kind, plan.kinds.get(kind)?.seeds);
      const kind = plan.kinds.get(role.kind) as Kind;
      const subject = { role, kind, collection: collectionOf(role.kind), request, base, now: clock.now() };
      const context = createRequestContext(ofApi, subject);
      const missing = refuseOrphan(context, collectionOf) ?? refuseMissing(context, collectionOf);
      if (missing) return missing;
      const remembered = respond(context);
      const { changes } = context;
      // Nobody hears of what is not kept yet, the caller included.
      const settled = changes.length ? store.settled() : undefined;
      if (settled) await settled;
      for (const change of changes) onChange?.(change);
      if (!("response" in remembered) || context.isEchoed) return remembered;
      return { response: echoed(echo, operation, request, remembered.response) };
    },
  };
}

function respond(context: RequestContext): Remembered {
  const { role, isBatch } = context.role;
  if (isBatch) return useSeveral(context);
  if (role === "create") return create(context);
  return role === "list" ? responseList(context) : use(context);
}

const hasExample = ({ content }: Operation["responses"][string], name: string): boolean =>
  Object.values(content).some(({ examples }) => Object.hasOwn(examples, name));

import type { Contract, Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { type ResourceModel, type RoleName, readResourceModel } from "../../resources/index.ts";
import { schemaCheck, schemaNodes } from "../../schema/index.ts";
import type { EchoRequest } from "../engine/echo-request.ts";
import type { OperationRequest } from "../engine/index.ts";
import type { MockResponse } from "../mock-response.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import { create } from "./create.ts";
import { respondWithList } from "./list.ts";
import { use } from "./read-update-delete.ts";
import { refuseMissing, refuseOrphan } from "./refusals.ts";
import {
  type ApiContext,
  type Change,
  createRequestContext,
  type Remembered,
  type RequestContext,
} from "./request-context.ts";
import type { StateStore } from "./state-store.ts";

/** What is remembered of one API. */
export interface ApiState {
  /** What a request does and is answered, where `base` is the contract's own response. */
  remember(operation: Operation, request: OperationRequest, base: MockResponse): Promise<Remembered>;
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
  store: StateStore,
  echo: EchoRequest,
  onChange: (change: Change) => Delivery[] = () => [],
): ApiState {
  const { roles, kinds, forgotten } = readResourceModel(contract);
  refuseUnknownExamples(contract, roles);
  const api: ApiContext = {
    name: contract.api,
    kinds,
    store,
    nodes: schemaNodes(contract.document),
    check: schemaCheck(contract, "response"),
    echo,
    drawn: new Map(),
  };
  return {
    forgotten,
    async remember(operation, request, base) {
      const role = roles.get(operation.id);
      if (!role) return { response: echo(operation, request, base) };
      const context = createRequestContext(api, role, request, base);
      const remembered = refuseOrphan(context) ?? refuseMissing(context) ?? respondAs[role.role](context);
      const { changes } = context;
      // Nobody hears of what is not kept yet, the caller included.
      const settled = changes.length ? store.settled() : undefined;
      if (settled) await settled;
      const deliveries = changes.flatMap(onChange);
      return "response" in remembered ? { response: remembered.response, changes, deliveries } : remembered;
    },
  };
}

const respondAs: Record<RoleName, (context: RequestContext) => Remembered> = {
  create,
  list: respondWithList,
  read: use,
  update: use,
  upsert: use,
  delete: use,
  action: use,
};

function refuseUnknownExamples({ api }: Contract, roles: ResourceModel["roles"]): void {
  for (const { operation, hint } of roles.values()) {
    const content = Object.values(operation.responses).flatMap((response) => Object.values(response.content));
    if (hint.missing && !content.some(({ examples }) => Object.hasOwn(examples, hint.missing as string)))
      throw new UsageError(`${api}: x-resource of ${operation.id}: there is no example ${hint.missing}.`);
  }
}

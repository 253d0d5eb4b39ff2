import type { Contract } from "../../contract/index.ts";
import { readResourceModel } from "../../resources/index.ts";
import { prepareCases } from "../cases/case-context.ts";
import type { CaseOptions } from "../cases/index.ts";
import { inShard } from "../shard.ts";
import { createdIsRead } from "./created-is-read.ts";
import { deletedIsGone } from "./deleted-is-gone.ts";
import { echoesRequest } from "./echoes-request.ts";
import { idsDiffer } from "./ids-differ.ts";
import { listContains } from "./list-contains.ts";
import { listIsInOrder } from "./list-is-in-order.ts";
import { listItemIsRead } from "./list-item-is-read.ts";
import { listPagesDiffer } from "./list-pages-differ.ts";
import { readIsAskedFor } from "./read-is-asked-for.ts";
import type { RelationCase } from "./relation.ts";
import { type Resource, toResource } from "./resource.ts";
import { totalsAgree } from "./totals-agree.ts";
import { uniqueIsRefused } from "./unique-is-refused.ts";
import { unknownIsRefused } from "./unknown-is-refused.ts";
import { updateIsSeen } from "./update-is-seen.ts";

export type { RelationCase } from "./relation.ts";

/** Everything that must hold between the responses of a contract's operations; at a live target, reads only unless told. */
export function relationCases(contract: Contract, options: CaseOptions = {}): RelationCase[] {
  const { target = "mock", write = false, parameters } = options;
  const prepare = prepareCases(contract, parameters);
  const { kinds, roles } = readResourceModel(contract);
  const writes = target === "mock" || write;
  // Of what nothing can be created the mock shows its examples, page for page.
  const isKept = ({ creates }: Resource) => target === "live" || creates.length > 0;
  const ofLists = (resource: Resource) => [
    ...listItemIsRead(resource, writes),
    ...listPagesDiffer(resource, writes),
    ...listIsInOrder(resource, writes, target),
    ...totalsAgree(resource, writes),
  ];
  const ofKinds = [...kinds.values()].flatMap((kind) => {
    const resource = toResource(contract, kind, prepare);
    return [
      ...createdIsRead(resource),
      ...idsDiffer(resource, target),
      ...uniqueIsRefused(resource),
      ...updateIsSeen(resource),
      ...deletedIsGone(resource),
      ...readIsAskedFor(resource),
      ...unknownIsRefused(resource, target),
      ...listContains(resource),
      ...(isKept(resource) ? ofLists(resource) : []),
    ];
  });
  const echoes = contract.operations.flatMap((operation) =>
    echoesRequest(contract, operation, roles.get(operation.id)),
  );
  return [...echoes, ...ofKinds].filter(
    (one) => (writes || !one.writes) && inShard(contract, options.shard, one.operation.id),
  );
}

import type { Contract, Operation } from "../../contract/index.ts";
import { type Kind, readResourceModel } from "../../resources/index.ts";
import { type CaseContext, prepareCases } from "../cases/case-context.ts";
import type { CheckResult } from "../check-result.ts";
import { isSuccess } from "../match-response.ts";
import type { Call, RelationCase } from "../relations/relation.ts";
import { type Created, create, idOf, naming, toResource } from "../relations/resource.ts";
import type { OwnObjects } from "./own-objects.ts";

type Prepare = (operation: Operation) => CaseContext;

/** Sends the requests of a relation. */
type Lane = (relation: RelationCase) => Promise<CheckResult>;

const relation = (operation: Operation, run: (call: Call) => Promise<void>): RelationCase => ({
  name: `${operation.id}: for this run`,
  operation,
  writes: true,
  async run(call) {
    await run(call);
    return [];
  },
});

/**
 * Creates an object of each kind that something changes or deletes.
 *
 * @returns values for the parameters of what changes it, by `operation.name`: in place of all others, whoever gave those.
 */
export async function createOwn(
  contract: Contract,
  given: Readonly<Record<string, string>>,
  laneFor: (prepare: Prepare) => Lane,
): Promise<Record<string, string>> {
  const { kinds } = readResourceModel(contract);
  let values: Record<string, string> = {};
  for (const kind of inOrder([...kinds.values()])) {
    // Those below others are made below the ones that were made.
    const prepare = prepareCases(contract, { ...given, ...values });
    const resource = toResource(contract, kind, prepare);
    const [made] = resource.creates;
    if (!made) continue;
    await laneFor(prepare)(
      relation(made.operation, async (call) => {
        values = { ...values, ...bound(kinds, kind, await create(resource, made, call)) };
      }),
    );
  }
  return values;
}

/** Kinds with nothing above them first. */
const inOrder = (kinds: readonly Kind[]): Kind[] => {
  const depth = ({ roles }: Kind) => Math.min(...roles.map(({ parents }) => parents.length));
  return [...kinds].sort((a, b) => depth(a) - depth(b));
};

/** Which parameters of what changes things name this object, or what it is above of. */
function bound(
  kinds: ReadonlyMap<string, Kind>,
  kind: Kind,
  { known, above }: Pick<Created, "known" | "above">,
): Record<string, string> {
  const values: Record<string, string> = {};
  const put = ({ id }: Operation, name: string, value: unknown) => {
    if (typeof value === "string" || typeof value === "number") values[`${id}.${name}`] = String(value);
  };
  for (const role of kind.roles)
    if (["update", "delete", "action", "upsert"].includes(role.role))
      for (const [key, value] of Object.entries(naming(role, known, above)?.values ?? {}))
        put(role.operation, key.slice(key.indexOf(" ") + 1), value);
  for (const { roles } of kinds.values())
    for (const { operation, parents } of roles)
      for (const parent of parents)
        if (parent.kind === kind.name && operation.method !== "get")
          put(operation, parent.name, known[parent.property]);
  return values;
}

/**
 * Deletes what the run created and did not delete.
 *
 * @returns what is left there, a clause for each operation that made some.
 */
export async function cleanUp(contract: Contract, own: OwnObjects, lane: Lane): Promise<string[]> {
  const { kinds } = readResourceModel(contract);
  const prepare = prepareCases(contract);
  for (const object of own.objects.filter(({ isGone }) => !isGone)) {
    const resource = toResource(contract, kinds.get(object.role.kind) as Kind, prepare);
    for (const remove of resource.deletes) {
      const named = naming(remove, object.known);
      if (object.isGone || !named) continue;
      const deleted = async (call: Call) => {
        const { status } = await call(remove.operation, named);
        object.isGone = isSuccess(remove.operation, status) || status === 404 || status === 410;
      };
      await lane(relation(remove.operation, deleted));
    }
  }
  return leftOver(contract, own);
}

/** What the run created and is still there, or may be: a clause for each operation that made some. */
export function leftOver(contract: Contract, { objects, unknown, perhaps }: OwnObjects): string[] {
  const { kinds } = readResourceModel(contract);
  const prepare = prepareCases(contract);
  const idsBy = new Map<string, string[]>();
  for (const { role, known } of objects.filter(({ isGone }) => !isGone)) {
    const id = idOf(toResource(contract, kinds.get(role.kind) as Kind, prepare), known) ?? "of unknown id";
    const made = `made by ${role.operation.id}: ${role.kind}`;
    idsBy.set(made, [...(idsBy.get(made) ?? []), id]);
  }
  const known = [...idsBy].map(([made, ids]) => `${made} ${ids.join(", ")}`);
  const often = (times: number) => (times === 1 ? "once" : `${times} times`);
  const others = [...unknown].map(([operation, times]) => `what ${operation} made, ${often(times)}`);
  const lost = [...perhaps].map(
    ([operation, times]) => `perhaps what ${operation} was asked for, ${often(times)}: no response came`,
  );
  return [...known, ...others, ...lost];
}

import type { Contract } from "../contract/index.ts";
import { createEngine, type Engine } from "./prism-engine.ts";

/** An engine that is made when it is first needed: making the engines takes longer than everything else at the start. */
export function lazyEngine(contract: Contract): Engine & { ready(): Promise<void> } {
  let made: Engine | undefined;
  let making: Promise<Engine> | undefined;
  const make = async (): Promise<Engine> => {
    making ??= createEngine(contract);
    made = await making;
    return made;
  };
  return {
    response: (...request) => (made ? made.response(...request) : make().then((engine) => engine.response(...request))),
    decline: (...request) => (made ? made.decline(...request) : make().then((engine) => engine.decline(...request))),
    unchecked: async () => (await make()).unchecked(),
    async ready() {
      await make();
    },
  };
}

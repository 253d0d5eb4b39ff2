import { type Contract, loadApis } from "../contract/index.ts";
import { type Command, type Invocation, texts } from "./command.ts";
import { showWhile } from "./progress.ts";

/** The options of every command that reads contracts. */
export const contractOptions: Command["options"] = { "allow-refs": { type: "string", multiple: true } };

/** A line for each of them. */
export const contractHelp: Command["help"] = {
  "--allow-refs PATH|URL":
    "A file, a folder or the beginning of URLs outside a description's folder that its references may lead to; repeat for more.",
};

/** Loads the APIs that a command was called with, or others by their names. */
export const loadContracts = (invocation: Invocation, names = invocation.arguments): Promise<Contract[]> =>
  showWhile("reading the contracts", () => loadApis(names, undefined, { allowRefs: texts(invocation, "allow-refs") }));

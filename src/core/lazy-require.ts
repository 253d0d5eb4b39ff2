import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Loads a package when it is used. Of those that read contracts, compile schemas, lint or generate, some take half a second,
 * and whoever only signs a request does not wait for them.
 *
 * @param id Name of the package, or of a module in it.
 */
export const lazyRequire = <Module>(id: string): Module => require(id);

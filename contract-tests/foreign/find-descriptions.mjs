import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const isDescription = (name) => /\.(ya?ml|json)$/i.test(name);

/** A mistake of who called: one sentence, exit 2. */
export class WrongFolder extends Error {}

/**
 * The descriptions of a folder: each YAML or JSON file, and each sub-folder by its root file.
 *
 * @param only Names of those that are wanted; all, when it is empty.
 * @returns their names and root files, in order.
 * @throws WrongFolder when it is no such folder.
 */
export function findDescriptions(folder, only = []) {
  if (!folder)
    throw new WrongFolder("expected a folder of OpenAPI descriptions, got nothing; run `make foreign DIR=folder`");
  const shown = JSON.stringify(folder);
  if (!existsSync(folder)) throw new WrongFolder(`there is no folder ${shown}`);
  if (!statSync(folder).isDirectory())
    throw new WrongFolder(`expected a folder of OpenAPI descriptions, ${shown} is a file`);
  const found = [];
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith(".")) continue;
    const path = resolve(folder, name);
    if (statSync(path).isDirectory()) found.push({ name, file: rootFile(path) });
    else if (isDescription(name)) found.push({ name: name.replace(/\.[^.]+$/, ""), file: path });
  }
  if (found.length === 0)
    throw new WrongFolder(`expected OpenAPI descriptions (.yaml, .yml or .json) in ${shown}, found none`);
  const stray = only.find((name) => !found.some((one) => one.name === name));
  if (stray !== undefined)
    throw new WrongFolder(
      `there is no description ${JSON.stringify(stray)} in ${shown}; there are ${found.map(({ name }) => name).join(", ")}`,
    );
  return only.length ? found.filter(({ name }) => only.includes(name)) : found;
}

function rootFile(folder) {
  const files = readdirSync(folder).filter(isDescription);
  const named = files.filter((name) => /^openapi\.(ya?ml|json)$/i.test(name));
  const roots = named.length ? named : files;
  if (roots.length !== 1)
    throw new WrongFolder(
      `expected openapi.yaml, openapi.json or one other description in ${JSON.stringify(folder)}, found ${roots.length}`,
    );
  return join(folder, roots[0]);
}

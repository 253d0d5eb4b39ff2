import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type Contract, findApis, projectRoot } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { fileInTheWay } from "../core/file-in-the-way.ts";

/** A folder that generated code replaces. */
export interface GeneratedFolder {
  folder: string;
  /** Of all APIs of a project, with a folder for each in it; or of one API. */
  whole: boolean;
  contracts: readonly Contract[];
}

/**
 * Where the code of contracts goes: of all APIs of a project into one folder that is replaced as a whole, of others into
 * one for each.
 *
 * @param names What the contracts were asked for by, in their order; none for all of the project.
 * @param out Folder to use in place of generated/ beside redocly.yaml and, for a file, in the current folder.
 * @throws UsageError when something else is there.
 */
export function generatedFolders(
  names: readonly string[],
  contracts: readonly Contract[],
  out?: string,
): GeneratedFolder[] {
  const ofProject = join(projectRoot() ?? process.cwd(), "generated");
  const sources = findApis(names);
  const folders: GeneratedFolder[] = names.length
    ? contracts.map((contract, i) => {
        const among = resolve(out ?? (sources[i]?.api === undefined ? "generated" : ofProject));
        return { folder: join(among, contract.api), whole: false, contracts: [contract] };
      })
    : [{ folder: resolve(out ?? ofProject), whole: true, contracts }];
  const file = folders.map(({ folder }) => fileInTheWay(folder)).find(Boolean);
  if (file)
    throw new UsageError(
      `${displayPath(file)}: expected a folder for generated code, found a file; name another with --out.`,
    );
  for (const { folder, whole } of folders)
    for (const one of whole ? namesIn(folder).map((name) => join(folder, name)) : [folder]) {
      const other = isGenerated(one) ? otherFile(one) : undefined;
      if (other)
        throw new UsageError(
          `${displayPath(other)}: this is not generated code, and would be removed with what is; move it out of the folder, or name another with --out.`,
        );
      if (!isGenerated(one) && (whole || namesIn(one).length || isFile(one)))
        throw new UsageError(
          `${displayPath(one)}: this is not generated code, and would be replaced by it${whole ? ", since the folder holds all APIs and nothing else" : ""}; name another folder with --out.`,
        );
    }
  return folders;
}

const isGenerated = (folder: string): boolean => namesIn(folder).includes("contract.json");

/** A file in a folder of generated code that nobody generated: what is begins with a line that says so. */
function otherFile(folder: string): string | undefined {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return files.find(
    (file) => isFile(file) && basename(file) !== "contract.json" && !isMarked(readFileSync(file, "utf8")),
  );
}

const isMarked = (text: string): boolean => /^\/\/ (Written|Compiled) by `countersign generate`/.test(text);

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** The names in a folder that a person sees; none when it is not there. */
function namesIn(folder: string): string[] {
  const found = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  return found ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { fileInTheWay } from "../core/file-in-the-way.ts";
import { exportedApi, type Format } from "../export/index.ts";
import { checkWritable } from "./output-file.ts";

/** Where an export is written. */
export interface ExportPlace {
  folder: string;
  /** The name of the main file in it. */
  main: string;
}

/** A path that ends as the main file of its format does is that file; any other is a folder. */
export function exportPlace(api: string, { isFolder, mainFile }: Format, out: string): ExportPlace {
  const main = mainFile(api);
  if (!isFolder && extname(out) === extname(main)) return { folder: dirname(out), main: basename(out) };
  return { folder: out, main };
}

/**
 * Makes sure that an export can be written, and that nothing but an earlier export of the same API is replaced.
 *
 * @throws UsageError when it cannot, or should not.
 */
export function checkPlace(api: string, format: Format, { folder, main }: ExportPlace): void {
  for (const { file, api: other } of exportsIn(folder, main)) {
    if (other === api || (!format.oneApiPerFolder && file !== main)) continue;
    const shown = displayPath(join(folder, file));
    const why = file === main ? "" : ", and a folder has the environments of one API";
    throw new UsageError(
      `export: ${shown} is the export of ${other}${why}; name another ${why || format.isFolder ? "folder" : "file"}.`,
    );
  }
  const file = join(folder, main);
  checkWritable("export", file, (found) => exportedApi(found) === api);
  if (format.isFolder && !existsSync(file) && existsSync(join(folder, "bruno.json")))
    throw new UsageError(`export: ${folder} has a collection that no export made; name another folder.`);
}

/**
 * The environments that are there: they are kept, because somebody may have written credentials into them. Where no export
 * of the API is beside them they may be those of another API, to which its credentials would be sent.
 *
 * @throws UsageError when they may be.
 */
export function keptEnvironments(
  api: string,
  { oneApiPerFolder }: Format,
  { folder, main }: ExportPlace,
  environments: Iterable<string>,
): string[] {
  const kept = [...environments].map((path) => join(folder, path)).filter((file) => existsSync(file));
  if (oneApiPerFolder && kept[0] !== undefined && !exportsIn(folder, main).some((one) => one.api === api))
    throw new UsageError(
      `export: ${displayPath(kept[0])} is there without an export of ${api}: it may be for another API. Name another folder.`,
    );
  return kept;
}

/** The exports in a folder that are files of one kind with `main`. */
function exportsIn(folder: string, main: string): { file: string; api: string }[] {
  if (!existsSync(folder) || fileInTheWay(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile() || extname(entry.name) !== extname(main)) return [];
    const api = exportedApi(readFileSync(join(folder, entry.name), "utf8"));
    return api === undefined ? [] : [{ file: entry.name, api }];
  });
}

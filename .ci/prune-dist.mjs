// Removes from dist/ what was compiled from a source that is not there any more: the compiler leaves it, and it would
// be packed and published.
import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function prune(folder) {
  if (!existsSync(`${root}dist/${folder}`)) return;
  for (const entry of readdirSync(`${root}dist/${folder}`, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) prune(path);
    else if (!existsSync(root + path) && !existsSync(root + path.replace(/(\.d\.ts|\.js)$/, ".ts")))
      rmSync(`${root}dist/${path}`);
  }
  if (readdirSync(`${root}dist/${folder}`).length === 0) rmdirSync(`${root}dist/${folder}`);
}

for (const folder of ["src", "generated"]) prune(folder);

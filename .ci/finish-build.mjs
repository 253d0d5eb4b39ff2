// What the compiler leaves to be done. It removes nothing: what was compiled from a source that is not there any more
// would be packed and published. And what it writes cannot be run: npx makes a link to the command only once.
import { chmodSync, existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
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
chmodSync(`${root}dist/src/cli/main.js`, 0o755);

#!/usr/bin/env node
import { say } from "./command.ts";
import { runCommandLine } from "./command-line.ts";

// The reader of a pipe went away, as `| head` does: what is left to do is to end with the right code.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (stream === process.stdout) say(`countersign: standard output cannot be written (${error.code}).`);
    process.exit(2);
  });

process.exitCode = await runCommandLine(process.argv.slice(2));

import { spawnSync } from "node:child_process";

/** Runs a command to its end: seconds by the clock, and of CPU, children included. Throws when it fails. */
export function timed(cwd, command, ...args) {
  const began = performance.now();
  // The shell's `times` knows what its children used, esbuild and workers included.
  const script = '"$@" >/dev/null || exit 1; times';
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, "bash", command, ...args], {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr || stdout}`);
  const [user, system] = [...(stdout.trim().split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, m, s]) => m * 60 + Number(s),
  );
  return { wall: (performance.now() - began) / 1000, cpu: user + system };
}

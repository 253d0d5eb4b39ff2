// How each runtime is found and made to run the suite. Whatever is not there is skipped, by name.
import { execFile, spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundleModule } from "./prepare.mjs";

const run = promisify(execFile);
const modules = fileURLToPath(new URL("node_modules/", import.meta.url));
const platform = `${process.platform}-${process.arch}`;
const installed = (...paths) => paths.map((path) => join(modules, path)).find(existsSync);

/** A runtime that runs a module from its command line. */
const fromCommandLine = (name, file, args, { environment, ...options } = {}) => ({
  name,
  missing: file ? "" : "its npm package is not installed for this platform",
  version: async () => (await run(file, ["--version"])).stdout.trim().split("\n")[0],
  async results(folder, context) {
    const all = [
      ...args,
      "in-process.mjs",
      JSON.stringify({ ...context, tellsWhy: name.includes("Node") && !options.withoutNodeCrypto, ...options }),
    ];
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment };
    const { stdout } = await run(file, all, { cwd: folder, env, timeout: 120_000 });
    return JSON.parse(stdout.trim().split("\n").at(-1));
  },
});

const node = (major) => installed(`node${major}-${platform}/bin/node`);
const bun = installed(`@oven/bun-${platform.replace("arm64", "aarch64")}/bin/bun`);
const deno = installed(`@deno/${platform}-glibc/deno`, `@deno/${platform}/deno`);
const denoArguments = ["run", "--quiet", "--node-modules-dir=manual", "--allow-net=127.0.0.1", "--allow-read=."];
const workerdBin = installed(`@cloudflare/workerd-${platform.replace("x64", "64")}/bin/workerd`);

/** Cloudflare's runtime, as it was at a compatibility date. */
const workerd = (name, date, flags = []) => ({
  name,
  missing: workerdBin ? "" : "its npm package is not installed for this platform",
  version: async () => (await run(workerdBin, ["--version"])).stdout.trim(),
  async results(folder, context) {
    writeFileSync(join(folder, "worker.js"), await bundleModule(folder, "in-worker.mjs"));
    const config = join(folder, `${date}${flags.join("")}.capnp`);
    writeFileSync(
      config,
      `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.js")],
      compatibilityDate = "${date}", compatibilityFlags = ${JSON.stringify(flags)}, globalOutbound = "network")),
    (name = "network", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`,
    );
    const child = spawn(workerdBin, ["serve", config, "--control-fd=3"], {
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    try {
      const port = await new Promise((ready, fail) => {
        child.on("exit", () => fail(new Error(said)));
        child.stdio[3].on("data", (chunk) => {
          const { port } = JSON.parse(String(chunk).split("\n")[0]);
          ready(port);
        });
      });
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(context) });
      if (!response.ok) throw new Error(`${await response.text()} ${said}`);
      return await response.json();
    } finally {
      child.kill();
    }
  },
});

const chrome = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));

const chromium = {
  name: "Chromium",
  missing: chrome ? "" : "no Chromium was found; CHROME_PATH says where it is",
  version: async () => (await run(chrome, ["--version", "--no-sandbox"])).stdout.trim(),
  async results(_, context) {
    const { chromium } = await import("playwright-core");
    const browser = await chromium.launch({
      executablePath: chrome,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`${context.url}/`);
      await page.addScriptTag({ type: "module", url: "/suite.js" });
      await page.waitForFunction(() => "runWire" in globalThis);
      return await page.evaluate((context) => globalThis.runWire(context), context);
    } finally {
      await browser.close();
    }
  },
};

export const runtimes = [
  fromCommandLine("this Node", process.execPath, []),
  fromCommandLine("this Node, WebCrypto alone", process.execPath, [], { withoutNodeCrypto: true }),
  fromCommandLine("Node 20", node(20), []),
  fromCommandLine("Node 22", node(22), []),
  fromCommandLine("Node 24", node(24), []),
  fromCommandLine("Node 26", node(26), []),
  fromCommandLine("Bun", bun, []),
  fromCommandLine("Deno", deno, denoArguments, { environment: { DENO_NO_UPDATE_CHECK: "1" } }),
  workerd("workerd", "2026-11-01"),
  workerd("workerd, 2023", "2023-03-01"),
  workerd("workerd, nodejs_compat", "2026-11-01", ["nodejs_compat"]),
  chromium,
];

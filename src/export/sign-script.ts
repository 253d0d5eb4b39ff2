import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Requirement } from "../auth/index.ts";
import { nameConstants } from "../codegen/print-client.ts";
import { printKey } from "../codegen/print-literal.ts";
import { printScheme } from "../codegen/print-scheme.ts";
import type { Contract } from "../contract/index.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { credentialsOf, type ExportedRequest } from "./exported-request.ts";

/** Where a script runs, and with what. */
export interface ScriptTarget {
  /** A module of script/, and its function that reads a request of the tool, has it signed, and writes it back. */
  file: "sign-in-postman" | "sign-in-bruno" | "sign-in-httpyac";
  sign: "signInPostman" | "signInBruno" | "signInHttpYac";
  /** What the function is given before the formulas, as code; it may name credentials. */
  given(credentials: readonly string[]): string;
  /** Whether scripts can wait. */
  isAsync: boolean;
  /** What hashes: a module of script/, and the line that gets what it needs. */
  digests: "crypto-js-digests" | "node-digests";
  needs: string;
  /** Whether globals that every runtime has may be missing. */
  isSandbox: boolean;
}

// The same whether this runs from the sources or was compiled.
const extension = extname(fileURLToPath(import.meta.url));
const moduleAt = (path: string): string => fileURLToPath(new URL(`${path}${extension}`, import.meta.url));

/**
 * The script that signs each request of a contract at the time it is sent: the templates as code, with the functions
 * of countersign/auth that they call, in one piece.
 */
export async function printSignScript(
  contract: Contract,
  requests: readonly ExportedRequest[],
  target: ScriptTarget,
): Promise<string> {
  const { build } = lazyRequire<typeof import("esbuild")>("esbuild");
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const bundled = await build({
    stdin: { contents: printEntry(contract, requests, target), resolveDir: folder },
    // Otherwise the folder that the process was in when esbuild was loaded, which may be gone.
    absWorkingDir: folder,
    plugins: [
      {
        name: "one piece",
        setup({ onResolve }) {
          onResolve({ filter: /\/digests\.[jt]s$/ }, () => ({ path: moduleAt(`script/${target.digests}`) }));
          // What is loaded later is for clients; nothing here uses it.
          onResolve({ filter: /./ }, ({ kind }) => (kind === "dynamic-import" ? { external: true } : undefined));
        },
      },
    ],
    ...(target.isSandbox && { inject: [moduleAt("script/sandbox")] }),
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
  });
  // Without the paths that the bundler names modules by: they are those of this machine.
  const code = (bundled.outputFiles[0]?.text ?? "").replace(/^\/\/ (\S+\.[jt]s|<stdin>)\n/gm, "").trim();
  const [before, after] = target.isAsync ? ["await (async () => {", "})();"] : ["(() => {", "})();"];
  return `${[printHeader(contract, requests), before, target.needs, code, after].join("\n")}\n`;
}

/** The module that is bundled: each scheme as code, and what each request is signed with. */
function printEntry(contract: Contract, requests: readonly ExportedRequest[], target: ScriptTarget): string {
  const { sign, file, given, isAsync } = target;
  const names = usedNames(requests);
  const constants = nameConstants(names);
  const schemes = names.map((name) => {
    const { text, imports } = printScheme(contract.schemes[name] as Contract["schemes"][string], { atOnce: true });
    return { imports, line: `const ${constants.get(name)} = ${text};` };
  });
  const print = (choices: readonly Requirement[]) =>
    `[${choices.map((choice) => `[${choice.map((name) => constants.get(name)).join(", ")}]`).join(", ")}]`;
  const lines = requests.map(({ name, choices }) => `${printKey(name)}: ${print(choices)},`);
  const imports = [...new Set(schemes.flatMap(({ imports }) => imports))];
  return `import { ${imports.join(", ")} } from ${JSON.stringify(moduleAt("../auth/index"))};
import { ${sign} } from ${JSON.stringify(moduleAt(`script/${file}`))};
${schemes.map(({ line }) => line).join("\n")}
const signed = {
  requests: {
    ${lines.join("\n    ")}
  },
  others: ${print(usualChoices(requests))},
};
${isAsync ? "await " : ""}${sign}(${given(credentialsOf(contract, requests))}, signed);
`;
}

const usedNames = (requests: readonly ExportedRequest[]): string[] => [
  ...new Set(requests.flatMap(({ choices }) => choices.flat())),
];

/** What most requests are signed with: a request that somebody adds is signed so. */
function usualChoices(requests: readonly ExportedRequest[]): Requirement[] {
  const counts = new Map<string, number>();
  for (const { choices } of requests) {
    const key = JSON.stringify(choices);
    if (choices.length > 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([, a], [, b]) => b - a);
  return usual ? JSON.parse(usual[0]) : [];
}

/** Without the characters that end a line of JavaScript. */
const inComment = (text: string): string => text.replace(/[\r\n\u2028\u2029]/g, " ");

/** What a reader of the script is told: the formulas as the contract has them. */
function printHeader({ api, schemes }: Contract, requests: readonly ExportedRequest[]): string {
  const formulas = usedNames(requests).map((name) => {
    const { in: place, name: at, template = "" } = schemes[name] as Contract["schemes"][string];
    return `//   ${place} ${inComment(at)}: ${template.split("\n").map(inComment).join("\n//     ")}`;
  });
  return [
    `// Signs each request as the contract of ${api} says. Made by \`countersign export\`; make it again rather than edit it.`,
    ...new Set(formulas),
  ].join("\n");
}

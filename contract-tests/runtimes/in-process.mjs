// For runtimes with a command line: the witness's URL and the rest as JSON in the only argument, the results on stdout.
const [context] = (globalThis.Deno?.args ?? process.argv.slice(2)).map((text) => JSON.parse(text));
// Before the client is loaded, which looks for node:crypto once.
if (context.withoutNodeCrypto) process.getBuiltinModule = undefined;
const { runSuite } = await import("./suite.mjs");
const { checkSignedRequests } = await import("./random.mjs");
const entries = Object.keys(await import("./entries.mjs")).length;
console.log(JSON.stringify({ entries, results: await runSuite(context, checkSignedRequests) }));
// Calls that were given up may still hold a socket.
globalThis.Deno ? Deno.exit(0) : process.exit(0);

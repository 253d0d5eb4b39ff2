import * as entries from "./entries.mjs";
import { checkSignedRequests } from "./random.mjs";
import { runSuite } from "./suite.mjs";

globalThis.runWire = async (context) => ({
  entries: Object.keys(entries).length,
  results: await runSuite(context, checkSignedRequests),
});

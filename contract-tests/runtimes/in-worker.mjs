import * as entries from "./entries.mjs";
import { checkSignedRequests } from "./random.mjs";
import { runSuite } from "./suite.mjs";

export default {
  async fetch(request) {
    return Response.json({
      entries: Object.keys(entries).length,
      results: await runSuite(await request.json(), checkSignedRequests),
    });
  },
};

import { createMockFetch } from "countersign-dev/mock";
import { http } from "msw";

const mock = createMockFetch({ api: "monri" });

/** For `setupServer` of msw/node: what goes to the vendor by the global `fetch` goes to the mock. */
export const handlers = [http.all("https://ipgtest.monri.com/*", ({ request }) => mock(request))];

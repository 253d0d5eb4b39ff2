import fc from "fast-check";
import { expect, test } from "vitest";
import { checkSignedRequests, sendSigned, signedRequest } from "./conformance/signed-requests.ts";
import { startWireServer } from "./conformance/wire-server.ts";

test("what is signed is what is sent: 2,000 random requests, read off the socket", { timeout: 120_000 }, async () => {
  const server = await startWireServer();
  try {
    await fc.assert(
      fc.asyncProperty(signedRequest, async (request) => {
        expect(await sendSigned(request, server.url)).toBeUndefined();
      }),
      {
        numRuns: 2_000,
        // Found by this test: its server read the name without its question mark.
        examples: [
          [
            {
              via: "operation",
              way: "Sorted",
              method: "GET",
              a: "a",
              b: "a",
              query: [["??", [""]]],
              target: "/",
              body: { kind: "none" },
            },
          ],
        ],
      },
    );
    expect(server.count()).toBeGreaterThanOrEqual(2_000);
  } finally {
    await server.close();
  }
});

test("a request that changes after it was signed is noticed", async () => {
  const server = await startWireServer();
  const change = (request: Request) => {
    const url = request.url.includes("?") ? request.url.replace("?", "?x=1&") : `${request.url}/`;
    return fetch(new Request(url, request));
  };
  const complaints = await checkSignedRequests(server.url, 50, 7, { fetch: change });
  expect(complaints.length).toBeGreaterThan(20);
  await server.close();
});

import { expect, test } from "vitest";
import { readPasted } from "./read-pasted.ts";

const lower = (pasted: ReturnType<typeof readPasted>) =>
  Object.fromEntries((pasted?.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]));

test.each([
  ["a GET", "curl https://x.example/a?b=1", { method: "GET", url: "https://x.example/a?b=1" }],
  [
    "short options, with and without a space",
    `curl -sSL -XPUT -H'X-Key: k' -d '{"a":1}' 'https://x.example/a'`,
    { method: "PUT", url: "https://x.example/a", body: '{"a":1}' },
  ],
  [
    "lines that go on, and quotes in quotes",
    "curl \\\n  --request POST \\\n  --url \"https://x.example/a\" \\\n  --data-raw 'it'\\''s \"ž\"'",
    { method: "POST", url: "https://x.example/a", body: 'it\'s "ž"' },
  ],
  [
    "what a browser copies",
    `curl 'https://x.example/a' -X 'PATCH' -H 'content-type: application/json' --data-raw $'{"a":"it\\'s\\n\\u017e"}' --compressed`,
    { method: "PATCH", body: '{"a":"it\'s\nž"}' },
  ],
  [
    "several data",
    "curl x.example/a -d a=1 --data-urlencode 'b=ž x'",
    { url: "http://x.example/a", body: "a=1&b=%C5%BE%20x" },
  ],
  [
    "data in the query",
    "curl -G https://x.example/a?c=3 -d a=1",
    { method: "GET", url: "https://x.example/a?c=3&a=1" },
  ],
  [
    "options that do not matter",
    "curl -o out.json -m 5 --retry 3 -k https://x.example/a | jq",
    { url: "https://x.example/a" },
  ],
])("a command of curl is read: %s", (_, command, expected) => {
  expect(readPasted(command)).toMatchObject(expected);
});

test("curl's own headers are there: the type of the data, the user", () => {
  const pasted = readPasted("curl -u ana:p:w -d a=1 -H 'X-Empty;' https://x.example/");
  expect(lower(pasted)).toEqual({
    authorization: `Basic ${btoa("ana:p:w")}`,
    "content-type": "application/x-www-form-urlencoded",
    "x-empty": "",
  });
});

test("what a command leaves in files is told", () => {
  expect(readPasted("curl -d @body.json -F a=b https://x.example/")?.notes).toEqual([
    "The body is in the file body.json: paste it as the body.",
    "A form in parts has a boundary that only its sender knows: paste the body as it was sent.",
  ]);
});

test("a quote that is not closed is told", () => {
  expect(() => readPasted("curl -H 'X-Key: k https://x.example/")).toThrow(
    // A clause: who shows it puts the full stop.
    /^a quote \('\) is not closed, .*\w$/,
  );
});

test("of a HAR file, the request that was refused is read", () => {
  const entry = (path: string, status: number) => ({
    request: {
      method: "POST",
      url: `https://x.example${path}`,
      headers: [
        { name: ":method", value: "POST" },
        { name: "X-Key", value: "k" },
      ],
      postData: { mimeType: "application/json", text: "{}\n" },
    },
    response: { status },
  });
  const har = { log: { entries: [entry("/a", 200), entry("/b", 401), entry("/c", 200)] } };
  expect(readPasted(JSON.stringify(har))).toMatchObject({
    method: "POST",
    url: "https://x.example/b",
    headers: [["X-Key", "k"]],
    body: "{}\n",
  });
  expect(readPasted(JSON.stringify(entry("/d", 200)))).toMatchObject({ url: "https://x.example/d" });
});

test("a raw request is read, its body to the length that it names", () => {
  const raw = 'POST /a?b=1 HTTP/1.1\r\nHost: x.example\r\nContent-Length: 7\r\nX-Key: k\r\n\r\n{"a":1}\n';
  expect(readPasted(raw)).toMatchObject({ method: "POST", url: "https://x.example/a?b=1", body: '{"a":1}', notes: [] });
  expect(readPasted(raw.replace("7", "9"))?.notes[0]).toMatch(/^Content-Length is 9, and the body .* has 8 bytes/);
});

test("headers alone are read, with or without a body, and as HTTP/2 names them", () => {
  expect(readPasted("X-Key: k\nX-Sig: a:b")).toEqual({
    headers: [
      ["X-Key", "k"],
      ["X-Sig", "a:b"],
    ],
    notes: [],
  });
  expect(readPasted("X-Key: k\n\n{}\n")).toMatchObject({ body: "{}\n" });
  expect(readPasted(":method: GET\n:authority: x.example\n:path: /a\nx-key: k")).toMatchObject({
    method: "GET",
    url: "https://x.example/a",
  });
});

test.each(["", "deadbeef", "{}", "hello there\nhow are you", "[1]"])("%j is no request", (text) => {
  expect(readPasted(text)).toBeUndefined();
});

test("a body of another length than its header says is told, one byte as one", () => {
  const notes = (body: string) => readPasted(`POST /a HTTP/1.1\nContent-Length: 9\n\n${body}`)?.notes.join();
  expect(notes("x")).toMatch(/was pasted has 1 byte:/);
  expect(notes("xy")).toMatch(/was pasted has 2 bytes:/);
});

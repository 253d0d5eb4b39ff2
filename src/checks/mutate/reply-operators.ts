import { isJsonObject } from "../../core/json-object.ts";
import { isRead } from "../case.ts";
import { isSuccess } from "../match-response.ts";
import { type Operator, type Passage, type Reply, type Seen, withJson } from "./operator.ts";

const isGood = ({ operation, reply }: Passage): boolean => isSuccess(operation, reply.status);

const succeeds = ({ operation, replies }: Seen): boolean =>
  [...replies.keys()].some((status) => isSuccess(operation, status));

/** A success with a body of JSON. */
const showsJson = ({ operation, replies }: Seen): boolean =>
  [...replies].some(([status, { json }]) => isSuccess(operation, status) && json !== undefined);

const refuses = ({ replies }: Seen, ...statuses: number[]): boolean => statuses.some((status) => replies.has(status));

/** A response of this text in place of a good one. */
const written = (name: string, does: string, write: (reply: Reply) => Partial<Reply>): Operator => ({
  name,
  area: "response",
  does,
  fits: showsJson,
  change: (passage) =>
    isGood(passage) && passage.reply.json !== undefined ? { ...passage.reply, ...write(passage.reply) } : undefined,
});

const always = (status: number, does: string): Operator => ({
  name: `always-${status}`,
  area: "response",
  does,
  fits: succeeds,
  change: ({ reply }) => ({ status, headers: reply.headers, text: "", json: undefined }),
});

/** What a server can do to a response as a whole. */
export const replyMutations: Operator[] = [
  written("envelope", "wraps the body", ({ json }) => ({ text: JSON.stringify({ data: json }), json: { data: json } })),
  written("cut-off", "cuts the body off", ({ text }) => ({ text: text.slice(0, -1), json: undefined })),
  written("no-body", "sends no body", () => ({ text: "", json: undefined })),
  written("html", "sends a page of HTML", ({ headers }) => ({
    headers: { ...headers, "content-type": "text/html" },
    text: "<html><body>Welcome</body></html>",
    json: undefined,
  })),
  written("other-type", "names another media type", ({ headers }) => ({
    headers: { ...headers, "content-type": "text/plain" },
  })),
  {
    name: "add-property",
    area: "response",
    does: "adds a property that the contract does not know",
    fits: showsJson,
    change: (passage) =>
      isGood(passage) && isJsonObject(passage.reply.json)
        ? withJson(passage.reply, { ...passage.reply.json, surprise: "new" })
        : undefined,
  },
  {
    name: "double-property",
    area: "response",
    does: "gives a property twice",
    fits: showsJson,
    change: (passage) => {
      const { text } = passage.reply;
      const twice = text.replace(/^\{("(?:[^"\\]|\\.)*":)/, '{$1"again",$1');
      return isGood(passage) && twice !== text ? { ...passage.reply, text: twice } : undefined;
    },
  },
  {
    name: "other-success",
    area: "response",
    does: "succeeds with a status that is not documented",
    fits: succeeds,
    change: (passage) => (isGood(passage) ? { ...passage.reply, status: 207 } : undefined),
  },
  always(404, "says 404 to everything"),
  always(429, "says 429 to everything"),
  always(500, "fails with everything"),
  {
    name: "takes-anything",
    area: "response",
    does: "takes input that is wrong",
    fits: (seen) => succeeds(seen) && refuses(seen, 400, 422, 415),
    change: ({ reply, success }) => ([400, 422, 415].includes(reply.status) ? success : undefined),
  },
  {
    name: "other-refusal",
    area: "response",
    does: "refuses wrong input as it would refuse a credential",
    fits: (seen) => refuses(seen, 400, 422),
    change: ({ reply }) => ([400, 422].includes(reply.status) ? { ...reply, status: 401 } : undefined),
  },
];

const firstOf = ({ operation, earlier }: Passage) =>
  earlier.find(({ reply }) => isSuccess(operation, reply.status))?.reply;

const isWrite = ({ operation }: Seen): boolean => !isRead(operation);

const hasPathParameter = ({ operation }: Seen): boolean => operation.parameters.some((one) => one.in === "path");

/** What a server can do to what it remembers. */
export const stateMutations: Operator[] = [
  {
    name: "forget",
    area: "state",
    does: "says yes, and changes nothing",
    forgets: true,
    fits: (seen) => isWrite(seen) && succeeds(seen),
    change: () => undefined,
  },
  {
    name: "stale-read",
    area: "state",
    does: "shows what it showed the first time",
    fits: (seen) => isRead(seen.operation) && showsJson(seen),
    change: ({ url, earlier, reply }) => {
      const first = earlier.find((one) => one.url === url)?.reply;
      return first && first.text !== reply.text ? first : undefined;
    },
  },
  {
    name: "other-object",
    area: "state",
    does: "shows the same object, whichever is asked for",
    fits: (seen) => isRead(seen.operation) && hasPathParameter(seen) && showsJson(seen),
    change: ({ operation, reply, success }) =>
      success && isSuccess(operation, reply.status) && success.text !== reply.text ? success : undefined,
  },
  {
    name: "invent",
    area: "state",
    does: "shows an object that nobody made",
    fits: (seen) => isRead(seen.operation) && showsJson(seen) && refuses(seen, 404),
    change: ({ reply, success }) => (reply.status === 404 ? success : undefined),
  },
  {
    name: "same-object",
    area: "state",
    does: "shows what it made the first time when it makes another",
    fits: (seen) => isWrite(seen) && showsJson(seen),
    change: (passage) => {
      const first = firstOf(passage);
      return isGood(passage) && first && first.text !== passage.reply.text ? first : undefined;
    },
  },
  {
    name: "take-twice",
    area: "state",
    does: "takes again what must be unique",
    fits: (seen) => isWrite(seen) && showsJson(seen) && refuses(seen, 409, 422),
    change: (passage) => (passage.one === undefined && !isGood(passage) ? firstOf(passage) : undefined),
  },
];

const parameterOf = (url: string, names: RegExp): string | undefined =>
  [...new URL(url).searchParams.keys()].find((name) => names.test(name));

const limit = /limit|size|per_?page|count|take/i;
const start = /offset|skip|page$|pageNumber|page_number|cursor/i;

/** What a server can do to the pages of a list. */
export const pagingMutations: Operator[] = [
  {
    name: "ignore-limit",
    area: "paging",
    does: "takes no notice of the limit",
    fits: (seen) => seen.operation.parameters.some((one) => one.in === "query" && limit.test(one.name)),
    change: (passage) => {
      const whole = passage.earlier.find(({ url }) => !parameterOf(url, limit))?.reply;
      const isCut = passage.one === undefined && parameterOf(passage.url, limit) !== undefined;
      return isGood(passage) && isCut && whole && whole.text !== passage.reply.text ? whole : undefined;
    },
  },
  {
    name: "ignore-offset",
    area: "paging",
    does: "shows the first page, whichever is asked for",
    fits: (seen) => seen.operation.parameters.some((one) => one.in === "query" && start.test(one.name)),
    change: (passage) => {
      const first = passage.earlier.findLast(({ url }) => !parameterOf(url, start))?.reply;
      const isNext = passage.one === undefined && parameterOf(passage.url, start) !== undefined;
      return isGood(passage) && isNext && first && first.text !== passage.reply.text ? first : undefined;
    },
  },
];

const letIn = (name: string, does: string, isAbout: (tampered: string) => boolean): Operator => ({
  name,
  area: "authentication",
  does,
  fits: ({ tampered }) => [...tampered].some(isAbout),
  change: ({ one, reply, success }) =>
    one?.kind === "credential" && reply.status >= 400 && isAbout(tamperedBy(one)) ? success : undefined,
});

/** What a case about credentials changes. */
export const tamperedBy = ({ tamper, clockOffset }: NonNullable<Passage["one"]>): string =>
  tamper?.change ?? (clockOffset === undefined ? "" : "clock");

/** What a server can fail to see of credentials. */
export const authenticationMutations: Operator[] = [
  letIn("needs-no-credential", "lets callers in without a credential", (one) => one === "remove"),
  letIn("any-credential", "lets any credential in", (one) => one === "value"),
  letIn("unsigned-body", "does not see that the body was changed", (one) => one === "body"),
  letIn("unsigned-query", "does not see that the query was changed", (one) => one === "query"),
  letIn("unsigned-path", "does not see that the path was changed", (one) => one === "path"),
  letIn("any-clock", "lets old and early signatures in", (one) => one === "clock"),
  {
    name: "other-401",
    area: "authentication",
    does: "refuses a credential as wrong input",
    fits: ({ tampered }) => tampered.size > 0,
    change: ({ one, reply }) =>
      one?.kind === "credential" && (reply.status === 401 || reply.status === 403)
        ? { ...reply, status: 418 }
        : undefined,
  },
];

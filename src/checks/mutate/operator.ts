import type { Operation } from "../../contract/index.ts";
import type { Case } from "../case.ts";
import type { DeliverOptions } from "../webhooks/check-webhooks.ts";

/** A response, its body read. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** What the text is the JSON of; undefined when it is not JSON. */
  json: unknown;
}

/** A request on its way, and what the server says to it. */
export interface Passage {
  operation: Operation;
  /** The case that it belongs to; absent in a relation. */
  one?: Case;
  url: string;
  /** The body that was sent. */
  sent: unknown;
  reply: Reply;
  /** What the operation said before in the same case or relation, by the URL that was asked. */
  earlier: readonly { url: string; reply: Reply }[];
  /** A response with success of the operation, from a run without mutation. */
  success?: Reply;
}

/** A value in the responses of an operation, and what is known of it. Items of an array are one place. */
export interface Place {
  status: number;
  /** JSON pointer, with `*` for each index; empty for the whole body. */
  pointer: string;
  name: string;
  /** Up to eight of the values that came. */
  values: unknown[];
  /** Whether a value of another kind fits what the contract declares here. */
  allows(value: unknown): boolean;
  /** The contract knows the name; in a map it need not. */
  isDeclared: boolean;
  /** The contract says of which type it is. */
  isTyped: boolean;
  isRequired: boolean;
  /** Every one of at least two objects in the examples has it, and no caller sends it. */
  isAlwaysShown: boolean;
  isSensitive: boolean;
  /** Closed or known values. */
  choices: unknown[];
  /** A value of it was in the request, or in an earlier response under the same name. */
  isKnown: boolean;
  /** It stands beside the list of a list operation, or around it. */
  isBesideList: boolean;
  /** It is the list of a list operation. */
  isList: boolean;
  /** The list has an order that the contract names. */
  isOrdered: boolean;
}

/** What the operations said without mutation. */
export interface Seen {
  operation: Operation;
  /** By status. */
  replies: Map<number, Reply>;
  places: Place[];
  /** What credential cases change, as far as the server refused it. */
  tampered: Set<string>;
}

export const areas = ["response", "state", "paging", "authentication", "webhook"] as const;

/** One way in which a server can be wrong. */
export interface Operator {
  name: string;
  area: (typeof areas)[number];
  /** What the server does, in a clause. */
  does: string;
  /** Places where it can be planted; one without a place is planted once in an operation. */
  places?(seen: Seen): Place[];
  /** Whether it can be planted in an operation at all. */
  fits?(seen: Seen): boolean;
  /** How a webhook is signed in place of the right way; it is planted in webhooks alone. */
  signature?: DeliverOptions["signature"];
  /** The state after a write is what it was before. */
  forgets?: boolean;
  /** The response as it is sent in place of the right one; undefined where it stays. */
  change(passage: Passage, place: Place): Reply | undefined;
  /** Name of the rule by which nobody could call the change wrong. */
  excuse?(place: Place): RuleName | undefined;
}

/** Mutants that are not counted, each by one of these rules. */
export const rules = {
  optional: "the contract does not require the property, and its examples do not show that it is always there",
  allowed: "the contract allows the other value in this place",
  own: "the value is the vendor's own: no request sent it, and no other response showed it",
  moment: "a time, a version or a token may differ from one response to the next",
  sensitive: "the contract marks the value as sensitive: it may be masked or shown in another way",
  unordered: "the contract gives the array no order",
} as const;

export type RuleName = keyof typeof rules;

/** A reply with another JSON body. */
export const withJson = (reply: Reply, json: unknown): Reply => ({ ...reply, json, text: JSON.stringify(json) });

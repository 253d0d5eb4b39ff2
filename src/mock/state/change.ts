/** A resource that the mock holds came to be, changed or went: what webhooks and other listeners are told. */
export interface Change {
  /** Name of the API in the registry. */
  api: string;
  /** The operationId that caused the change. */
  operation: string;
  kind: "created" | "updated" | "deleted";
  /** The kind of resource, as its description names it (`x-resource`) or as its path does. */
  resource: string;
  /** The whole object before the change; absent when it was created. */
  before?: unknown;
  /** The whole object after the change; absent when nothing is left of it. */
  after?: unknown;
  /** The namespace of the caller's request, "default" unless the caller names one. */
  namespace: string;
  /** Unix milliseconds by the mock's clock. */
  at: number;
}

/** Told of every change, after it has been stored and before the caller has its response. */
export type OnChange = (change: Change) => void;

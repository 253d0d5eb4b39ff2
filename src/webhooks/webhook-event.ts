// Types only, and an enum because nothing else is text and yet no name of the contract: a branded string is comparable
// with every literal, so it would stay in each branch.
declare enum Unknown {
  name = "a name that the contract does not have",
}

/** A name that the contract does not have. Comparing with a name of the contract leaves it out. */
export type UnknownName = Unknown.name;

/** A payload with a name that the contract does not have: new at the provider, or one that its pages leave out. */
export type UnknownEvent<Discriminator extends string> = { readonly [member: string]: unknown } & {
  readonly [member in Discriminator]?: UnknownName;
};

/**
 * Any payload of an API. Where a member tells them apart, its value narrows the union, and names that the contract does
 * not have are a branch of their own.
 */
export type WebhookEvent<Payloads extends object, Discriminator extends string = never> =
  | Payloads[keyof Payloads]
  | ([Discriminator] extends [never] ? never : UnknownEvent<Discriminator>);

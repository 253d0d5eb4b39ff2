// Written by `countersign generate` from the contract of monri. Edit that, not this.
/** Compiled from the contract; each says whether a body fits, and keeps in `errors` why it does not. */
export const validators: Readonly<
  Record<string, { (body: unknown): boolean; errors?: { instancePath: string; message?: string }[] | null }>
>;

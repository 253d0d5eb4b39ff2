/** A validator that Ajv compiled. */
export interface CompiledValidator {
  (value: unknown): boolean;
  errors?: { instancePath: string; message?: string }[] | null;
}

/** Where a value does not fit a validator, and how; nothing when it fits. */
export const misfits = (validate: CompiledValidator, value: unknown): { pointer: string; message: string }[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = "does not fit" }) => ({ pointer: instancePath, message }));

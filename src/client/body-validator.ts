interface CompiledValidator {
  (body: unknown): boolean;
  errors?: { instancePath: string; message?: string }[] | null;
}

/** A validator that Ajv compiled, as a function that lists what is wrong; nothing when the body fits. */
export const bodyValidator =
  (validate: CompiledValidator) =>
  (body: unknown): { pointer: string; message: string }[] =>
    validate(body)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message = "does not fit" }) => ({
          pointer: instancePath,
          message,
        }));

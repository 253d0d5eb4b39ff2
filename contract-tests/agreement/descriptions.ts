import fc from "fast-check";

/** Made-up descriptions: small OpenAPI documents in which everything may meet everything. */

type Schema = Record<string, unknown>;

const names = ["id", "name", "amount", "kind", "a b", "a/b", "constructor", "toString", "$ref", "type"];
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

/** Without what is undefined: a keyword is there or not. */
const schemaOf = (keywords: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Schema> =>
  fc
    .record(keywords)
    .map((schema) => Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)));

const text = fc.oneof(
  schemaOf({
    type: fc.constant("string"),
    minLength: maybe(fc.nat(4)),
    maxLength: maybe(fc.integer({ min: 4, max: 9 })),
  }),
  schemaOf({
    type: fc.constant("string"),
    format: fc.constantFrom("uuid", "date", "date-time", "email", "uri", "byte"),
  }),
  schemaOf({
    type: fc.constant("string"),
    pattern: fc.constantFrom("^[A-Z]{3}$", "^\\d{2,4}$", "^ord-[0-9a-f]+$", "x"),
  }),
  schemaOf({ type: fc.constant("string"), enum: fc.subarray(["EUR", "USD", "BAM", ""], { minLength: 1 }) }),
);
const number = schemaOf({
  type: fc.constantFrom("integer", "number"),
  minimum: maybe(fc.integer({ min: -5, max: 5 })),
  maximum: maybe(fc.integer({ min: 6, max: 20 })),
  multipleOf: maybe(fc.constantFrom(1, 2, 0.5)),
});
const scalar = fc.oneof(
  text,
  number,
  fc.constant<Schema>({ type: "boolean" }),
  fc.constantFrom("a", 7, true).map((value): Schema => ({ const: value })),
);

/** Schemas of up to this many levels. */
const { schema } = fc.letrec<{ schema: Schema; object: Schema; list: Schema; choice: Schema; property: Schema }>(
  (tie) => ({
    schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("object"), tie("list"), tie("choice")),
    property: fc.oneof(
      { weight: 6, arbitrary: tie("schema") },
      { weight: 1, arbitrary: scalar.map((one) => ({ ...one, readOnly: true })) },
      { weight: 1, arbitrary: scalar.map((one) => ({ ...one, writeOnly: true })) },
      { weight: 1, arbitrary: scalar.map((one) => ({ oneOf: [one, { type: "null" }] })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("Thing", "Other").map((name): Schema => ({ $ref: `#/components/schemas/${name}` })),
      },
    ),
    object: fc
      .record({
        properties: fc.dictionary(fc.constantFrom(...names), tie("property"), { maxKeys: 4 }),
        required: fc.subarray(names),
        others: fc.constantFrom(undefined, true, false, { type: "string" }),
        isOpenRequired: fc.boolean(),
      })
      .map(({ properties, required, others, isOpenRequired }): Schema => {
        const demanded = required.filter(
          (name) => Object.hasOwn(properties, name) && (isOpenRequired || name !== "type"),
        );
        return {
          type: "object",
          properties,
          ...(demanded.length && { required: demanded }),
          ...(others !== undefined && { additionalProperties: others }),
        };
      }),
    list: schemaOf({
      type: fc.constant("array"),
      items: tie("schema"),
      minItems: maybe(fc.nat(2)),
      maxItems: maybe(fc.integer({ min: 2, max: 4 })),
    }),
    choice: fc
      .record({ keyword: fc.constantFrom("oneOf", "anyOf", "allOf"), first: tie("object"), second: tie("object") })
      .map(({ keyword, first, second }): Schema => ({ [keyword]: [first, second] })),
  }),
);

/** Without what means another thing in requests than in responses: those that any JSON Schema validator reads. */
export const plainSchema = schema.filter((one) => !/"(readOnly|writeOnly)"/.test(JSON.stringify(one)));

/** What the references of a schema lead to. */
export const componentSchemas = fc.record({ Thing: scalar, Other: scalar });

/** JSON, near to what the schemas speak of. */
export const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), fc.constantFrom("EUR", "12", 7, 0.5, true, null))),
  fc.constantFrom<unknown>("EUR", "ABC", 7, true, null, [], {}, "2024-01-15"),
);

const parameter = fc.oneof(
  fc.record({ name: fc.constantFrom("q", "limit", "filter"), in: fc.constant("query") }),
  fc.record({ name: fc.constantFrom("X-Trace", "Accept", "Prefer"), in: fc.constant("header") }),
);
const parameters = fc.uniqueArray(
  fc
    .record({
      place: parameter,
      required: fc.boolean(),
      schema: fc.oneof(
        scalar,
        scalar.map((items): Schema => ({ type: "array", items })),
      ),
    })
    .map(({ place, required, schema }) => ({ ...place, required, schema })),
  { maxLength: 3, selector: ({ name }) => name },
);

const bodyType = fc.constantFrom(
  "application/json",
  "application/json",
  "application/merge-patch+json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
);

const operation = fc
  .record({
    parameters,
    body: maybe(fc.record({ type: bodyType, schema, required: fc.boolean() })),
    success: fc.constantFrom("200", "201", "2XX", "204"),
    response: schema,
    refusals: fc.subarray(["400", "401", "403", "404", "422", "4XX", "default"]),
    secured: fc.boolean(),
  })
  .map(({ parameters, body, success, response, refusals, secured }) => ({
    parameters,
    ...(body && { requestBody: { required: body.required, content: { [body.type]: { schema: body.schema } } } }),
    responses: {
      [success]: {
        description: "As asked",
        ...(success !== "204" && { content: { "application/json": { schema: response } } }),
      },
      ...Object.fromEntries(refusals.map((status) => [status, { description: "Refused" }])),
    },
    ...(secured && { security: [{ key: [] }] }),
  }));

/** Operations that create, read, change and list, some of them missing. */
export const anyDescription = fc
  .record({ Thing: schema, Other: schema, create: operation, list: operation, read: operation, change: operation })
  .map(({ Thing, Other, create, list, read, change }) => {
    const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
    const { requestBody: _, ...listing } = list as typeof list & { requestBody?: unknown };
    const { requestBody: __, ...reading } = read as typeof read & { requestBody?: unknown };
    return {
      openapi: "3.1.0",
      info: { title: "Made up", version: "1" },
      paths: {
        "/things": { post: { operationId: "create", ...create }, get: { operationId: "list", ...listing } },
        "/things/{id}": {
          parameters: [id],
          get: { operationId: "read", ...reading },
          patch: { operationId: "change", ...change },
        },
      },
      components: {
        schemas: { Thing, Other },
        securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
      },
    };
  });

// A description as large as GitHub's REST description (1,223 operations, 13 MB), made here because a bench must not
// need a network, and the repository no megabytes. The same count always gives the same description.

const words = [
  "account",
  "branch",
  "check",
  "comment",
  "commit",
  "deploy",
  "event",
  "field",
  "group",
  "hook",
  "issue",
  "key",
  "label",
  "member",
  "note",
  "order",
  "page",
  "queue",
  "rule",
  "secret",
  "team",
  "user",
  "version",
  "work",
];
const sentence =
  "What this is for, in as many words as the descriptions of large public APIs usually spend on one member.";

const pascal = (text) => text.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());

/** The schema of a resource and an example that fits it: scalars, enums, nullable members, lists, references. */
function resourceSchema(index, names) {
  const properties = { id: { type: "integer", description: sentence }, node_id: { type: "string" } };
  const example = { id: index, node_id: `node-${index}` };
  for (let i = 0; i < 24; i++) {
    const member = `${words[(index + i) % words.length]}_${i}`;
    const [type, value] = [
      [{ type: "string" }, sentence],
      [{ type: "integer", minimum: 0 }, 1999],
      [{ type: "boolean" }, true],
      [{ type: ["string", "null"], format: "date-time" }, "2026-01-01T00:00:00Z"],
      [{ type: "string", enum: ["open", "closed", "merged", `only-${index % 7}`] }, "open"],
      [{ type: "array", items: { type: "string" } }, ["one", "two"]],
      [{ type: "string", format: "uri" }, "https://api.example.com/a/long/path/to/a/resource"],
      [
        { type: "object", properties: { url: { type: "string" }, count: { type: "integer" } } },
        { url: "https://api.example.com", count: 7 },
      ],
    ][i % 8];
    properties[member] = { ...type, description: sentence };
    example[member] = value;
  }
  // To those before it alone: the examples would not end otherwise.
  for (const step of [1, 5]) {
    const other = names[index - step];
    if (other) properties[`related_${step}`] = { $ref: `#/components/schemas/${pascal(other)}` };
  }
  return { schema: { type: "object", required: ["id", "node_id"], properties }, example };
}

/** An OpenAPI 3.1 document of so many operations, five to a resource. */
export function bigDescription(operations = 1_225) {
  const names = Array.from(
    { length: Math.ceil(operations / 5) },
    (_, i) => `${words[i % words.length]}-${Math.floor(i / words.length)}`,
  );
  const schemas = {
    Problem: {
      type: "object",
      required: ["message"],
      properties: { message: { type: "string" }, documentation_url: { type: "string" } },
    },
  };
  const paths = {};
  const parameter = (name, place, schema) => ({
    name,
    in: place,
    required: place === "path",
    description: sentence,
    schema,
  });
  const owner = [parameter("owner", "path", { type: "string" }), parameter("repo", "path", { type: "string" })];
  const problem = (description) => ({
    description,
    content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" }, example: { message: "No." } } },
  });
  const refusals = { 401: problem("Refused."), 404: problem("There is none."), 422: problem("Invalid.") };
  names.forEach((name, index) => {
    const type = pascal(name);
    const { schema, example } = resourceSchema(index, names);
    schemas[type] = schema;
    const { id, node_id, ...settable } = schema.properties;
    schemas[`${type}Input`] = { type: "object", properties: settable };
    const ref = { $ref: `#/components/schemas/${type}` };
    const body = {
      required: true,
      content: { "application/json": { schema: { $ref: `#/components/schemas/${type}Input` }, example } },
    };
    const response = (schema, value) => ({
      200: { description: "Done.", content: { "application/json": { schema, examples: { default: { value } } } } },
      ...refusals,
    });
    const operation = (verb, rest) => ({
      operationId: `${verb}${type}`,
      summary: `${verb} a ${name}`,
      description: `${sentence} ${sentence} ${sentence}`,
      tags: [words[index % words.length]],
      externalDocs: { url: `https://docs.example.com/${name}#${verb}` },
      ...rest,
    });
    paths[`/repos/{owner}/{repo}/${name}`] = {
      parameters: owner,
      get: operation("list", {
        parameters: [
          parameter("page", "query", { type: "integer" }),
          parameter("per_page", "query", { type: "integer" }),
        ],
        responses: response({ type: "array", items: ref }, [example, example, example]),
      }),
      post: operation("create", { requestBody: body, responses: response(ref, example) }),
    };
    paths[`/repos/{owner}/{repo}/${name}/{${words[index % words.length]}_id}`] = {
      parameters: [...owner, parameter(`${words[index % words.length]}_id`, "path", { type: "integer" })],
      get: operation("get", { responses: response(ref, example) }),
      patch: operation("update", { requestBody: body, responses: response(ref, example) }),
      delete: operation("remove", { responses: { 204: { description: "Gone." }, ...refusals } }),
    };
  });
  return {
    openapi: "3.1.0",
    info: { title: "Big", version: "1.0.0" },
    servers: [{ url: "https://api.example.com" }],
    security: [{ token: [] }],
    paths,
    components: { schemas, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
}

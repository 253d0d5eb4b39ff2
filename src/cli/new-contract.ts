const page = "https://vendor.example/TODO";

const evidence = (indent: string): string =>
  [
    `x-evidence:`,
    `  level: assumed`,
    `  note: TODO say why, or give the page that says so as source and documented as level.`,
  ]
    .map((line) => indent + line)
    .join("\n");

/**
 * The files of a contract with one operation, by path below its folder: it passes the checks, and lint as soon as
 * every TODO is filled in.
 */
export const newContract = (api: string): Record<string, string> => ({
  "openapi.yaml": rootFile(api),
  "paths/thing.yaml": pathFile,
  ...componentFiles,
});

const rootFile = (api: string): string => `openapi: 3.1.0
info:
  title: ${api}
  summary: TODO what the API is for, in a few words.
  description: TODO what the API does, in a sentence or two.
  version: 0.1.0
externalDocs:
  url: ${page}
servers:
  - url: https://api.vendor.example/TODO
    description: Production environment.
    x-name: production
${evidence("    ")}
tags:
  - name: Things
    description: What the API is about.
security:
  - key: []
    timestamp: []
    signature: []
# Sample credentials of the vendor's pages, or made-up ones: the mock accepts them.
x-test-credentials:
  apiKey: test-api-key
  secretKey: test-secret-key
paths:
  /v1/things/{id}:
    $ref: paths/thing.yaml
components:
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: x-api-key
      description: The caller's key.
      x-value: "{apiKey}"
${evidence("      ")}
    timestamp:
      type: apiKey
      in: header
      name: x-timestamp
      description: Unix time in milliseconds.
      x-value: "{unixMillis}"
${evidence("      ")}
    signature:
      type: apiKey
      in: header
      name: x-signature
      description: HMAC-SHA256 of method, path with query, time and body, in lower-case hexadecimal.
      x-value: "{hex(hmacSha256(secretKey, method, target, unixMillis, body))}"
${evidence("      ")}
`;

const pathFile = `parameters:
  - name: id
    in: path
    required: true
    description: Id of the thing.
    schema:
      type: string
    example: t-1
get:
  operationId: getThing
  summary: Retrieve a thing
  description: Retrieves a thing by its id.
  tags:
    - Things
  externalDocs:
    url: ${page}
${evidence("  ")}
  responses:
    "200":
      description: The thing.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/Thing.yaml
          examples:
            Thing:
              $ref: ../examples/Thing.yaml
    "401":
      description: The credentials are missing or wrong.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/ErrorBody.yaml
          examples:
            Unauthorized:
              $ref: ../examples/Unauthorized.yaml
    "404":
      description: There is no such thing.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/ErrorBody.yaml
          examples:
            NotFound:
              $ref: ../examples/NotFound.yaml
`;

const componentFiles = {
  "components/schemas/Thing.yaml": `type: object
description: A thing.
properties:
  id:
    type: string
    description: Id of the thing.
    examples:
      - t-1
`,
  "components/schemas/ErrorBody.yaml": `type: object
description: What went wrong.
properties:
  message:
    type: string
    description: What went wrong, for people.
    examples:
      - No such thing
`,
  "examples/Thing.yaml": `summary: A thing
value:
  id: t-1
`,
  "examples/Unauthorized.yaml": `summary: Wrong credentials
value:
  message: Unauthorized
`,
  "examples/NotFound.yaml": `summary: No such thing
value:
  message: No such thing
`,
};

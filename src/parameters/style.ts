/** How the value of a parameter becomes text: `style`, `explode` and `allowReserved` of an OpenAPI parameter. */
export interface ParameterStyle {
  style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  explode?: boolean;
  /** Of a query parameter: reserved characters stay as they are where the query can have them. */
  allowReserved?: boolean;
  /** `content: application/json`: the value is sent as JSON, as one text in this style. */
  json?: boolean;
}

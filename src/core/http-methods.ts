/** The methods of a path item that are operations. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

export { pointersAt } from "./locate.ts";
export { isPaging, type Paging, pagingOf, readPage, withCounts } from "./page.ts";
export { type CountRole, countRole, type PagingRole, pagingRole } from "./paging-names.ts";
export { type Echo, objectsIn, planEchoes } from "./plan-echoes.ts";
export { type Issuer, readIssuers } from "./read-issuers.ts";
export {
  type Key,
  type Kind,
  onlyOne,
  type Reference,
  type ResourceModel,
  type Role,
  readResourceModel,
} from "./resource-model.ts";
export type { Filter, Hint, Need, RoleName } from "./x-resource.ts";

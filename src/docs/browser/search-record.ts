/** One thing that can be looked up in the docs. Short, since all of them travel to the browser. */
export interface SearchRecord {
  kind: string;
  title: string;
  /** In what it stands: the operation, the route. */
  where?: string;
  text?: string;
  /** Words that find it and are not shown. */
  more?: string;
  api?: string;
  level?: string;
  /** From the root of the site. */
  url: string;
}

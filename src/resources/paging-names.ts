const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");

const pagingNames = {
  limit: /^(limit|(page|per)?(page)?(size|limit)|perpage|itemsperpage|maxresults|maxitems|first|take|top|count)$/,
  offset: /^(offset|skip|startindex|pageoffset)$/,
  number: /^(page|pagenumber|pageno|pageindex|currentpage|p)$/,
} as const;

/** What a parameter says of the part of a list that is wanted, by the usual names of such parameters. */
export type PagingRole = keyof typeof pagingNames;

export const pagingRole = (name: string): PagingRole | undefined =>
  (Object.keys(pagingNames) as PagingRole[]).find((role) => pagingNames[role].test(plain(name)));

const countNames = {
  total: /^(total|totalcount|totalitems|totalresults|totalelements|recordcount|itemcount)$/,
  shown: /^(count|returned)$/,
  limit: /^(limit|pagesize|perpage|pagelimit|itemsperpage)$/,
  offset: /^(offset|skip)$/,
  number: /^(page|pagenumber|currentpage|pageindex)$/,
  pages: /^(pages|totalpages|pagecount|lastpage)$/,
  more: /^(hasmore|hasnext|hasnextpage|more)$/,
} as const;

/** What a property beside a list counts, by its usual names. */
export type CountRole = keyof typeof countNames;

export const countRole = (name: string): CountRole | undefined =>
  (Object.keys(countNames) as CountRole[]).find((role) => countNames[role].test(plain(name)));

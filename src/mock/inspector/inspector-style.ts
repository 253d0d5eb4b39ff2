/** The style of the page: light and dark, from 320 px on. */
export const inspectorStyle = `
:root { color-scheme: light dark; --back: light-dark(#fff, #14171b); --text: light-dark(#1b1f24, #e6e9ec);
  --quiet: light-dark(#57606a, #a3adb8); --line: light-dark(#d0d7de, #363d45); --link: light-dark(#0b5fa5, #7cbcf5);
  --code: light-dark(#f3f5f7, #21262c); --good: light-dark(#17693d, #5fd39b); --bad: light-dark(#b3172f, #ff8592);
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace }
* { box-sizing: border-box } [hidden] { display: none !important }
body { margin: 0; display: flex; flex-direction: column; min-height: 100vh; background: var(--back); color: var(--text);
  font: .95rem/1.5 system-ui, sans-serif; overflow-wrap: break-word }
h1 { font-size: 1rem; margin: 0; white-space: nowrap } h2 { font-size: 1.1rem; line-height: 1.35; margin: .2rem 0 .6rem } h2:focus { outline: none }
h3 { display: inline; font-size: 1rem } h4 { margin: .8rem 0 .3rem; font-size: .95rem } p { margin: .4rem 0 } ul, dl { margin: .4rem 0 }
a { color: var(--link); text-underline-offset: .15em } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
code, pre { font: .85rem/1.5 var(--mono) } h2 code { font-size: 1em }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; margin: .4rem 0; max-height: 26rem;
  overflow: auto; white-space: pre-wrap }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 }
h2, td, dd, li, pre { overflow-wrap: anywhere } th, td { border-top: 1px solid var(--line); padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; font-size: .9rem }
.pairs th { font-weight: 400; color: var(--quiet); width: 13rem } .pairs td { font-family: var(--mono); font-size: .82rem }
button, input, select { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: .4rem; padding: .25rem .6rem }
button { cursor: pointer } button:hover { background: var(--code) }
.quiet { color: var(--quiet) } .good { color: var(--good) } .bad { color: var(--bad) } .status { font-weight: 600; white-space: nowrap }
.unseen { position: absolute; left: -999rem }

header { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; padding: .5rem 1rem;
  background: var(--back); border-bottom: 1px solid var(--line) }
nav { display: flex; gap: 1rem } nav a { color: inherit; text-decoration: none; padding: .2rem 0; border-bottom: 2px solid transparent }
nav a:hover { border-color: var(--line) } nav [aria-current] { font-weight: 700; border-color: var(--link) }
.search { flex: 1 1 10rem; max-width: 24rem } .search input { width: 100% }
.live { margin-left: auto; font-size: .85rem }

main { flex: 1; min-height: 0; width: 100% }
.lines { list-style: none; margin: 0; padding: 0 }
.lines a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 .8rem; padding: .45rem 1rem; color: inherit; text-decoration: none;
  border-bottom: 1px solid var(--line); border-left: 3px solid transparent }
.lines a:hover { background: var(--code) } .lines [aria-current] { background: var(--code); border-left-color: var(--link) }
.lines .first { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .method { font-weight: 600; font-size: .85rem }
.more { grid-column: 1 / -1; font-size: .83rem } .empty { padding: 0 1rem }
.detail { padding: 1rem 1.2rem 3rem } .back { display: none }
.verdict dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; font-size: .9rem } dt { color: var(--quiet) } dd { margin: 0 }
.verdict > p { font-size: 1.05rem }
details { margin: .6rem 0 } article > details { border-top: 1px solid var(--line); padding-top: .6rem }
summary { cursor: pointer } .raw { font-size: .9rem }
.change { font-weight: 600 } .created, .after { color: var(--good) } .deleted, .before { color: var(--bad) }
.cards { max-width: 64rem; margin: 0 auto; padding: 1rem }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .9rem; margin: .5rem 0 } .card h2 { display: inline; font-size: 1rem; margin-right: .6rem }
.cards section + section { margin-top: 1.4rem } .card .more { display: block; padding-left: 1.1rem }

@media (min-width: 60rem) {
  body { height: 100vh }
  .panes { display: grid; grid-template-columns: minmax(20rem, 28rem) minmax(0, 1fr); height: 100% }
  .panes > * { overflow: auto; min-height: 0 } .list { border-right: 1px solid var(--line) }
  main:has(.panes) { overflow: hidden } main:has(.cards) { overflow: auto }
}
@media (max-width: 59.99rem) {
  .panes[data-open] .list, .panes:not([data-open]) .detail { display: none }
  .back { display: inline-block; margin-bottom: .6rem } .pairs th { width: 9rem }
}
@media (max-width: 40rem) {
  header { padding: .5rem .8rem } .lines a, .empty { padding-left: .8rem; padding-right: .8rem } .detail, .cards { padding: .8rem }
  .search { order: 5; flex-basis: 55% }
}
@media (prefers-reduced-motion: no-preference) { .lines li { animation: come .6s } @keyframes come { from { background: var(--code) } } }
`;

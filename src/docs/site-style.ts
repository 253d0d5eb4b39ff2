/**
 * The style of every page: plain, light and dark, from 320 px on. Other styles use its colours by name; each has the
 * contrast of WCAG AA on `--back` and on `--code`. Where the row of sections scrolls, the edge that hides more of it is
 * shaded: a cover that scrolls along hides the shade at each end.
 */
export const siteStyle = `
:root { color-scheme: light dark; --back: light-dark(#fff, #14171b); --text: light-dark(#1b1f24, #e6e9ec);
  --quiet: light-dark(#57606a, #a3adb8); --line: light-dark(#d0d7de, #363d45); --link: light-dark(#0b5fa5, #7cbcf5);
  --code: light-dark(#f3f5f7, #21262c); --mark: light-dark(#fff3c4, #4a3f12); --focus: light-dark(#0b5fa5, #7cbcf5);
  --documented: light-dark(#17693d, #4cc38a); --observed: light-dark(#9a4f06, #f0a04b); --assumed: light-dark(#6b4d9c, #b9a5e0);
  --good: light-dark(#17693d, #5fd39b); --bad: light-dark(#b3172f, #ff8592); --header: 3.25rem;
  --sans: system-ui, sans-serif; --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace }
:root.light { color-scheme: light } :root.dark { color-scheme: dark }
* { box-sizing: border-box }
html { scroll-padding-top: calc(var(--header) + .5rem); -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.55 var(--sans); overflow-wrap: break-word }
main { display: block; max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 2rem } main:focus { outline: none }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem } h2 { font-size: 1.35rem; line-height: 1.3; margin: 2rem 0 .4rem }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .4rem } p { margin: .4rem 0 }
a { color: var(--link); text-underline-offset: .15em }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
code, kbd, pre { font: .85rem/1.5 var(--mono) } code { overflow-wrap: anywhere }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .4rem; padding: .7rem .9rem; overflow: auto }
table { border-collapse: collapse; width: 100% } th, td { border-top: 1px solid var(--line); padding: .45rem .6rem .45rem 0; text-align: left; vertical-align: top }
button, input, select, textarea { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem }
button { cursor: pointer } button:hover { background: var(--code) }
.quiet { color: var(--quiet) } .good { color: var(--good); font-weight: 600 } .bad { color: var(--bad); font-weight: 600 }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.notice { background: var(--mark); padding: .6rem 1rem; margin: 0 }
.skip { position: absolute; left: -999rem; z-index: 40 } .skip:focus { left: .5rem; top: .5rem; background: var(--back); padding: .4rem .8rem }

header.site { position: sticky; top: 0; z-index: 30; height: var(--header); display: flex; align-items: center; gap: .3rem 1rem;
  padding: 0 1rem; background: var(--back); border-bottom: 1px solid var(--line); font: .95rem/1.4 var(--sans) }
header.site a { text-decoration: none; color: inherit } header.site a:hover { text-decoration: underline }
.site-name { font-weight: 700; white-space: nowrap }
.switcher { position: relative; min-width: 0 }
.switcher summary { cursor: pointer; border: 1px solid var(--line); border-radius: .4rem; padding: .25rem .6rem; max-width: 16rem;
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis; list-style: none }
.switcher summary::-webkit-details-marker { display: none } .switcher summary::after { content: " ▾"; color: var(--quiet) }
.switcher ul { position: absolute; left: 0; top: calc(100% + .3rem); min-width: 15rem; max-height: 70vh; overflow: auto; margin: 0; padding: .3rem;
  list-style: none; background: var(--back); border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 .5rem 1.5rem #0004 }
.switcher li a { display: block; padding: .4rem .7rem; border-radius: .3rem } .switcher li a:hover { background: var(--code) }
.switcher [aria-current] { font-weight: 700 }
.sections { min-width: 0; flex: 1 } .sections ul { display: flex; gap: .2rem 1.1rem; margin: 0; padding: 0; list-style: none; white-space: nowrap }
.sections [aria-current] { font-weight: 700; text-decoration: underline; text-underline-offset: .35em; text-decoration-thickness: 2px }
.tools { display: flex; gap: .5rem; margin-left: auto } .tools[hidden] { display: none } .tools button, .search-field button { white-space: nowrap; border: 1px solid var(--line); background: none; padding: .3rem .6rem }
.tools kbd { border: 1px solid var(--line); border-radius: .25rem; padding: 0 .35rem; color: var(--quiet) }

footer.site { max-width: 60rem; margin: 2rem auto 0; padding: 1rem 1rem 2rem; border-top: 1px solid var(--line); font-size: .9rem }
.levels { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0 } .levels div { display: flex; gap: .5rem } .levels dd { margin: 0 }
.level { font-weight: 600 } .level::before { content: ""; display: inline-block; width: .6rem; height: .6rem; margin-right: .4rem; background: currentcolor; border-radius: 50% }
.level.documented { color: var(--documented) } .level.observed { color: var(--observed) } .level.assumed { color: var(--assumed) }
.level.observed::before { border-radius: 0 } .level.assumed::before { border-radius: 0; transform: rotate(45deg) scale(.85) }

dialog.search { width: min(46rem, calc(100vw - 1.5rem)); max-height: min(40rem, 85dvh); margin: 8vh auto auto; padding: 0; border: 1px solid var(--line);
  border-radius: .7rem; background: var(--back); color: var(--text); box-shadow: 0 1rem 3rem #0006; overflow: hidden }
dialog.search[open] { display: flex; flex-direction: column } dialog.search::backdrop { background: #0008 }
.search-field { display: flex; gap: .6rem; padding: .8rem .8rem .4rem } .search-field input { flex: 1; min-width: 0; padding: .5rem .7rem; font-size: 1.05rem }
dialog.search > p { margin: 0; padding: 0 .9rem .6rem; font-size: .85rem } #search-results { overflow: auto; border-top: 1px solid var(--line) }
#search-results:empty { border: 0 }
#search-results a { display: block; padding: .55rem .9rem; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; overflow-wrap: anywhere }
#search-results a[aria-selected="true"] { background: var(--code); box-shadow: inset 3px 0 var(--link) }
#search-results .title { font-weight: 600 } #search-results .where, .chips, #search-results .text { font-size: .85rem; color: var(--quiet) }
.chips { display: flex; flex-wrap: wrap; gap: .1rem .8rem; margin: .1rem 0 } .chips .kind { font-weight: 600; color: var(--text) }
#search-results .text { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }

@media (max-width: 48rem) {
  dialog.search { width: 100vw; max-width: 100vw; height: 100dvh; max-height: 100dvh; margin: 0; border: 0; border-radius: 0 }
}
@media (max-width: 68rem) {
  :root { --header: 5.6rem }
  header.site { flex-wrap: wrap; align-content: center; gap: .45rem .6rem; padding: 0 .75rem }
  .site-name { order: 1; font-size: .9rem } .switcher { order: 2; flex: 1 1 4rem } .tools { order: 3 }
  .sections { order: 4; flex: 1 0 100%; overflow-x: auto; scrollbar-width: none; font-size: .9rem;
    --fade: color-mix(in srgb, var(--quiet) 60%, transparent), transparent; --cover: var(--back) 40%, transparent;
    background: linear-gradient(to right, var(--cover)) left / 2.5rem 100% no-repeat local, linear-gradient(to left, var(--cover)) right / 2.5rem 100% no-repeat local,
      linear-gradient(to right, var(--fade)) left / .9rem 100% no-repeat, linear-gradient(to left, var(--fade)) right / .9rem 100% no-repeat }
  .sections ul { gap: .2rem .85rem } .switcher summary { max-width: none }
  .tools kbd { display: none } .tools button { padding: .25rem .5rem } .switcher ul { min-width: min(15rem, 80vw) }
}
@media (max-width: 23rem) { .site-name { width: min-content; white-space: normal; line-height: 1.15 } .tools { gap: .35rem } }
@media print {
  :root, :root.dark { color-scheme: light }
  header.site, .skip, footer.site p, dialog { display: none !important } body { background: #fff; color: #000 } main { max-width: none; padding: 0 }
  pre { white-space: pre-wrap } a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere }
  h1, h2, h3 { break-after: avoid } tr, pre { break-inside: avoid }
}
`;

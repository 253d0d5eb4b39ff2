/** The style of `explanationView`. It uses the colours `--line`, `--code`, `--bad` and `--quiet` of the page. */
export const explanationStyle = `
.origins { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; list-style: none; margin: .6rem 0; padding: 0; font-size: .9rem }
.explanation h4 { margin: 1.2rem 0 .3rem; font-size: 1rem } .explanation h4 code { font-size: .95em }
.explanation pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 22rem; overflow: auto; line-height: 1.9; margin: .4rem 0 }
.origin { border-bottom: 3px solid; border-radius: .2rem .2rem 0 0; padding: .05rem .1rem; font-family: var(--mono, monospace) }
.origin[data-number]::before { content: attr(data-number); font: 600 .65rem/1 system-ui, sans-serif; vertical-align: super; margin: 0 .15rem 0 .05rem }
.origin.credential { background: light-dark(#ffe1e0, #4d2226); border-color: light-dark(#b3172f, #ff8592); border-bottom-style: double; border-bottom-width: 4px }
.origin.time { background: light-dark(#fdeccb, #463410); border-color: light-dark(#9a4f06, #f0a04b); border-bottom-style: dashed }
.origin.nonce { background: light-dark(#f3e8d3, #3d3524); border-color: light-dark(#6f5a2b, #cdb57c); border-bottom-style: dotted }
.origin.method { background: light-dark(#dcefe3, #17382a); border-color: light-dark(#17693d, #4cc38a); border-bottom-style: solid }
.origin.address { background: light-dark(#dcebfa, #17324d); border-color: light-dark(#0b5fa5, #7cbcf5); border-bottom-style: dashed }
.origin.header { background: light-dark(#d8f0f2, #143a3d); border-color: light-dark(#0a6870, #66c9d2); border-bottom-style: dotted }
.origin.body { background: light-dark(#ebe3f7, #33264d); border-color: light-dark(#6b4d9c, #b9a5e0); border-bottom-style: solid; border-bottom-width: 4px }
.origin.hash { background: light-dark(#f6e0f0, #47233d); border-color: light-dark(#96306f, #ee9fd0); border-bottom-style: double; border-bottom-width: 4px }
.origin.text { background: light-dark(#e8ebee, #2d343c); border-color: light-dark(#57606a, #a3adb8); border-bottom-style: dotted }
.origin.differs { outline: 2px solid var(--bad); outline-offset: 1px }
.explanation .difference { color: var(--bad); font-weight: 600 }
.explanation table { font-size: .9rem } .explanation td code, .explanation .result code { overflow-wrap: anywhere }
.explanation th[scope="row"] { width: 2rem }
@media (max-width: 40rem) {
  .explanation thead { position: absolute; left: -999rem } .explanation tr { display: block; border-top: 1px solid var(--line); padding: .3rem 0 }
  .explanation :is(td, th[scope="row"]) { display: block; border: 0; padding: .1rem 0; width: auto }
  .explanation td::before { content: attr(data-label) ": "; color: var(--quiet) }
}
`;

#include "colloquio/core/report/html_style.hpp"

namespace colloquio::report {

std::string_view html_style() {
  return R"css(
:root { color-scheme: light dark;
  --paper: #fbfaf6; --card: #f4f1e8; --ink: #1f242b; --soft: #565d67; --rule: #ddd7c8; --grid: #e6e1d5;
  --house: #0a627e; --house-band: rgba(10, 98, 126, .17); --anyone: #a04f00; --anyone-band: rgba(160, 79, 0, .13);
  --new: #d98a1f; --back: #b9dbe5; --stay: #0a627e; --lost: #a9a598; --alert: #8c3b00;
  --prose: "Iowan Old Style", "Palatino Linotype", Palatino, P052, "URW Palladio L", "Book Antiqua", Georgia, serif;
  --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --code: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #15191d; --card: #1d2328; --ink: #e9e6de; --soft: #a7adb5; --rule: #353c43; --grid: #2a3036;
  --house: #62c1dc; --house-band: rgba(98, 193, 220, .20); --anyone: #f0a75f; --anyone-band: rgba(240, 167, 95, .16);
  --new: #e8a345; --back: #28525f; --stay: #62c1dc; --lost: #6d7279; --alert: #ffb27a; } }
@media print { :root { color-scheme: light;
  --paper: #fff; --card: #f6f4ee; --ink: #000; --soft: #444; --rule: #bbb; --grid: #ddd;
  --house: #0a627e; --house-band: rgba(10, 98, 126, .17); --anyone: #a04f00; --anyone-band: rgba(160, 79, 0, .13);
  --new: #d98a1f; --back: #b9dbe5; --stay: #0a627e; --lost: #a9a598; --alert: #8c3b00; } }

* { box-sizing: border-box; }
html { font-size: 106.25%; -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--prose); line-height: 1.55;
  overflow-wrap: anywhere; }
main, header, footer { max-width: 43rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
footer { padding-bottom: 4rem; }
p { margin: 0 0 .8rem; }
a { color: var(--house); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--house); outline-offset: 3px; border-radius: 2px; }
h1, h2, h3 { font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 1.15rem; margin: 3.2rem 0 .2rem; color: var(--soft); font-weight: 400; font-style: italic; }
h2 { font-size: 1.55rem; margin: 4.2rem 0 .5rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.08rem; margin: 2.2rem 0 .5rem; }
.lead { color: var(--soft); margin-bottom: 1.4rem; text-wrap: pretty; }
.company { font-size: 1.1rem; font-weight: 600; margin: 0; }
.meta, .fine, table, .key, nav, summary, .legend, .waited, .wrote, .badge { font-family: var(--plain); }
.meta { color: var(--soft); font-size: .8rem; margin: .15rem 0 0; line-height: 1.5; }
.badge { display: inline-block; margin: .8rem 0 0; padding: .2rem .6rem; border: 1px solid var(--rule); border-radius: 1rem;
  font-size: .76rem; color: var(--soft); }
.verdict { font-size: clamp(2.3rem, 8vw, 3.3rem); line-height: 1.08; font-weight: 600; margin: 0 0 1.1rem; color: var(--house);
  letter-spacing: -.012em; }
.verdict.long { font-size: clamp(1.75rem, 6vw, 2.3rem); line-height: 1.15; text-wrap: balance; }
.answer { font-size: 1.24rem; line-height: 1.5; margin-bottom: .9rem; text-wrap: pretty; }
.advice { background: var(--card); border-left: 3px solid var(--house); padding: .9rem 1.1rem; margin: 1.2rem 0; }
.advice > :last-child { margin-bottom: 0; }
pre { font-family: var(--code); font-size: .85rem; margin: .6rem 0 0; white-space: pre-wrap; }
code { font-family: var(--code); font-size: .86em; }
nav { font-size: .82rem; margin: 2.4rem 0 0; line-height: 2; }
nav a { margin-right: 1rem; white-space: nowrap; }
.size { font-family: var(--plain); font-size: .86rem; color: var(--soft); margin-top: 1.6rem; }

.facts { margin: 0 0 1.6rem; }
.fact { display: grid; grid-template-columns: minmax(45%, 1fr) auto; gap: 0 1.2rem; align-items: baseline;
  padding: .75rem 0 .7rem; border-bottom: 1px solid var(--grid); break-inside: avoid; }
.fact:first-child { border-top: 1px solid var(--grid); }
.fact dt { font-size: 1.02rem; line-height: 1.35; }
.fact dd { margin: 0; }
.fact .num { font-family: var(--plain); font-variant-numeric: tabular-nums lining-nums; font-weight: 600; font-size: 1.22rem;
  text-align: right; }
.fact .unsaid { font-family: var(--prose); font-weight: 400; font-style: italic; font-size: 1rem; color: var(--soft); }
.fact .fine { grid-column: 1 / -1; }
.fine { color: var(--soft); font-size: .78rem; line-height: 1.55; }
.strip { display: block; width: 100%; height: 8px; margin: .4rem 0 .3rem; }
.strip .rail { fill: var(--rule); } .strip .band { fill: var(--house-band); } .strip .mark { fill: var(--house); }
.anyone .strip .band { fill: var(--anyone-band); } .anyone .strip .mark { fill: var(--anyone); }
.level { border-bottom: 1px dotted currentColor; text-decoration: none; color: inherit; }
.twin { font-size: .88rem; color: var(--soft); border-left: 3px double var(--rule); padding-left: .9rem; margin: 1.4rem 0; }

figure { margin: 1.8rem 0 1.6rem; break-inside: avoid; }
figcaption { margin-bottom: .7rem; }
figcaption strong { display: block; font-weight: 600; }
figcaption span { color: var(--soft); font-size: .86rem; line-height: 1.45; display: block; }
svg { display: block; width: 100%; height: auto; font-family: var(--plain); }
svg.narrow { display: none; }
svg .axis { fill: var(--soft); font-size: 12px; }
svg .grid { stroke: var(--grid); } svg .half { stroke: var(--soft); stroke-dasharray: 3 4; } svg .zero { stroke: var(--soft); }
svg .tick { stroke: var(--soft); }
svg .house-line { fill: none; stroke: var(--house); stroke-width: 2.4; }
svg .anyone-line { fill: none; stroke: var(--anyone); stroke-width: 1.8; stroke-dasharray: 6 3; }
svg .house-band { fill: var(--house-band); } svg .anyone-band { fill: var(--anyone-band); }
svg .house-name { fill: var(--house); font-size: 13px; font-weight: 600; }
svg .anyone-name { fill: var(--anyone); font-size: 13px; font-weight: 600; }
svg .stay { fill: var(--stay); } svg .new { fill: var(--new); }
svg.wide .back { fill: url(#hatch-w); } svg.narrow .back { fill: url(#hatch-n); }
svg .back, svg .lost { stroke-width: .6; }
svg .back { stroke: var(--stay); } svg .lost { fill: var(--lost); }
svg .back-ground { fill: var(--back); } svg .back-stripe { fill: var(--stay); }
svg .pale { opacity: .45; }

details { margin: .4rem 0 1.2rem; }
summary { cursor: pointer; color: var(--house); font-size: .82rem; width: fit-content; }
table { border-collapse: collapse; width: 100%; font-size: .84rem; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums;
  margin: .8rem 0 1.2rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; font-size: .84rem; }
th, td { text-align: left; vertical-align: baseline; padding: .42rem 0 .42rem .9rem; border-bottom: 1px solid var(--grid); }
thead th { overflow-wrap: normal; color: var(--soft); font-weight: 500; font-size: .78rem; vertical-align: bottom; border-bottom-color: var(--rule); }
tbody th { font-weight: 500; }
th:first-child, td:first-child { padding-left: 0; }
.r { text-align: right; }
td .strip { min-width: 5rem; margin: .25rem 0 0; }
.unsaid { color: var(--soft); font-style: italic; }
.sections { table-layout: fixed; }
.sections th:nth-child(1) { width: 26%; } .sections th:nth-child(2) { width: 12%; } .sections th:nth-child(4) { width: 18%; }
.tag { margin-left: .35rem; font-size: .72rem; font-weight: 600; color: var(--house);
  border: 1px solid currentColor; border-radius: .7rem; padding: 0 .4rem; white-space: nowrap; }
.barcell { width: 22%; min-width: 4rem; } .bar { display: block; height: .55rem; background: var(--anyone); border-radius: 1px; min-width: 1px; }
.house-row .bar { background: var(--house); }
.retention td { text-align: center; padding: .38rem .1rem; border: 2px solid var(--paper);
  background: color-mix(in srgb, var(--house) min(var(--s, 0) * 110%, 58%), transparent); }
.retention { width: auto; } .retention td { min-width: 2.3rem; }
.retention th { padding: .3rem .4rem .3rem 0; white-space: nowrap; border: 0; }
.retention thead th { text-align: center; padding: .2rem .4rem .2rem 0; }
.retention td i { color: var(--soft); }
.retention thead th:first-child { text-align: left; white-space: normal; } .retention thead th.r { text-align: right; }
.up, .down { font-weight: 600; } .up::before { content: "▲ "; } .down::before { content: "▼ "; }
.up::before, .down::before { font-size: .7em; color: var(--house); }

.letters { list-style: none; margin: 0; padding: 0; }
.letters li { padding: 1rem 0 1.1rem; border-top: 1px solid var(--grid); break-inside: avoid; }
.letters blockquote { margin: .25rem 0 .35rem; font-size: 1.06rem; line-height: 1.45; }
.waited { color: var(--alert); font-weight: 600; font-size: .84rem; margin: 0; }
.wrote { color: var(--soft); font-size: .8rem; margin: 0; line-height: 1.5; }
.thread { font-size: .78rem; user-select: all; color: var(--soft); white-space: nowrap; }
.fine a { white-space: nowrap; }
figure .fine { margin: .6rem 0 .4rem; }
.answered td { width: 38%; } .answered .num { font-weight: 600; font-size: 1.05rem; } .answered th { white-space: nowrap; }
table + .fine { margin: -.4rem 0 .2rem; } .fine + .fine { margin-bottom: 1.4rem; }
.faults { padding-left: 1.1rem; } .faults li { margin-bottom: .6rem; }
.apart { background: var(--card); padding: .3rem 1.25rem 1rem; margin-top: 4.6rem; border-radius: 3px; break-inside: avoid; }
.apart h2 { border: 0; margin-top: .6rem; }
.apart th, .apart td { border-color: var(--rule); }
.recipes { font-size: .86rem; line-height: 1.5; }
.recipes h2 { font-size: 1.2rem; } .recipes h3 { font-size: 1rem; }
.recipes dt { font-weight: 600; margin-top: 1rem; } .recipes dd { margin: 0; }
.recipes dt:target, .recipes dt:target + dd, .recipes li:target { background: var(--card); }
.recipes .ids { color: var(--soft); }
.recipes ul { padding-left: 1.1rem; }

@media (max-width: 35rem) {
  html { font-size: 100%; }
  main, header, footer { padding-left: 1rem; padding-right: 1rem; }
  svg.wide { display: none; } svg.narrow { display: block; }
  h2 { font-size: 1.38rem; margin-top: 3.2rem; }
  .answer { font-size: 1.13rem; }
  .apart { margin-left: -1rem; margin-right: -1rem; padding-left: 1rem; padding-right: 1rem; border-radius: 0; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards, .cards tbody, .cards caption { display: block; }
  .cards tr { display: block; padding: .7rem 0; border-bottom: 1px solid var(--rule); }
  .cards th, .cards td { display: block; border: 0; padding: .1rem 0; text-align: left; width: auto; }
  .cards tbody th { font-size: .95rem; }
  .cards td { display: flex; justify-content: space-between; gap: 0 1rem; flex-wrap: wrap; }
  .cards td::before { content: attr(data-label); color: var(--soft); }
  .cards td:empty { display: none; }
  .cards .barcell { width: auto; } .cards .barcell::before { content: none; }
  .cards td .strip { flex-basis: 100%; }
  .far { display: none !important; }
  .retention { width: 100%; } .retention td { min-width: 0; }
  .people tbody th { overflow-wrap: anywhere; }
}
@media print {
  html { font-size: 76%; }
  figure { break-inside: auto; } svg, .apart { break-inside: avoid; } .lead { break-after: avoid; }
  body { background: none; }
  main, header, footer { max-width: none; padding: 0; }
  nav, .thread { display: none; }
  h2 { margin-top: 2.2rem; break-after: avoid; } h3, figcaption, caption { break-after: avoid; }
  tr, .fact { break-inside: avoid; }
  details:not([open])::details-content { content-visibility: visible; display: block; }
  a { color: inherit; text-decoration: none; }
  @page { margin: 18mm 16mm; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
)css";
}

}  // namespace colloquio::report

/**
 * The style of a chart and its parts, one sheet for the page and for every shadow root: constructed, so no CSP minds. Digits of one width
 * are the tooltip's alone: some browsers letter a canvas with the digits that its place inherits, and a vector picture has its own.
 */
const text = /* css */ `
.kn-figure { margin: 0; position: relative; --kn-ink: #1b222b; --kn-grey: #5a6571; --kn-paper: #fff;
  --kn-hair: #e4e7eb; --kn-line: #87919c; --kn-accent: #0b6a6e; color: var(--kn-ink);
  font: 400 14px/20px var(--kn-face, system-ui, sans-serif); }
.kn-figure[data-dark=true] { --kn-ink: #eceff2; --kn-grey: #a6b0bb; --kn-paper: #1b2027; --kn-hair: #2f3741; --kn-line: #6f7a86;
  --kn-accent: #4fb9bb; }
.kn-figure [hidden] { display: none; }
.kn-unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.kn-plot { position: relative; }
.kn-plot > canvas, .kn-plot > svg { display: block; max-width: 100%; }
.kn-layer { position: absolute; inset: 0; touch-action: pan-y; cursor: crosshair; outline: none; }
.kn-layer:focus-visible { outline: 2px solid var(--kn-accent); outline-offset: -2px; border-radius: 4px; }
.kn-hint { position: absolute; top: 6px; right: 10px; margin: 0; visibility: hidden; }
.kn-layer:focus-visible ~ .kn-hint { visibility: visible; }
.kn-rings { position: absolute; inset: 0; overflow: hidden; pointer-events: none; contain: strict; }
.kn-guide { position: absolute; left: 0; top: 0; width: 1px; background: var(--kn-grey); }
.kn-ring { position: absolute; left: -6px; top: -6px; box-sizing: border-box; width: 12px; height: 12px; border: 2.5px solid; border-radius: 50%;
  background: var(--kn-paper); }
.kn-ring.kn-focus { left: -8px; top: -8px; width: 16px; height: 16px; border-width: 4px; }
.kn-tip { position: absolute; left: 0; top: 0; z-index: 2; box-sizing: border-box; contain: layout; min-width: 168px; max-width: min(340px, calc(100% - 16px));
  padding: 10px 14px 12px; border: 1px solid var(--kn-line); border-radius: 6px; background: var(--kn-paper); color: var(--kn-ink);
  box-shadow: 0 2px 12px rgb(20 28 38 / .13); pointer-events: none; font-size: 13.5px; font-variant-numeric: tabular-nums; }
.kn-head { display: flex; gap: 14px; align-items: baseline; justify-content: space-between; }
.kn-sub, .kn-unit, .kn-change, .kn-missing, .kn-label small, .kn-hint { color: var(--kn-grey); }
.kn-sub, .kn-unit, .kn-label small, .kn-hint { font-size: 12.5px; }
.kn-steps { display: none; }
.kn-rows { display: grid; grid-template-columns: auto minmax(0, 1fr) auto auto; gap: 3px 12px; align-items: baseline; overflow-wrap: anywhere; }
.kn-rows.kn-plain { grid-template-columns: auto minmax(0, 1fr) auto; }
.kn-unit, .kn-value, .kn-change, .kn-missing { text-align: right; white-space: nowrap; }
.kn-rows > .kn-missing { grid-column: 3 / -1; }
.kn-value, .kn-strong { font-weight: 600; }
.kn-label small { font-weight: 400; }
.kn-mark { width: 9px; height: 9px; margin-right: -4px; box-sizing: border-box; border: 2px solid; border-radius: 50%; }
.kn-rule { grid-column: 1 / -1; height: 1px; margin: 3px 0; background: var(--kn-hair); }
.kn-tip.kn-docked { position: fixed; inset: auto 0 0; z-index: 20; max-width: none; padding: 12px 16px max(14px, env(safe-area-inset-bottom));
  border-width: 1px 0 0; border-radius: 12px 12px 0 0; pointer-events: auto;
  max-height: 46vh; overflow-y: auto; }
.kn-docked .kn-head { align-items: center; justify-content: flex-start; }
.kn-docked .kn-rows { gap: 6px 12px; }
.kn-docked .kn-steps { display: flex; gap: 8px; margin-left: auto; }
.kn-steps button { width: 40px; height: 32px; padding: 0 0 2px; font: inherit; font-size: 18px; line-height: 1; color: var(--kn-ink);
  background: var(--kn-paper); border: 1px solid var(--kn-line); border-radius: 5px; }
.kn-steps button:disabled { opacity: .4; }
@media (forced-colors: active) { .kn-guide { background: CanvasText; } .kn-tip { box-shadow: none; } .kn-mark, .kn-ring { forced-color-adjust: none; } }
@media print { .kn-layer, .kn-hint, .kn-rings, .kn-tip, details.kn-more { display: none; } }
`;

export const chartStyle = new CSSStyleSheet();
chartStyle.replaceSync(text);

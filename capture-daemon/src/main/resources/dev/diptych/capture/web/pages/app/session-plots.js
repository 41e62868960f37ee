/** How the session went, pair by pair. */

import {h} from './dom.js';
import {numberOf} from './facts.js';
import {Panel} from './panel.js';
import {COLOURS, plot} from './plot.js';
import {store} from './store.js';

/** @typedef {import('./types.js').PairReport} PairReport */

const HEIGHT = 112;
/** @type {{title: string, unit: string, rule: string|null, value: (pair: PairReport) => number|null, scale: number}[]} */
const PLOTS = [
  {title: 'Gap between exposures', unit: ' ms', rule: null, scale: 1, value: (pair) => pair.facts.gap_ms},
  {title: 'Lamp light left in the flash frame', unit: ' %', rule: 'residual_light', scale: 100,
    value: (pair) => pair.facts.residual_lamp_ratio},
  {title: 'Registration', unit: ' px', rule: null, scale: 1, value: (pair) => pair.facts.registration_error_px},
];
const VERDICTS = [['GOOD', COLOURS.good], ['WARN', COLOURS.warn], ['RETAKE', COLOURS.bad]];

export class SessionPlots extends Panel {
  #grid = h('div', {class: 'plots'});
  #drawn = '';
  /** @type {(() => void)[]} */
  #away = [];

  build() {
    this.classList.add('card');
    this.append(h('h3', {text: 'The session, pair by pair'}), this.#grid);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#clear();
  }

  #clear() {
    this.#away.forEach((away) => away());
    this.#away = [];
    this.#drawn = '';
    this.#grid.replaceChildren();
  }

  update() {
    const pairs = [...store.pairs.values()];
    this.hidden = pairs.length === 0;
    const key = pairs.map(({facts}) => facts.pair_id + facts.verdict).join();
    if (pairs.length > 0 && key !== this.#drawn) {
      this.#clear();
      this.#drawn = key;
      this.#draw(pairs);
    }
  }

  /** @param {PairReport[]} pairs */
  #draw(pairs) {
    const numbers = pairs.map((pair) => Number(numberOf(pair.facts.pair_id)));
    const x = {scale: {range: [numbers[0] - 0.5, numbers[numbers.length - 1] + 0.5]}, axis: {incrs: [1, 2, 5, 10, 20, 50, 100, 500], space: 20}};
    for (const {title, unit, rule, value, scale} of PLOTS) {
      const values = pairs.map((pair) => scaled(value(pair), scale));
      const limit = rule ? pairs.map((pair) => scaled(pair.facts.findings?.find((finding) => finding.rule === rule)?.warn ?? null, scale)) : null;
      const dots = {show: true, size: 5, fill: COLOURS.flash, stroke: COLOURS.flash};
      this.#add(title, (box) => plot(box, {height: HEIGHT, unit, x, data: [numbers, values, ...(limit ? [limit] : [])],
        series: [{stroke: COLOURS.flash, width: 1.2, points: dots, spanGaps: true},
          ...(limit ? [{stroke: COLOURS.warn, width: 1, dash: [4, 4], points: {show: false}, spanGaps: true}] : [])]}));
    }
    this.#add('Verdicts', (box) => plot(box, {height: HEIGHT, unit: '', x, data: [numbers,
      ...VERDICTS.map(([verdict], row) => pairs.map((pair) => (pair.facts.verdict === verdict ? 2 - row : null)))],
    y: {scale: {range: [-0.6, 2.6]}, axis: {values: () => ['RETAKE', 'WARN', 'GOOD'], splits: () => [0, 1, 2], size: 58}},
    series: VERDICTS.map(([, colour]) => ({width: 0, stroke: colour, paths: () => null, points: {show: true, size: 8, fill: colour, stroke: colour}}))}));
  }

  /** @param {string} title @param {(box: HTMLElement) => () => void} draw */
  #add(title, draw) {
    const box = h('div', {class: 'plot', role: 'img', 'aria-label': `${title} over the pairs of the session`});
    this.#grid.append(h('figure', {}, h('figcaption', {text: title}), box));
    this.#away.push(draw(box));
  }
}

/** @param {number|null} value @param {number} scale */
function scaled(value, scale) {
  return value === null ? null : value * scale;
}

customElements.define('session-plots', SessionPlots);

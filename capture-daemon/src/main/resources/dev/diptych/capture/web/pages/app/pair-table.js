/** All pairs of the session in figures. */

import {timeOfDay} from './clock.js';
import {h, refill} from './dom.js';
import {decisionWords, isOut, millis, numberOf, percent, ruleWords, toneOf} from './facts.js';
import {Panel} from './panel.js';
import {store} from './store.js';

const HEADS = ['Pair', 'Taken', 'Pose', 'Verdict', 'Rule', 'Gap', 'Lamp left', 'Registration', 'Decision'];

/** @param {import('./types.js').PairReport} pair */
function row(pair) {
  const facts = pair.facts;
  const or = (/** @type {number|null} */ value, /** @type {(n: number) => string} */ write) => (value === null ? '–' : write(value));
  return h('tr', {class: pair.counts ? '' : 'uncounted'},
    h('th', {scope: 'row'}, h('a', {href: '#/shoot', text: numberOf(facts.pair_id), onclick: () => store.changed({chosen: facts.pair_id})})),
    ...[timeOfDay(pair.taken_at), pair.pose_id ?? '–'].map((text) => h('td', {text})),
    h('td', {class: isOut(pair) ? 'struck' : toneOf(facts.verdict), text: facts.verdict}), h('td', {class: 'muted', text: facts.rule ? ruleWords(facts.rule) : ''}),
    ...[or(facts.gap_ms, millis), or(facts.residual_lamp_ratio, percent), or(facts.registration_error_px, (n) => `${n.toFixed(2)} px`)]
      .map((text) => h('td', {class: 'number', text})), h('td', {text: decisionWords(pair)}));
}

export class PairTable extends Panel {
  #body = h('tbody');

  build() {
    this.classList.add('card');
    this.append(h('h3', {text: 'Pairs'}), h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Pairs in figures'},
      h('table', {}, h('thead', {}, h('tr', {}, ...HEADS.map((text) => h('th', {scope: 'col', text})))), this.#body)));
  }

  update() {
    const pairs = [...store.pairs.values()].reverse();
    this.hidden = pairs.length === 0;
    refill(this.#body, pairs, () => pairs.map(row));
  }
}

customElements.define('pair-table', PairTable);

/** One pair: its pictures, its verdict and why, its figures, and what a person makes of it. */

import {decide} from './actions.js';
import {pictureAddress} from './api.js';
import {ago} from './clock.js';
import {h, refill, say} from './dom.js';
import {decisionWords, figures, isOut, numberOf, ruleWords, toneOf} from './facts.js';
import {Panel} from './panel.js';
import {showLarge} from './pair-viewer.js';
import {store} from './store.js';

const PICTURES = ['studio', 'flash', 'overlay', 'corrected'];
const DECISIONS = [['accept', 'Accept'], ['retake', 'Retake'], ['discard', 'Discard']];

export class PairCard extends Panel {
  #title = h('span');
  #verdict = h('strong', {class: 'verdict'});
  #pictures = h('div', {class: 'pictures'});
  #developing = h('p', {class: 'developing', text: 'Pair is being developed…'});
  #reason = h('div');
  #figures = h('div');
  #spoken = h('p', {class: 'unseen', role: 'status', 'aria-live': 'polite'});
  /** @type {HTMLButtonElement[]} */
  #decisions = [];

  build() {
    this.classList.add('card');
    this.#decisions = DECISIONS.map(([decision, name]) => h('button', {type: 'button', class: `quiet decide-${decision}`,
      text: name, onclick: () => decide(/** @type {any} */ (decision), store.shown?.facts.pair_id)}));
    this.append(h('h3', {}, this.#title, this.#verdict), h('div', {class: 'picture-box'}, this.#pictures, this.#developing), this.#reason,
      h('div', {class: 'decisions', role: 'group', 'aria-label': 'Decision on this pair'}, ...this.#decisions), this.#figures,
      this.#spoken);
  }

  update() {
    const pair = store.shown;
    // Who looks at an earlier pair goes on looking at it.
    const developing = store.developing > 0 && pair === store.newest;
    this.classList.toggle('empty', pair === null);
    this.classList.toggle('old', developing);
    this.#developing.hidden = !developing;
    for (const button of this.#decisions) {
      button.hidden = pair === null;
    }
    if (pair === null) {
      say(this.#title, developing ? 'The first pair' : 'No pair yet');
      say(this.#verdict, '');
      [this.#pictures, this.#reason, this.#figures].forEach((part) => refill(part, null, () => []));
      return;
    }
    const facts = pair.facts;
    say(this.#title, `Pair ${numberOf(facts.pair_id)} · ${ago(pair.taken_at)}`);
    say(this.#verdict, facts.verdict);
    this.#verdict.className = `verdict ${isOut(pair) ? 'struck' : toneOf(facts.verdict)}`;
    say(this.#spoken, `Pair ${Number(numberOf(facts.pair_id))}: ${facts.verdict}. ${facts.sentence} ${decisionWords(pair)}`);
    refill(this.#pictures, [facts.pair_id, pair.pictures], () => [pictures(pair)]);
    refill(this.#reason, [facts, pair.decision], () => [reason(pair)]);
    refill(this.#figures, facts, () => [list(pair)]);
    this.#decisions.forEach((button, i) => {
      const decision = DECISIONS[i][0];
      button.setAttribute('aria-pressed', String(pair.decision === decision));
      button.disabled = !store.connected || !store.may('capture') || (decision === 'accept' && !pair.kept);
    });
    this.#decisions.forEach((button) => {
      // Else it would be meant for the one that is to come.
      button.disabled ||= developing;
    });
  }
}

/** @param {import('./types.js').PairReport} pair */
function pictures(pair) {
  const there = PICTURES.filter((word) => pair.pictures.includes(word));
  if (there.length === 0 || !store.may('preview')) {
    return null;
  }
  return h('div', {class: 'quad'}, ...PICTURES.map((word) => (there.includes(word)
    ? h('button', {type: 'button', class: 'thumb', 'aria-label': `Show the ${word} picture large`,
      onclick: () => showLarge(pair, word)},
    h('img', {src: pictureAddress(pair.facts.pair_id, word), alt: '', decoding: 'async'}), h('span', {text: word}))
    : h('div', {class: 'thumb absent'}, h('i'), h('span', {text: `no ${word}`})))));
}

/** @param {import('./types.js').PairReport} pair */
function reason(pair) {
  const {rule, sentence, verdict} = pair.facts;
  const decided = decisionWords(pair);
  if (!sentence && !decided) {
    return null;
  }
  return h('p', {class: `reason-box ${isOut(pair) ? 'muted' : toneOf(verdict)}`},
    rule ? h('b', {text: `${ruleWords(rule)} `}) : null, sentence,
    decided ? h('span', {class: 'muted', text: `${sentence ? ' · ' : ''}${decided}`}) : null);
}

/** @param {import('./types.js').PairReport} pair */
function list(pair) {
  if (pair.facts.findings === null) {
    return null;
  }
  return h('dl', {class: 'figures'}, ...figures(pair).flatMap(({name, parts}) => [h('dt', {text: name}),
    h('dd', {}, ...parts.flatMap(({value, tone, limit}, i) => [i > 0 ? ' · ' : null, h('span', {class: tone, text: value}),
      limit && (tone === 'warn' || tone === 'bad') ? h('small', {text: ` ${limit}`}) : null]))]));
}

customElements.define('pair-card', PairCard);

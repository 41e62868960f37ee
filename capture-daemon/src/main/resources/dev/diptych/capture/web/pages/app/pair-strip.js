/** The pairs of the session, the newest first. One of them is shown beside the shutter. */

import {pictureAddress} from './api.js';
import {h} from './dom.js';
import {decisionWords, isOut, numberOf, toneOf} from './facts.js';
import {Panel} from './panel.js';
import {store} from './store.js';

const SHOWN = 60;

/** @param {import('./types.js').PairReport} pair */
function item(pair) {
  const {pair_id: id, verdict} = pair.facts;
  const out = isOut(pair);
  const badge = {accept: 'KEPT', retake: 'AGAIN', discard: 'OUT'}[pair.decision ?? ''];
  const picture = pair.pictures.includes('strip') && store.may('preview')
    ? h('img', {src: pictureAddress(id, 'strip'), alt: '', loading: 'lazy', decoding: 'async'}) : h('i', {text: 'no picture'});
  return h('li', {}, h('button', {type: 'button', class: pair.counts ? 'strip-pair' : 'strip-pair uncounted',
    'data-pair': id, 'aria-label': `Pair ${Number(numberOf(id))}, ${verdict}${badge ? `, ${decisionWords(pair)}` : ''}`,
    onclick: () => store.changed({chosen: id})},
  picture, badge ? h('b', {class: 'badge', text: badge}) : null,
  h('span', {}, numberOf(id), h('em', {class: out ? 'struck' : toneOf(verdict), text: verdict}))));
}

/** In the place of a pair that is to come. */
function toCome() {
  return h('li', {class: 'strip-pair to-come'}, h('i', {text: 'being developed…'}), h('span', {text: ' '}));
}

export class PairStrip extends Panel {
  #list = h('ol', {class: 'strip'});
  #none = h('li', {class: 'muted', text: 'None yet'});
  /** Items that are there already, so that no picture is fetched twice. @type {Map<string, HTMLElement>} */
  #items = new Map();
  #shownItems = '';

  build() {
    this.append(h('h4', {text: 'Pairs of this session'}), this.#list);
  }

  update() {
    const pairs = [...store.pairs.values()].slice(-SHOWN).reverse();
    const shown = store.shown?.facts.pair_id ?? null;
    const developing = store.developing;
    const keys = pairs.map(({facts, decision, counts}) => `${facts.pair_id} ${decision} ${counts}`);
    const wanted = `${developing} ${keys.join()}`;
    if (wanted !== this.#shownItems || !this.#list.firstChild) {
      this.#shownItems = wanted;
      this.#items = new Map(pairs.map((pair, i) => [keys[i], this.#items.get(keys[i]) ?? item(pair)]));
      const all = [...Array.from({length: developing}, toCome), ...this.#items.values()];
      this.#list.replaceChildren(...(all.length > 0 ? all : [this.#none]));
    }
    for (const button of this.#list.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.pair === shown));
    }
  }
}

customElements.define('pair-strip', PairStrip);

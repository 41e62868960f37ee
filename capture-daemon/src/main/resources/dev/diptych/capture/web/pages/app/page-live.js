/** The viewfinder as large as it will go, and beside it how the last pair looked by flash and corrected. */

import {pictureAddress} from './api.js';
import {ago, timeOfDay} from './clock.js';
import {h, refill, say} from './dom.js';
import {numberOf} from './facts.js';
import {Panel} from './panel.js';
import {store} from './store.js';
import './preview-row.js';
import './split-slider.js';
import './view-finder.js';

export class LastLight extends Panel {
  #title = h('h3');
  #stage = h('div', {class: 'compare'});
  #note = h('p', {class: 'muted'});

  build() {
    this.classList.add('card');
    this.append(this.#title, this.#stage, this.#note);
  }

  update() {
    const pair = [...store.pairs.values()].reverse().find(({pictures}) => pictures.includes('flash')) ?? null;
    const seen = store.may('preview') ? pair : null;
    say(this.#title, pair ? `Pair ${numberOf(pair.facts.pair_id)}, ${timeOfDay(pair.taken_at)}, ${ago(pair.taken_at)}`
      : 'No pair yet');
    refill(this.#stage, seen && [seen.facts.pair_id, seen.pictures], () => (seen ? pictures(seen) : []));
    say(this.#note, words(pair));
  }
}

/** @param {import('./types.js').PairReport} pair */
function pictures(pair) {
  const id = pair.facts.pair_id;
  const flash = h('img', {src: pictureAddress(id, 'flash'), alt: 'Flash picture of the last pair'});
  if (!pair.pictures.includes('corrected')) {
    return [flash, h('p', {class: 'tag left', text: 'FLASH'})];
  }
  return [flash, h('img', {class: 'corrected', src: pictureAddress(id, 'corrected'), alt: 'Corrected picture of the last pair'}),
    h('split-slider', {'aria-label': 'Last pair: flash on the left, corrected on the right'}),
    h('p', {class: 'tag left', text: 'FLASH'}), h('p', {class: 'tag right', text: `CORRECTED · ${pair.corrected_by ?? 'network'}`})];
}

/** @param {import('./types.js').PairReport|null} pair */
function words(pair) {
  const engine = store.state?.engine;
  if (pair === null) {
    return 'Its flash picture and what a network makes of it will stand here. Live correction runs in the flash preview alone.';
  }
  if (!pair.pictures.includes('corrected')) {
    return engine?.sentence ?? 'No network corrected it.';
  }
  return store.state?.phase === 'FLASH_PREVIEW' ? 'The last pair, to compare.'
    : 'Not live. For live correction start the flash preview.';
}

export class PageLive extends HTMLElement {
  connectedCallback() {
    if (!this.firstChild) {
      this.append(h('h1', {class: 'unseen', text: 'Live'}), h('view-finder'), h('preview-row'), h('last-light'),
        h('engine-card'));
    }
  }
}

/** What computes the correction, and the camera it is computed from. */
export class EngineCard extends Panel {
  #list = h('dl', {class: 'figures'});

  build() {
    this.classList.add('card');
    this.append(this.#list);
  }

  update() {
    const state = store.state;
    refill(this.#list, state && [state.camera, state.engine], () => (state ? [
      ...line('Camera', `${state.camera.width_px} × ${state.camera.height_px}`),
      ...line('Frames', state.camera.streaming ? `${state.camera.frames_per_second.toFixed(0)} per second` : 'none come'),
      ...line('Network', state.engine.model ?? 'none'), ...line('Computed by', state.engine.provider ?? 'nothing'),
      h('p', {class: 'muted sentence', text: state.engine.sentence})] : []));
  }
}

/** @param {string} name @param {string} value */
function line(name, value) {
  return [h('dt', {text: name}), h('dd', {text: value})];
}

customElements.define('last-light', LastLight);
customElements.define('engine-card', EngineCard);
customElements.define('page-live', PageLive);

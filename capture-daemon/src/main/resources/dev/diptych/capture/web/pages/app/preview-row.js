/** Starts and stops the flash preview, and says how long it may still last. */

import {togglePreview} from './actions.js';
import {msUntil} from './clock.js';
import {h, say} from './dom.js';
import {Panel} from './panel.js';
import {store} from './store.js';

export class PreviewRow extends Panel {
  #button = h('button', {type: 'button', class: 'flash-button', onclick: togglePreview});
  #words = h('span', {class: 'muted'});
  #bar = h('span', {class: 'preview-bar', 'aria-hidden': 'true'});

  build() {
    this.classList.add('card');
    this.append(h('p', {}, 'Flash preview', this.#words), this.#button, this.#bar);
  }

  update() {
    const state = store.state;
    const on = state?.phase === 'FLASH_PREVIEW';
    const leftMs = state?.preview ? msUntil(state.preview.ends_at) : 0;
    this.classList.toggle('on', on);
    say(this.#button, on ? 'Stop' : 'Start');
    // To stop may always be asked: who asks in vain must be told so.
    this.#button.disabled = !on && !(store.connected && state?.phase === 'ARMED' && store.may('capture'));
    say(this.#words, on ? `torch on, lamps dark, ${Math.ceil(leftMs / 1000)} s left` : 'torch on, lamps dark, 60 s at most');
    this.#bar.style.setProperty('--left', state?.preview ? String(leftMs / state.preview.cap_ms) : '0');
  }
}

customElements.define('preview-row', PreviewRow);

/**
 * A line over two pictures that lie on each other: left of it is the one, right of it the other. By pointer anywhere on the
 * picture, or by keys. Sets `--split` of its parent, whose style clips the upper picture there.
 */

import {h} from './dom.js';

const STEP = 2;
const PAGE = 10;

export class SplitSlider extends HTMLElement {
  #at = 50;
  #built = false;

  connectedCallback() {
    if (!this.#built) {
      this.#built = true;
      this.#build();
    }
    this.#place(this.#at);
  }

  #build() {
    this.append(h('span', {class: 'split-line'}), h('span', {class: 'split-knob', 'aria-hidden': 'true'}));
    this.tabIndex = 0;
    this.setAttribute('role', 'slider');
    this.setAttribute('aria-orientation', 'horizontal');
    this.setAttribute('aria-valuemin', '0');
    this.setAttribute('aria-valuemax', '100');
    this.addEventListener('pointerdown', (event) => {
      this.setPointerCapture(event.pointerId);
      this.#follow(event);
    });
    this.addEventListener('pointermove', (event) => {
      if (this.hasPointerCapture(event.pointerId)) {
        this.#follow(event);
      }
    });
    this.addEventListener('keydown', (event) => {
      const to = {ArrowLeft: this.#at - STEP, ArrowDown: this.#at - STEP, ArrowRight: this.#at + STEP,
        ArrowUp: this.#at + STEP, PageDown: this.#at - PAGE, PageUp: this.#at + PAGE, Home: 0, End: 100}[event.key];
      if (to !== undefined) {
        event.preventDefault();
        this.#place(to);
      }
    });
  }

  /** @param {PointerEvent} event */
  #follow(event) {
    const box = this.getBoundingClientRect();
    this.#place(100 * (event.clientX - box.left) / box.width);
  }

  /** @param {number} percent */
  #place(percent) {
    this.#at = Math.min(100, Math.max(0, percent));
    const shown = Math.round(this.#at);
    this.parentElement?.style.setProperty('--split', `${this.#at}%`);
    this.setAttribute('aria-valuenow', String(shown));
    this.setAttribute('aria-valuetext', `flash ${shown} %, corrected ${100 - shown} %`);
  }
}

customElements.define('split-slider', SplitSlider);

/** What every part of the console has in common: it is built once, and shows the store's present whenever that changes. */

import {store} from './store.js';

export class Panel extends HTMLElement {
  #built = false;
  /** @type {() => void} */
  #off = () => {};

  connectedCallback() {
    if (!this.#built) {
      this.#built = true;
      this.build();
    }
    this.#off = store.watch(() => this.update());
    this.update();
  }

  disconnectedCallback() {
    this.#off();
  }

  /** Makes the lasting elements. */
  build() {}

  /** Shows what the store has now. */
  update() {}
}

/**
 * Does something that the rig may refuse, and tells the refusal.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T|null>} null if it was refused
 */
export async function attempt(work) {
  try {
    return await work();
  } catch (refusal) {
    store.tell(refusal instanceof Error ? refusal.message : String(refusal), true);
    return null;
  }
}

/** What the console knows. Whoever shows something of it watches; changes of one turn are told once. */

/** @typedef {import('./types.js').RigState} RigState */
/** @typedef {import('./types.js').PairReport} PairReport */

const TICK_MS = 1000;

class Store {
  /** @type {import('./types.js').Me|null} */
  me = null;
  /** @type {RigState|null} */
  state = null;
  /** @type {Map<string, PairReport>} in the order in which they were taken */
  pairs = new Map();
  /** @type {import('./types.js').Health|null} */
  health = null;
  /** @type {'connecting'|'open'|'lost'} of the events */
  link = 'connecting';
  /** When the next attempt is made, by `Date.now()`; 0 if none is planned. */
  retryAt = 0;
  /** @type {{sentence: string, bad: boolean, until: number}|null} */
  notice = null;
  /** What is to be done because light could not be stopped; null if all is well. @type {string|null} */
  notStopped = null;
  /** The pair that is shown large beside the shutter; null for the newest. @type {string|null} */
  chosen = null;

  #watchers = new Set();
  #told = false;

  constructor() {
    // Ages and countdowns grow without any event.
    setInterval(() => this.changed(), TICK_MS);
  }

  /**
   * @param {() => void} watcher
   * @returns {() => void} takes it off again
   */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** @param {Partial<Store>} [values] */
  changed(values = {}) {
    Object.assign(this, values);
    if (!this.#told) {
      this.#told = true;
      queueMicrotask(() => {
        this.#told = false;
        this.#watchers.forEach((watcher) => watcher());
      });
    }
  }

  /** @param {PairReport[]} reports */
  setPairs(reports) {
    this.changed({pairs: new Map(reports.map((report) => [report.facts.pair_id, report])), chosen: null});
  }

  /** @param {PairReport} report */
  putPair(report) {
    this.pairs.set(report.facts.pair_id, report);
    this.changed();
  }

  /** @param {string} sentence @param {boolean} [bad] */
  tell(sentence, bad = false) {
    this.changed({notice: {sentence, bad, until: Date.now() + (bad ? 12_000 : 7_000)}});
  }

  /** @param {string} permission */
  may(permission) {
    return this.me?.permissions.includes(permission) ?? false;
  }

  /** Whether what is shown of the rig is of now. */
  get connected() {
    return this.link === 'open' && this.state !== null;
  }

  /** How many pairs have been taken whose report is still to come. */
  get developing() {
    return this.connected && this.state ? this.state.queue.developing : 0;
  }

  /** @returns {PairReport|null} */
  get newest() {
    return [...this.pairs.values()].at(-1) ?? null;
  }

  /** @returns {PairReport|null} */
  get shown() {
    return (this.chosen && this.pairs.get(this.chosen)) || this.newest;
  }
}

export const store = new Store();

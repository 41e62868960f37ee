/** How the lights rise and fall, as they were last measured, and the way to measure them anew. */

import {api, Refusal} from './api.js';
import {ago, timeOfDay} from './clock.js';
import {h, say} from './dom.js';
import {attempt, Panel} from './panel.js';
import {COLOURS, plot} from './plot.js';
import {store} from './store.js';

const HEIGHT = 130;
/** What the label of a tick takes. */
const TICK_PX = 48;

/**
 * Never fewer than two, or nobody could tell how long anything lasts.
 *
 * @param {any} chart @param {number} _ @param {number} from ms @param {number} to ms
 */
function splits(chart, _, from, to) {
  const most = Math.max(1, chart.bbox.width / devicePixelRatio / TICK_PX);
  const steps = [-2, -1, 0, 1, 2, 3].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
  const ticks = (/** @type {number} */ step) => {
    const first = Math.ceil(from / step - 1e-6);
    const last = Math.floor(to / step + 1e-6);
    return Array.from({length: Math.max(0, last - first + 1)}, (_none, i) => Number(((first + i) * step).toFixed(3)));
  };
  const at = Math.max(0, steps.findIndex((step) => (to - from) / step <= most));
  for (let i = at; i > 0; i--) {
    if (ticks(steps[i]).length >= 2) {
      return ticks(steps[i]);
    }
  }
  return [from, to].map((ms) => Number(ms.toFixed(3)));
}

export class CalibrationCard extends Panel {
  #words = h('p', {class: 'muted'});
  #button = h('button', {type: 'button', class: 'quiet', onclick: () => this.#asked()});
  #curves = h('div', {class: 'plots'});
  /** @type {string|null|undefined} */
  #drawn = undefined;
  #askedAt = 0;
  /** @type {(() => void)[]} */
  #away = [];

  build() {
    this.classList.add('card');
    this.append(h('header', {}, h('h3', {text: 'Lights'}), this.#words, this.#button), this.#curves);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#away.forEach((away) => away());
    this.#away = [];
    this.#drawn = undefined;
  }

  /** Lights flash at whoever sits there: it is asked twice. */
  async #asked() {
    const now = Date.now();
    if (now - this.#askedAt > 6000) {
      this.#askedAt = now;
      this.update();
      return;
    }
    this.#askedAt = 0;
    await attempt(() => api.calibrate());
  }

  update() {
    const state = store.state;
    const calibration = state?.calibration ?? null;
    const running = state?.phase === 'CALIBRATING';
    say(this.#words, running ? `Measuring${state?.task ? `: ${state.task.name}, ${state.task.done} of ${state.task.all}` : ''}…`
      : calibration ? `Measured ${timeOfDay(calibration.taken_at)}, ${ago(calibration.taken_at)}${calibration.too_old ? ': too old' : ''}`
        : 'Not measured yet');
    this.#words.classList.toggle('warn', calibration?.too_old ?? false);
    say(this.#button, Date.now() - this.#askedAt < 6000 ? 'The chair must be empty. Measure' : 'Calibrate');
    this.#button.disabled = !store.connected || !store.may('calibrate') || running || state?.phase === 'SHOOTING' || state?.phase === 'SAVING';
    const id = calibration?.id ?? null;
    if (store.connected && id !== this.#drawn) {
      this.#drawn = id;
      this.#fetch(id);
    }
  }

  /** @param {string|null} id */
  async #fetch(id) {
    const curves = id === null ? null : await attempt(curvesIfAny);
    if (id !== this.#drawn) {
      return;
    }
    this.#away.forEach((away) => away());
    this.#curves.replaceChildren();
    this.#away = (curves?.lights ?? []).flatMap((/** @type {any} */ light) =>
      light.changes.map((/** @type {any} */ change) => this.#draw(light, change)));
  }

  /** @param {any} light @param {any} change */
  #draw(light, change) {
    const name = `${light.id} ${change.direction}`;
    const box = h('div', {class: 'plot', role: 'img', 'aria-label': `Light of ${name} over time`});
    const dead = change.dead_ms;
    this.#curves.append(h('figure', {}, h('figcaption', {}, h('b', {text: name}),
      ` dead ${dead.mean.toFixed(1)} ms (${dead.p01.toFixed(1)} to ${dead.p999.toFixed(1)}), then ${change.change_ms.mean.toFixed(1)} ms`), box));
    return plot(box, {height: HEIGHT, unit: '', data: [change.curve.map((/** @type {number[]} */ point) => point[0]),
      change.curve.map((/** @type {number[]} */ point) => point[1])],
    x: {axis: {splits, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map((tick) => `${tick} ms`)}},
    y: {scale: {range: [-0.02, 1.08]}, axis: {splits: () => [0, 0.5, 1]}},
    series: [{stroke: light.kind === 'flash' ? COLOURS.flash : COLOURS.studio, width: 1.6, points: {show: false}}]});
  }
}

/** Of a calibration that was not measured into this archive there are none, which is nothing to be alarmed about. */
async function curvesIfAny() {
  try {
    return await api.curves();
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.status === 404) {
      return null;
    }
    throw refusal;
  }
}

customElements.define('calibration-card', CalibrationCard);

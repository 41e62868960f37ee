/** One shot: each light over time, and which rows of which frame saw it. */

import {api, Refusal} from './api.js';
import {h, s, say} from './dom.js';
import {millis, numberOf} from './facts.js';
import {Panel} from './panel.js';
import {store} from './store.js';

/** @typedef {import('./types.js').ShotTimeline} ShotTimeline */
/** @typedef {import('./types.js').ShotLight} ShotLight */
/** @typedef {(ms: number) => number} Scale */

const HEIGHT = 132;
const TOP = 20;
const FLOOR = 92;
/** So much of the time before the first frame and after the last is drawn; the dead time of lamps is long. */
const BEFORE_MS = 50;
const AFTER_MS = 45;
/** A step so close to an interval belongs to it. */
const NEAR_MS = 1;

export class ShotTimelineView extends Panel {
  #title = h('h4');
  #drawing = s('svg', {class: 'shot', height: HEIGHT, role: 'img'});
  #note = h('p', {class: 'muted'});
  /** @type {string|null} */
  #pair = null;
  /** @type {ShotTimeline|null} */
  #shot = null;
  #observer = new ResizeObserver(() => this.#draw());

  build() {
    this.append(this.#title, this.#drawing, this.#note);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  update() {
    const shown = store.shown;
    const pair = shown?.facts.pair_id ?? null;
    if (pair !== this.#pair) {
      this.#pair = pair;
      this.#shot = null;
      say(this.#note, shown && !shown.kept ? 'Nothing of this pair was kept.' : '');
      this.#draw();
      if (shown?.kept) {
        this.#fetch(shown.facts.pair_id);
      }
    }
  }

  /** @param {string} pair */
  async #fetch(pair) {
    let shot = null;
    let note = '';
    try {
      shot = await api.shot(pair);
    } catch (refusal) {
      note = refusal instanceof Refusal && refusal.status === 404 ? 'What the lights did is not known of this pair.'
        : refusal instanceof Error ? refusal.message : '';
    }
    if (pair === this.#pair) {
      this.#shot = shot;
      say(this.#note, note);
      this.#draw();
    }
  }

  #draw() {
    say(this.#title, this.#pair ? `Shot ${numberOf(this.#pair)} · light against exposure` : 'Light against exposure');
    const width = Math.round(this.clientWidth);
    this.#drawing.replaceChildren();
    // The words stand in the drawing's place, not below it.
    this.#drawing.classList.toggle('absent', this.#note.textContent !== '');
    if (this.#shot === null || width < 50 || this.#shot.frames.length === 0) {
      return;
    }
    this.#drawing.setAttribute('width', String(width));
    this.#drawing.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    this.#drawing.setAttribute('aria-label', words(this.#shot));
    this.#drawing.append(...drawing(this.#shot, width));
  }
}

/** @param {ShotTimeline} shot */
function words(shot) {
  const frames = shot.frames.map((frame) => `${frame.role} from ${millis(frame.first_row_start_ms)} to ${
    millis(frame.last_row_end_ms)}`);
  return `Frames: ${frames.join(', ')}${shot.gap_ms === null ? '' : `; gap ${millis(shot.gap_ms)}`}`;
}

/** @param {ShotTimeline} shot @param {number} width */
function drawing(shot, width) {
  const firstMs = Math.min(...shot.frames.map((frame) => frame.first_row_start_ms));
  const lastMs = Math.max(...shot.frames.map((frame) => frame.last_row_end_ms));
  const fromMs = firstMs - BEFORE_MS;
  const untilMs = lastMs + AFTER_MS;
  const x = (/** @type {number} */ ms) => width * (Math.min(untilMs, Math.max(fromMs, ms)) - fromMs) / (untilMs - fromMs);
  return [
    ...shot.lights.flatMap((light) => light.uncertain.map(([from, to]) => s('rect', {class: `uncertain ${light.kind}`,
      x: x(from), y: TOP, width: Math.max(1, x(to) - x(from)), height: FLOOR - TOP}))),
    ...shot.frames.flatMap((frame) => window(frame, x)),
    s('path', {class: 'axis', d: `M0 ${FLOOR}H${width}`}),
    ...shot.lights.map((light) => s('path', {class: `light ${light.kind}`, d: curve(light, x, fromMs, untilMs)})),
    ...gap(shot, x),
    ...scale(x, fromMs, untilMs, width),
  ];
}

/** @param {import('./types.js').ShotFrame} frame @param {Scale} x */
function window(frame, x) {
  const from = x(frame.first_row_start_ms);
  return [s('rect', {class: `frame-box ${frame.role}`, x: from, y: TOP, width: x(frame.last_row_end_ms) - from,
    height: FLOOR - TOP}), s('text', {class: frame.role, x: from, y: TOP - 7, text: frame.role})];
}

/** @param {number} level 0 to 1 */
function height(level) {
  return FLOOR - 1 - Math.min(1.05, Math.max(0, level)) * (FLOOR - TOP - 10);
}

/**
 * A step inside an interval of uncertainty is drawn as the slope that it may have been; where the rig says how the light fell,
 * in many steps, they are joined.
 *
 * @param {ShotLight} light
 * @param {Scale} x
 * @param {number} fromMs
 * @param {number} untilMs
 */
function curve(light, x, fromMs, untilMs) {
  const steps = light.steps;
  if (steps.length === 0) {
    return '';
  }
  let level = steps[0][1];
  let path = `M${x(fromMs)} ${height(level)}`;
  for (const [i, [ms, next]] of steps.entries()) {
    if (next !== level || i === 0) {
      const inside = light.uncertain.find(([from, to]) => ms >= from - NEAR_MS && ms <= to + NEAR_MS);
      const company = inside ? steps.filter(([at]) => at >= inside[0] - NEAR_MS && at <= inside[1] + NEAR_MS).length : 0;
      if (inside && company === 1 && inside[1] - inside[0] > 2 * NEAR_MS) {
        const [from, to] = [x(inside[0]), x(inside[1])];
        const third = (to - from) / 3;
        path += `L${from} ${height(level)}C${from + third} ${height(level)} ${from + third} ${height(next)} ${to} ${
          height(next)}`;
      } else if (inside && company > 1) {
        // Level until the change may begin: a light is not drawn as rising from the step before.
        const begins = i === 0 || steps[i - 1][0] < inside[0] - NEAR_MS;
        path += `${begins ? `H${x(Math.min(ms, inside[0]))}` : ''}L${x(ms)} ${height(next)}`;
      } else {
        path += `H${x(ms)}V${height(next)}`;
      }
      level = next;
    }
  }
  return `${path}H${x(untilMs)}`;
}

/** @param {ShotTimeline} shot @param {Scale} x */
function gap(shot, x) {
  const studio = shot.frames.find((frame) => frame.role === 'studio');
  const flash = shot.frames.find((frame) => frame.role === 'flash');
  if (!studio || !flash || shot.gap_ms === null) {
    return [];
  }
  const middle = (/** @type {import('./types.js').ShotFrame} */ frame) =>
    x((frame.first_row_start_ms + frame.last_row_end_ms) / 2);
  const [from, to] = [middle(studio), middle(flash)];
  return [s('path', {class: 'gap', d: `M${from} 100V110M${from} 105H${to}M${to} 100V110`}),
    s('text', {class: 'gap-words', x: (from + to) / 2, y: 109, 'text-anchor': 'middle', text: millis(shot.gap_ms)})];
}

/** @param {Scale} x @param {number} fromMs @param {number} untilMs @param {number} width */
function scale(x, fromMs, untilMs, width) {
  const stepMs = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((step) => width * step / (untilMs - fromMs) > 62) ?? 10_000;
  const ticks = [];
  for (let ms = Math.ceil(fromMs / stepMs) * stepMs; x(ms) < width - 34; ms += stepMs) {
    ticks.push(s('path', {class: 'axis', d: `M${x(ms)} ${FLOOR}v4`}),
      s('text', {class: 'tick', x: x(ms) + 2, y: HEIGHT - 6, text: `${ms} ms`}));
  }
  return ticks;
}

customElements.define('shot-timeline', ShotTimelineView);

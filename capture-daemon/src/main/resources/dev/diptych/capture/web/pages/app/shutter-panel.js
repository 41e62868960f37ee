/** The one large button, its countdown and what stands beside it. */

import {decide, shoot, skipPose, whyNot} from './actions.js';
import {h, s, say} from './dom.js';
import {Panel} from './panel.js';
import {recall, remember} from './settings.js';
import {store} from './store.js';

const DELAYS_S = [0, 3, 5];
/** Where nothing hovers there is a finger, and no keyboard. */
const KEYS = !matchMedia('(hover: none)').matches;
const HINT = KEYS ? 'Space shoots · R retakes · Esc stops light' : 'A touch shoots · “Stop light” stops light';
const RING = 2 * Math.PI * 63;

const WORDS = {SHOOTING: 'Shooting…', SAVING: 'Saving…', CALIBRATING: 'Measuring…', FAULT: 'Fault', PAUSED: 'Paused',
  IDLE: 'Idle', STOPPING: 'Stopping'};

export class ShutterPanel extends Panel {
  #delay = recall('countdown', 0);
  #left = 0;
  #timer = 0;
  #label = h('span', {class: 'shutter-label'});
  #arc = s('circle', {class: 'shutter-arc', cx: 66, cy: 66, r: 63, 'stroke-dasharray': `0 ${RING}`});
  #button = h('button', {type: 'button', class: 'shutter', 'aria-describedby': 'shutter-words', onclick: () => this.press()},
    s('svg', {viewBox: '0 0 132 132', 'aria-hidden': 'true'}, s('circle', {class: 'shutter-ring', cx: 66, cy: 66, r: 63}),
      this.#arc), this.#label);
  #skip = h('button', {type: 'button', class: 'quiet', text: 'Skip', title: 'Leave this pose out', onclick: skipPose});
  #retake = h('button', {type: 'button', class: 'quiet', text: 'Retake', title: 'The last pair does not count; its pose comes again',
    onclick: () => decide('retake')});
  #words = h('p', {class: 'hint', id: 'shutter-words'});
  #spoken = h('p', {class: 'unseen', role: 'status', 'aria-live': 'assertive'});
  #delays = h('select', {'aria-label': 'Countdown', onchange: () => this.#choose(Number(this.#delays.value))},
    ...DELAYS_S.map((seconds) => h('option', {value: seconds, text: seconds === 0 ? 'At once' : `After ${seconds} s`})));

  build() {
    this.classList.add('card');
    this.#delays.value = String(this.#delay);
    this.append(h('div', {class: 'shutter-row'}, this.#skip, this.#button, this.#retake),
      h('div', {class: 'shutter-foot'}, this.#words, this.#delays), this.#spoken);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.cancel();
  }

  /** Shoots, or begins to count down; a second press during the countdown stops it. */
  press() {
    if (this.cancel() || this.#button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    if (this.#delay === 0) {
      shoot();
      return;
    }
    this.#left = this.#delay;
    this.#count();
    this.#timer = setInterval(() => {
      this.#left--;
      if (whyNot() !== null) {
        this.cancel();
      } else if (this.#left > 0) {
        this.#count();
      } else {
        this.cancel();
        shoot();
      }
    }, 1000);
  }

  /** @returns {boolean} whether there was a countdown to cancel */
  cancel() {
    const counting = this.#timer !== 0;
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#left = 0;
    if (counting && this.isConnected) {
      say(this.#spoken, '');
      this.update();
    }
    return counting;
  }

  #count() {
    say(this.#spoken, String(this.#left));
    this.update();
  }

  /** @param {number} seconds */
  #choose(seconds) {
    this.#delay = seconds;
    remember('countdown', seconds);
    // Space is the shutter's again.
    this.#delays.blur();
    this.update();
  }

  update() {
    const state = store.state;
    const reason = whyNot();
    const counting = this.#left > 0;
    const busy = state?.phase === 'SHOOTING' || state?.phase === 'SAVING' || state?.phase === 'CALIBRATING';
    // It keeps its place in the order of keys while it is refused, so that its reason can be read out.
    this.#button.setAttribute('aria-disabled', String(reason !== null && !counting));
    this.#button.classList.toggle('busy', busy && store.connected);
    this.#button.classList.toggle('counting', counting);
    say(this.#label, counting ? String(this.#left)
      : store.connected ? (reason === null ? 'Shoot' : WORDS[state?.phase ?? ''] ?? 'Not now') : 'Offline');
    this.#drawArc(state?.task ?? null, counting);
    say(this.#words, counting ? `${KEYS ? 'Esc or a' : 'A'} second press cancels` : reason ?? (store.developing > 0 ? 'The last pair is being developed…' : HINT));
    this.#words.classList.toggle('reason', reason !== null && !busy);
    const idle = !store.connected || !state?.session;
    this.#skip.disabled = idle || busy || !store.may('session') || !state?.session?.next;
    this.#retake.disabled = idle || busy || !store.may('capture') || !store.newest || store.developing > 0;
  }

  /** @param {import('./types.js').Task|null} task @param {boolean} counting */
  #drawArc(task, counting) {
    const share = counting ? this.#left / this.#delay : task && task.all > 0 ? task.done / task.all : 0;
    this.#arc.setAttribute('stroke-dasharray', `${share * RING} ${RING}`);
  }
}

customElements.define('shutter-panel', ShutterPanel);

/** What the rig is doing, for whom, and whether all is well; on every page. */

import {abort, clearFault} from './actions.js';
import {span} from './clock.js';
import {h, refill, say} from './dom.js';
import {Panel} from './panel.js';
import {store} from './store.js';

const TONES = {ARMED: 'good', SHOOTING: 'active', SAVING: 'active', CALIBRATING: 'active', FLASH_PREVIEW: 'flash',
  FAULT: 'bad', PAUSED: 'warn', STOPPING: 'warn'};

export const PAGES = [['shoot', 'Shoot'], ['live', 'Live'], ['session', 'Session'], ['health', 'Health']];

export class TopBar extends Panel {
  #pill = h('span', {class: 'pill'});
  #spoken = h('span', {class: 'unseen', role: 'status', 'aria-live': 'polite'});
  #session = h('span', {class: 'wide'});
  #bar = h('div', {class: 'progress', role: 'progressbar', 'aria-valuemin': '0'}, h('i'));
  #count = h('span', {class: 'muted count'});
  #health = h('a', {class: 'dots-of-health', href: '#/health', 'aria-label': 'Health'});
  #stop = h('button', {type: 'button', class: 'stop', title: 'Flash off, lamps as at rest (Esc)', onclick: abort, text: 'Stop light'});

  build() {
    this.setAttribute('role', 'banner');
    this.append(h('a', {class: 'brand', href: '#/shoot', 'aria-label': 'Diptych'}, h('i', {text: 'dip'}), h('b', {text: 'tych'})),
      this.#pill, this.#spoken, h('nav', {'aria-label': 'Pages'}, ...PAGES.map(([id, name]) =>
        h('a', {href: `#/${id}`, 'data-page': id, text: name}))),
      this.#session, this.#bar, this.#count, this.#health, this.#stop);
  }

  /** @param {string} page */
  show(page) {
    for (const link of this.querySelectorAll('nav a')) {
      if (/** @type {HTMLElement} */ (link).dataset.page === page) {
        link.setAttribute('aria-current', 'page');
      } else {
        link.removeAttribute('aria-current');
      }
    }
  }

  update() {
    const state = store.state;
    const phase = store.connected && state ? state.phase : store.link === 'lost' ? 'DISCONNECTED' : 'CONNECTING';
    const words = phase.replaceAll('_', ' ');
    say(this.#pill, words);
    say(this.#spoken, `The rig: ${words.toLowerCase()}`);
    this.#pill.className = `pill ${store.connected ? TONES[phase] ?? '' : 'bad'}`;
    const session = state?.session ?? null;
    refill(this.#session, session && [session.protocol_title, session.id], () => (session
      ? [h('span', {class: 'muted', text: 'Session '}), `${session.id} · ${session.protocol_title}`] : []));
    this.#session.title = session ? `Session ${session.id}, subject ${session.subject}, ${session.protocol_title}` : '';
    this.#bar.hidden = session === null;
    say(this.#count, session ? `${session.accepted} / ${session.wanted}` : '');
    if (session) {
      this.#bar.setAttribute('aria-valuemax', String(session.wanted));
      this.#bar.setAttribute('aria-valuenow', String(session.accepted));
      this.#bar.setAttribute('aria-label', `${session.accepted} of ${session.wanted} pairs`);
      this.#bar.style.setProperty('--share', String(Math.min(1, session.accepted / Math.max(1, session.wanted))));
    }
    const vitals = store.connected ? store.health?.vitals ?? [] : [];
    this.#health.setAttribute('aria-label', ['Health', ...vitals.map(({name, value, severity}) =>
      `${name} ${value}, ${severity.toLowerCase()}`)].join('; '));
    refill(this.#health, vitals, () => [...vitals.map(({name, value, severity}) =>
      h('span', {class: severity.toLowerCase()}, h('span', {class: 'vital-words', text: `${name} ${value}`}))),
    vitals.length > 0 && h('span', {class: 'vital-legend', 'aria-hidden': 'true'}, ...vitals.map(({name, value, severity}) =>
      h('span', {class: severity.toLowerCase()}, h('b', {text: name}), h('span', {text: value}))))]);
  }
}

/** What stands in the way of everything: no connection, or a fault. */
export class AlertBar extends Panel {
  #stop = h('p', {role: 'alert', class: 'not-stopped'});
  #words = h('span', {role: 'alert'});
  #when = h('span', {'aria-hidden': 'true'});
  #clear = h('button', {type: 'button', class: 'clear', text: 'I have looked: clear the fault', onclick: clearFault});

  build() {
    this.append(h('div', {class: 'alert-words'}, this.#stop, h('p', {}, this.#words, this.#when)), this.#clear);
  }

  update() {
    const fault = store.connected ? store.state?.fault ?? null : null;
    this.#clear.hidden = fault === null || !store.may('calibrate');
    const lost = store.link === 'lost';
    say(this.#stop, store.notStopped ?? '');
    this.hidden = !lost && fault === null && store.notStopped === null;
    this.classList.toggle('lost', lost && store.notStopped === null);
    if (lost) {
      const waitMs = store.retryAt - Date.now();
      say(this.#words, 'Disconnected: what you see is old. ');
      say(this.#when, waitMs > 1000 ? `Reconnecting in ${span(waitMs)}…` : 'Reconnecting…');
    } else if (fault) {
      say(this.#words, `${fault.sentence}${store.may('calibrate') ? '' : ' Somebody who may calibrate has to clear it.'} (${fault.code})`);
      say(this.#when, '');
    } else {
      say(this.#words, '');
      say(this.#when, '');
    }
  }
}

/** The last thing that was told; it leaves by itself. */
export class NoticeLine extends Panel {
  build() {
    this.setAttribute('role', 'status');
    this.addEventListener('click', () => store.changed({notice: null}));
  }

  update() {
    const notice = store.notice;
    const there = notice !== null && notice.until > Date.now();
    this.classList.toggle('there', there);
    this.classList.toggle('bad', there && notice.bad);
    if (there) {
      say(this, notice.sentence);
    }
  }
}

customElements.define('top-bar', TopBar);
customElements.define('alert-bar', AlertBar);
customElements.define('notice-line', NoticeLine);

/** The session: begun, gone on with, looked over. */

import {api} from './api.js';
import {h, refill, say} from './dom.js';
import {attempt, Panel} from './panel.js';
import {posePicture} from './pose-card.js';
import {store} from './store.js';
import './calibration-card.js';
import './pair-table.js';
import './session-form.js';
import './session-list.js';
import './session-plots.js';

/** The open session: who, how far, pause and end. */
export class SessionCard extends Panel {
  #title = h('h2');
  #facts = h('dl', {class: 'figures'});
  #pause = h('button', {type: 'button', class: 'quiet', onclick: () =>
    attempt(() => (store.state?.session?.paused ? api.resume() : api.pause()))});
  #end = h('button', {type: 'button', class: 'quiet', text: 'End session', onclick: () => this.#endAsked()});
  /** The end is asked for twice, in the same place. */
  #asked = 0;

  build() {
    this.classList.add('card');
    this.append(h('header', {}, this.#title), this.#facts, h('div', {class: 'row'}, this.#pause, this.#end));
  }

  async #endAsked() {
    const now = Date.now();
    if (now - this.#asked > 4000) {
      this.#asked = now;
      this.update();
      return;
    }
    this.#asked = 0;
    await attempt(() => api.endSession());
  }

  update() {
    const session = store.state?.session ?? null;
    this.hidden = session === null;
    if (session === null) {
      return;
    }
    say(this.#title, session.protocol_title);
    refill(this.#facts, session, () => [...line('Session', session.id), ...line('Subject', session.subject), ...line('Operator', session.operator ?? 'not named'),
      ...line('Consent', session.consent_id), ...line('valid until', session.consent_until),
      ...line('Pairs that count', `${session.accepted} of ${session.wanted}`), ...line('Pairs taken', String(session.pairs))]);
    say(this.#pause, session.paused ? 'Resume' : 'Pause');
    say(this.#end, Date.now() - this.#asked < 4000 ? 'Really end it?' : 'End session');
    this.#pause.disabled = !store.connected || !store.may('capture');
    this.#end.disabled = !store.connected || !store.may('session');
  }
}

/** @param {string} name @param {string} value */
function line(name, value) {
  return [h('dt', {text: name}), h('dd', {text: value})];
}

/** The poses, how far each is, and the way to another. */
export class PoseList extends Panel {
  #list = h('ol', {class: 'poses'});

  build() {
    this.classList.add('card');
    this.append(h('h3', {text: 'Poses'}), this.#list);
  }

  update() {
    const session = store.state?.session ?? null;
    this.hidden = session === null;
    const may = store.connected && store.may('session');
    refill(this.#list, session && [session.poses, session.next, may], () => (session?.poses ?? []).map((pose) => {
      const next = pose.id === session?.next;
      return h('li', {class: next ? 'next' : '', 'aria-current': next ? 'step' : null}, posePicture(pose.picture, 'pose-small'),
        h('span', {class: 'pose-words'}, h('b', {text: pose.name}),
          h('small', {class: 'muted', text: pose.instruction})),
        h('span', {class: pose.accepted >= pose.wanted ? 'good' : 'muted', text: pose.skipped ? 'left out' : `${pose.accepted} / ${pose.wanted}`}),
        next ? h('span', {class: 'here', text: 'next'}) : h('button', {type: 'button', class: 'quiet', text: 'Go to', disabled: !may,
          'aria-label': `Go to ${pose.name}`, onclick: () => attempt(() => api.goToPose(pose.id))}));
    }));
  }
}

export class PageSession extends Panel {
  #start = h('session-form');
  #left = h('div', {class: 'left-column'});

  build() {
    this.#left.append(h('session-card'), h('pose-list'), this.#start, h('session-list'));
    this.append(h('h1', {class: 'unseen', text: 'Session'}), this.#left, h('div', {class: 'right-column'}, h('session-plots'),
      h('pair-table'), h('calibration-card')));
  }

  update() {
    this.#start.hidden = Boolean(store.state?.session);
    this.classList.toggle('none-open', !store.state?.session);
  }
}

customElements.define('session-card', SessionCard);
customElements.define('pose-list', PoseList);
customElements.define('page-session', PageSession);

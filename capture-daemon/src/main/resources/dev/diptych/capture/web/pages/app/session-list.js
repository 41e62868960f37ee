/** Earlier sessions, to go on with. */

import {api} from './api.js';
import {timeOfDay} from './clock.js';
import {h, refill} from './dom.js';
import {attempt, Panel} from './panel.js';
import {store} from './store.js';

export class SessionList extends Panel {
  #why = h('p', {class: 'muted why', text: 'To open one of them, end the running session first.'});
  #list = h('ul', {class: 'sessions'});
  /** @type {any[]} */
  #sessions = [];
  /** @type {string|null|undefined} */
  #askedFor = undefined;

  build() {
    this.classList.add('card');
    this.append(h('h3', {text: 'Earlier sessions'}), this.#why, this.#list);
  }

  async #fetch() {
    const sessions = await attempt(() => api.sessions());
    this.#sessions = sessions ?? [];
    this.update();
  }

  update() {
    const open = store.state?.session?.id ?? null;
    if (store.connected && open !== this.#askedFor) {
      this.#askedFor = open;
      this.#fetch();
    }
    const may = store.connected && store.may('session') && open === null;
    const earlier = this.#sessions.filter((session) => session.id !== open);
    this.#why.hidden = open === null || earlier.length === 0;
    refill(this.#list, [earlier, may, open === null], () => (earlier.length === 0 ? [h('li', {class: 'muted', text: 'None'})]
      : earlier.map((session) => h('li', {}, h('span', {class: 'pose-words'}, h('b', {text: session.id}),
        h('small', {class: 'muted', text: `${timeOfDay(session.started_at)} · ${session.protocol ?? 'no protocol'} · consent until ${
          session.consent_until}`})), h('span', {class: 'muted', text: `${session.accepted} of ${session.pairs} count`}),
      h('button', {type: 'button', class: 'quiet', text: 'Open', disabled: !may, 'aria-label': `Open ${session.id}`,
        title: open === null ? '' : 'End the running session first', onclick: () => attempt(() => api.openSession(session.id))})))));
  }
}

customElements.define('session-list', SessionList);

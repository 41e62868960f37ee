/** Whether the rig is well, and what to do if it is not. */

import {api} from './api.js';
import {ago} from './clock.js';
import {h, refill, say, unbroken} from './dom.js';
import {attempt, Panel} from './panel.js';
import {store} from './store.js';

const ORDER = ['FAIL', 'WARN', 'NOTE', 'OK'];
const HEADS = {FAIL: 'The rig does not work', WARN: 'It works, but not as it should', NOTE: 'Worth knowing', OK: 'As it should be'};

export class PageHealth extends Panel {
  #when = h('p', {class: 'muted'});
  #checking = false;
  #again = h('button', {type: 'button', class: 'quiet', text: 'Check again', onclick: () => this.#check(() => api.checkHealth())});
  #vitals = h('dl', {class: 'vitals'});
  #findings = h('div', {class: 'findings'});
  #rig = h('dl', {class: 'figures'});
  #who = h('dl', {class: 'figures'});

  build() {
    this.append(
      h('section', {class: 'card main-column'}, h('header', {}, h('h1', {text: 'Health'}), this.#when, this.#again), this.#vitals,
        this.#findings),
      h('aside', {}, h('section', {class: 'card'}, h('h3', {text: 'This rig'}), this.#rig),
        h('section', {class: 'card'}, h('h3', {text: 'For programs'}),
          h('p', {}, h('a', {href: '/metrics', text: 'Metrics'}), h('span', {class: 'muted', text: ' as Prometheus reads them'})),
          h('p', {}, h('a', {href: '/api/v1/openapi.json', text: 'Description of the interface'}),
            h('span', {class: 'muted', text: ' (OpenAPI)'}))),
        h('section', {class: 'card'}, h('h3', {text: 'Signed in'}), this.#who,
          h('button', {type: 'button', class: 'quiet', text: 'Sign out', onclick: async () => {
            if (await attempt(async () => (await api.signOut(), true))) {
              this.dispatchEvent(new CustomEvent('signed-out', {bubbles: true}));
            }
          }}))));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#check(() => api.health());
  }

  /** @param {() => Promise<import('./types.js').Health>} look */
  async #check(look) {
    this.#checking = true;
    this.update();
    const health = await attempt(look);
    this.#checking = false;
    store.changed(health ? {health} : {});
  }

  update() {
    const health = store.health;
    say(this.#again, this.#checking ? 'Checking…' : 'Check again');
    this.#again.disabled = this.#checking || !store.connected || !store.may('calibrate');
    say(this.#when, health ? `Checked ${ago(health.checked_at)}` : 'Not checked yet');
    refill(this.#vitals, health?.vitals ?? [], () => (health?.vitals ?? []).map(({name, value, severity}) =>
      h('div', {class: severity.toLowerCase()}, h('dt', {text: name}), h('dd', {}, ...unbroken(value)))));
    refill(this.#findings, health?.findings ?? [], () => ORDER.flatMap((severity) => group(severity, health?.findings ?? [])));
    const state = store.state;
    refill(this.#rig, state && [state.rig, state.name, state.simulated, state.epoch, state.calibration, state.engine], () => (state ? [
      ...line('Name', state.name), ...line('Id in topics', state.rig), ...line('Studio', state.simulated ? 'simulated' : 'real'),
      ...line('Run', state.epoch), ...line('Calibration', state.calibration?.id ?? 'none'),
      ...line('Network', state.engine.model ?? 'none'), ...line('Computed by', state.engine.provider ?? 'nothing')] : []));
    const me = store.me;
    refill(this.#who, me, () => (me ? [...line('Name', me.name ?? 'nobody'), ...line('May', me.permissions.join(', ') || 'nothing')] : []));
  }
}

/** @param {string} severity @param {import('./types.js').Health['findings']} findings */
function group(severity, findings) {
  const of = findings.filter((finding) => finding.severity === severity);
  if (of.length === 0) {
    return [];
  }
  const list = h('ul', {}, ...of.map(({id, evidence, remedy}) => h('li', {}, h('b', {text: id}), h('p', {}, ...unbroken(evidence)),
    remedy ? h('p', {class: 'remedy'}, ...unbroken(remedy)) : null)));
  const head = `${HEADS[severity]} · ${of.length}`;
  return [severity === 'OK' ? h('details', {class: 'ok'}, h('summary', {text: head}), list)
    : h('section', {class: severity.toLowerCase()}, h('h2', {text: head}), list)];
}

/** @param {string} name @param {string} value */
function line(name, value) {
  return [h('dt', {text: name}), h('dd', {text: value})];
}

customElements.define('page-health', PageHealth);

/** Who is there: the first operator with the code that the rig printed, everybody else with name and password. */

import {api} from './api.js';
import {h, say} from './dom.js';
import {recall} from './settings.js';
import {store} from './store.js';

/** The code that came in the address; it is not left there. @type {string} */
let code = '';

/** @returns {boolean} whether there was one */
export function takeCodeFromAddress() {
  const found = /^#pair=(\d{6})$/.exec(location.hash);
  if (found) {
    code = found[1];
    history.replaceState(null, '', location.pathname);
  }
  return found !== null;
}

/** @param {string} label @param {Record<string, unknown>} properties */
function field(label, properties) {
  const input = h('input', {required: true, ...properties});
  return {input, row: h('label', {class: 'field'}, h('span', {text: label}), input)};
}

export class PagePairing extends HTMLElement {
  /** @type {HTMLElement} */
  #problem = h('p', {class: 'problem', role: 'alert'});

  connectedCallback() {
    this.#show(code !== '' || store.me?.paired === false);
  }

  /** @param {boolean} pairing */
  #show(pairing) {
    const digits = field('Code', {name: 'code', inputmode: 'numeric', pattern: '[0-9]{6}', maxlength: 6, autocomplete: 'one-time-code',
      title: 'Six digits'});
    digits.input.value = code;
    const name = field('Name', {name: 'name', autocomplete: 'username', pattern: '[A-Za-z0-9\\-]{1,32}', autocapitalize: 'none',
      spellcheck: 'false', title: 'Letters, digits and hyphens'});
    const password = field('Password', {name: 'password', type: 'password',
      autocomplete: pairing ? 'new-password' : 'current-password'});
    const submit = h('button', {type: 'submit', class: 'primary', text: pairing ? 'Pair' : 'Sign in'});
    const other = h('button', {type: 'button', class: 'link', text: pairing ? 'I have a name here: sign in' : 'I have a code: pair',
      onclick: () => this.#show(!pairing)});
    const form = h('form', {class: 'sign-in', onsubmit: async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      submit.disabled = true;
      say(this.#problem, '');
      try {
        await (pairing ? api.pair(digits.input.value, name.input.value, password.input.value)
          : api.signIn(name.input.value, password.input.value));
        code = '';
        this.dispatchEvent(new CustomEvent('signed-in', {bubbles: true}));
      } catch (refusal) {
        say(this.#problem, refusal instanceof Error ? refusal.message : String(refusal));
        submit.disabled = false;
        password.input.select();
      }
    }}, h('p', {class: 'brand'}, h('i', {text: 'dip'}), h('b', {text: 'tych'})),
    h('h1', {text: pairing ? 'Pair this browser' : 'Sign in'}),
    h('p', {class: 'muted', text: !pairing && recall('signed-in', false) ? 'The rig was started anew; sign in again.' : pairing ? 'The rig prints a code of six digits when it starts. Choose the name and password you will sign in with.'
      : 'Pictures of people are behind this door.'}),
    pairing ? digits.row : null, name.row, password.row, this.#problem, submit, other);
    say(this.#problem, '');
    this.replaceChildren(form);
    (pairing && code === '' ? digits.input : name.input).focus();
  }
}

customElements.define('page-pairing', PagePairing);

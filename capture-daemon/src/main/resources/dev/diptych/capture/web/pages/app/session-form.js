/** Begins a session. */

import {api} from './api.js';
import {h, refill, say} from './dom.js';
import {attempt, Panel} from './panel.js';
import {posePicture} from './pose-card.js';
import {recall, remember} from './settings.js';
import {store} from './store.js';

const SCOPES = [['train-in-house', 'Train networks here'], ['share-on-request', 'Share on request'],
  ['publish-images', 'Publish the pictures'], ['publish-in-paper', 'Show them in a paper'], ['keep-raw', 'Keep raw frames']];
const CODE = /^[A-Za-z0-9]{1,32}$/;
const TEXT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** @param {string} text @returns {boolean} whether it is a day as ISO 8601 writes it, and one that there is */
function isDay(text) {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** What a field lacks is told below it, and read out when the focus comes there. */
class Field {
  /** @param {string} name also of the input @param {string} label @param {string} hint @param {Record<string, unknown>} [properties] */
  constructor(name, label, hint, properties = {}) {
    const id = `session-${name}-note`;
    this.hint = hint;
    this.input = h('input', {name, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': id, ...properties});
    this.note = h('small', {id, class: 'muted', text: hint});
    this.row = h('label', {class: 'field'}, h('span', {text: label}), this.input, this.note);
    this.input.addEventListener('input', () => this.lack(''));
  }

  /** @returns {string} */
  get value() {
    return this.input.value.trim();
  }

  /** @param {string} sentence empty if it lacks nothing @returns {boolean} whether it lacks something */
  lack(sentence) {
    say(this.note, sentence || this.hint);
    this.note.className = sentence ? 'bad' : 'muted';
    this.input.setAttribute('aria-invalid', String(sentence !== ''));
    return sentence !== '';
  }
}

export class SessionForm extends Panel {
  #subject = new Field('subject', 'Subject', 'a code, never a name');
  #operator = new Field('operator', 'Operator', 'a code too');
  #consent = new Field('consent', 'Filed as', '');
  #version = new Field('version', 'Version of the form', '');
  #until = new Field('until', 'Valid until', 'year-month-day', {placeholder: 'YYYY-MM-DD', inputmode: 'numeric', maxlength: 10});
  #scopes = SCOPES.map(([value, text]) => ({value, text, box: h('input', {type: 'checkbox', 'aria-describedby': 'session-scopes-note',
    onchange: () => say(this.#scopesNote, '')})}));
  #scopesNote = h('small', {id: 'session-scopes-note', class: 'bad'});
  #protocols = h('div', {class: 'protocols', role: 'radiogroup', 'aria-label': 'Protocol'});
  #optional = h('p', {class: 'muted'});
  #submit = h('button', {type: 'submit', class: 'primary', text: 'Start session'});

  build() {
    this.classList.add('card');
    this.#operator.input.value = recall('operator', '');
    this.append(h('form', {novalidate: true, onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#start();
    }}, h('h2', {text: 'Start a session'}), this.#optional, h('div', {class: 'two'}, this.#subject.row,
      this.#operator.row), this.#protocols,
    h('fieldset', {}, h('legend', {text: 'Consent'}), h('div', {class: 'two'}, this.#consent.row, this.#version.row,
      this.#until.row), h('div', {class: 'scopes', role: 'group', 'aria-label': 'What the signed form allows'}, ...this.#scopes.map(({box, text}) =>
      h('label', {class: 'check'}, box, text))), this.#scopesNote), this.#submit));
    attempt(() => api.protocols()).then((protocols) => protocols && this.#offer(protocols));
  }

  /** @param {import('./types.js').Protocol[]} protocols */
  #offer(protocols) {
    refill(this.#protocols, protocols, () => protocols.map((protocol, i) => h('label', {class: 'protocol'},
      h('input', {type: 'radio', name: 'protocol', value: protocol.id, checked: i === 0}),
      h('b', {text: protocol.title}),
      h('small', {class: 'muted', text: `${protocol.poses.reduce((sum, pose) => sum + pose.pairs, 0)} pairs`}),
      h('span', {class: 'pose-row'}, ...protocol.poses.map((pose) => {
        const picture = posePicture(pose.picture, 'pose-small');
        picture.title = `${pose.name}, ${pose.pairs} pairs`;
        return picture;
      })))));
  }

  get #scoped() {
    return this.#scopes.filter(({box}) => box.checked).map(({value}) => value);
  }

  /** Of a consent there is all or nothing; nothing only where nobody real is in the pictures. */
  get #consents() {
    return !store.state?.simulated || [this.#consent, this.#version, this.#until].some(({value}) => value !== '')
      || this.#scoped.length > 0;
  }

  /** Tells what is lacking, field by field. @returns {HTMLElement|null} the first that lacks something */
  #firstLacking() {
    const needed = this.#consents;
    const code = (/** @type {string} */ value, /** @type {boolean} */ wanted) => (value === '' ? (wanted ? 'Give the code.' : '')
      : CODE.test(value) ? '' : 'Letters and digits only, 32 at most.');
    const text = (/** @type {string} */ value, /** @type {string} */ what) => (value === '' ? (needed ? `Give ${what}.` : '')
      : TEXT.test(value) ? '' : 'Letters, digits, dots, hyphens and underscores only, 64 at most.');
    const day = (/** @type {string} */ value) => (isDay(value) || (value === '' && !needed) ? ''
      : value === '' ? 'Give the last day of the consent.' : 'Give a day as year-month-day, such as 2027-12-31.');
    const lacking = [this.#subject.lack(code(this.#subject.value, !store.state?.simulated)) && this.#subject.input,
      this.#operator.lack(code(this.#operator.value, false)) && this.#operator.input,
      this.#consent.lack(text(this.#consent.value, 'the number under which the form is filed')) && this.#consent.input,
      this.#version.lack(text(this.#version.value, 'the version that stands on the form')) && this.#version.input,
      this.#until.lack(day(this.#until.value)) && this.#until.input];
    const unscoped = needed && this.#scoped.length === 0;
    say(this.#scopesNote, unscoped ? 'Tick what the signed form allows.' : '');
    return [...lacking, unscoped && this.#scopes[0].box].find(Boolean) ?? null;
  }

  async #start() {
    const lacking = this.#firstLacking();
    if (lacking) {
      lacking.focus();
      return;
    }
    const consent = !this.#consents ? null : {id: this.#consent.value, version: this.#version.value,
      scopes: this.#scoped, valid_until: this.#until.value};
    const protocol = /** @type {HTMLInputElement|null} */ (this.#protocols.querySelector('input:checked'))?.value ?? null;
    remember('operator', this.#operator.value);
    const done = await attempt(() => api.startSession({subject: this.#subject.value || null, operator: this.#operator.value || null,
      protocol, consent}));
    if (done) {
      this.#subject.input.value = '';
      this.#consent.input.value = '';
      store.changed({notice: null});
      location.hash = '#/shoot';
    }
  }

  update() {
    const simulated = store.state?.simulated ?? false;
    say(this.#optional, simulated ? 'The studio is simulated: everything may be left out.' : '');
    this.#submit.disabled = !store.connected || !store.may('session');
  }
}

customElements.define('session-form', SessionForm);

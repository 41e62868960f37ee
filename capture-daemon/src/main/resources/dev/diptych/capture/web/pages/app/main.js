/** Where the console begins: who is there, which page, which keys. */

import {abort, decide} from './actions.js';
import {api} from './api.js';
import {h} from './dom.js';
import {events} from './events.js';
import {takeCodeFromAddress} from './page-pairing.js';
import {remember} from './settings.js';
import {store} from './store.js';
import {PAGES} from './top-bar.js';
import './page-health.js';
import './page-live.js';
import './page-session.js';
import './page-shoot.js';

const RETRY_MS = 2000;
/** Lights that a person sees burn, or that are about to. */
const LIT = ['SHOOTING', 'CALIBRATING', 'FLASH_PREVIEW'];

const top = h('top-bar');
const main = h('main', {tabindex: '-1'});
const shell = [top, h('div', {class: 'told'}, h('alert-bar'), h('notice-line')), main];
/** Whether the focus came where it is by keys, so that Space means the button that has it. */
let byKeys = false;

function page() {
  const wanted = /^#\/(\w+)/.exec(location.hash)?.[1];
  return PAGES.some(([id]) => id === wanted) ? wanted : 'shoot';
}

function showPage() {
  if (!store.me?.signed_in) {
    return;
  }
  const wanted = page();
  top.show(wanted);
  if (main.dataset.page !== wanted) {
    main.dataset.page = wanted;
    main.replaceChildren(h(`page-${wanted}`));
    document.title = `${PAGES.find(([id]) => id === wanted)?.[1]} · Diptych`;
  }
}

/** Shows the console to who is signed in, and the door to everybody else. */
async function enter() {
  try {
    store.changed({me: await api.me()});
  } catch {
    document.body.replaceChildren(h('p', {class: 'away', role: 'status', text: 'The rig does not answer. Trying again…'}));
    setTimeout(enter, RETRY_MS);
    return;
  }
  admit();
}

function admit() {
  if (store.me?.signed_in) {
    remember('signed-in', true);
    document.body.replaceChildren(...shell);
    showPage();
    events.open();
  } else if (!document.querySelector('page-pairing')) {
    main.replaceChildren();
    delete main.dataset.page;
    document.body.replaceChildren(h('main', {class: 'door'}, h('page-pairing')));
  }
}

/** @param {EventTarget|null} target */
function typesText(target) {
  return target instanceof Element && target.closest('input, select, textarea') !== null;
}

/** @param {KeyboardEvent} event */
function onEscape(event) {
  const shutter = /** @type {any} */ (document.querySelector('shutter-panel'));
  const dialog = document.querySelector('dialog[open]');
  if (LIT.includes(store.state?.phase ?? '')) {
    shutter?.cancel();
    abort();
  } else if (!shutter?.cancel() && !dialog) {
    abort();
  } else if (!dialog) {
    event.preventDefault();
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key === 'Tab') {
    byKeys = true;
  }
  if (!store.me?.signed_in || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  if (event.key === 'Escape') {
    onEscape(event);
    return;
  }
  const shutter = /** @type {any} */ (document.querySelector('shutter-panel'));
  if (!shutter || typesText(event.target) || document.querySelector('dialog[open]')) {
    return;
  }
  const elsewhere = byKeys && event.target instanceof Element && event.target.closest('button, a, [role=slider]');
  if (event.key === ' ' && !elsewhere) {
    event.preventDefault();
    shutter.press();
  } else if (event.key === 'r' || event.key === 'R') {
    decide('retake');
  }
}

/** @param {KeyboardEvent} event */
function onKeyUp(event) {
  // Firefox presses the focused button when Space is let go.
  if (event.key === ' ' && !byKeys && event.target instanceof HTMLButtonElement) {
    event.preventDefault();
  }
}

takeCodeFromAddress();
addEventListener('hashchange', () => {
  // The link that the rig prints may be opened in a window that has the console already.
  if (takeCodeFromAddress()) {
    document.querySelector('page-pairing')?.remove();
    admit();
  }
  showPage();
});
addEventListener('keydown', onKey);
addEventListener('keyup', onKeyUp);
addEventListener('pointerdown', () => {
  byKeys = false;
});
addEventListener('signed-in', enter);
addEventListener('signed-out', () => {
  remember('signed-in', false);
  events.close();
  store.changed({state: null, health: null, link: 'connecting'});
  store.setPairs([]);
  enter();
});
store.watch(() => {
  if (store.me && !store.me.signed_in) {
    admit();
  }
});
enter();

// A convenience; where it cannot be had, the console works without.
navigator.serviceWorker?.register('/app/service-worker.js', {scope: '/'}).catch(() => {});

/** A pair's picture over the whole window, zoomed and moved by pointer, wheel or keys. */

import {pictureAddress} from './api.js';
import {h} from './dom.js';
import {numberOf} from './facts.js';

const LARGEST = 8;
const STEP = 1.5;
const MOVE_PX = 60;

/** @param {import('./types.js').PairReport} pair @param {string} word of the picture that is shown first */
export function showLarge(pair, word) {
  const words = ['studio', 'flash', 'overlay', 'corrected'].filter((name) => pair.pictures.includes(name));
  let zoom = 1;
  let x = 0;
  let y = 0;
  const picture = h('img', {alt: '', draggable: 'false'});
  const field = h('div', {class: 'large-field'}, picture);
  const percent = h('output', {class: 'muted'});
  const tabs = words.map((name) => h('button', {type: 'button', class: 'chip', text: name, onclick: () => show(name)}));

  const place = () => {
    const spare = (zoom - 1) / 2;
    x = Math.min(spare * field.clientWidth, Math.max(-spare * field.clientWidth, x));
    y = Math.min(spare * field.clientHeight, Math.max(-spare * field.clientHeight, y));
    picture.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    percent.textContent = `${Math.round(zoom * 100)} %`;
  };
  const zoomTo = (/** @type {number} */ to) => {
    const wanted = Math.min(LARGEST, Math.max(1, to));
    x *= wanted / zoom;
    y *= wanted / zoom;
    zoom = wanted;
    place();
  };
  const show = (/** @type {string} */ name) => {
    word = name;
    picture.src = pictureAddress(pair.facts.pair_id, name);
    picture.alt = `Pair ${numberOf(pair.facts.pair_id)}, ${name}`;
    tabs.forEach((tab, i) => tab.setAttribute('aria-pressed', String(words[i] === name)));
  };
  const step = (/** @type {number} */ by) => show(words[(words.indexOf(word) + by + words.length) % words.length]);

  const dialog = h('dialog', {class: 'large', 'aria-label': `Pair ${numberOf(pair.facts.pair_id)}`},
    h('header', {}, h('span', {class: 'muted', text: `Pair ${numberOf(pair.facts.pair_id)}`}),
      h('div', {class: 'chips', role: 'group', 'aria-label': 'Picture'}, ...tabs), percent,
      h('button', {type: 'button', class: 'quiet', text: '−', 'aria-label': 'Smaller', onclick: () => zoomTo(zoom / STEP)}),
      h('button', {type: 'button', class: 'quiet', text: '+', 'aria-label': 'Larger', onclick: () => zoomTo(zoom * STEP)}),
      h('button', {type: 'button', class: 'quiet', text: 'Close', onclick: () => dialog.close()})),
    field);
  const keys = {'+': () => zoomTo(zoom * STEP), '=': () => zoomTo(zoom * STEP), '-': () => zoomTo(zoom / STEP),
    0: () => zoomTo(1), PageDown: () => step(1), PageUp: () => step(-1),
    ArrowLeft: () => move(MOVE_PX, 0), ArrowRight: () => move(-MOVE_PX, 0),
    ArrowUp: () => move(0, MOVE_PX), ArrowDown: () => move(0, -MOVE_PX)};
  const move = (/** @type {number} */ right, /** @type {number} */ down) => {
    // Nothing to move: the keys for it go through the pictures instead.
    if (zoom === 1 && right !== 0) {
      step(right < 0 ? 1 : -1);
      return;
    }
    x += right;
    y += down;
    place();
  };
  dialog.addEventListener('keydown', (event) => {
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  field.addEventListener('wheel', (event) => {
    event.preventDefault();
    zoomTo(zoom * Math.exp(-event.deltaY / 400));
  }, {passive: false});
  field.addEventListener('dblclick', () => zoomTo(zoom > 1 ? 1 : 3));
  field.addEventListener('pointerdown', (event) => field.setPointerCapture(event.pointerId));
  field.addEventListener('pointermove', (event) => {
    if (field.hasPointerCapture(event.pointerId) && zoom > 1) {
      x += event.movementX;
      y += event.movementY;
      place();
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  show(word);
  place();
}

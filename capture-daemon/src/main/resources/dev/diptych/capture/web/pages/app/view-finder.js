/** What the camera sees, and never what it saw: a picture that is not of now is dimmed and says so. */

import {msUntil, span} from './clock.js';
import {h, s, say} from './dom.js';
import {live} from './live.js';
import {drawMarks} from './overlays.js';
import {Panel} from './panel.js';
import {recall, remember} from './settings.js';
import {store} from './store.js';
import './split-slider.js';

const LOOK_EVERY_MS = 100;
const TOOLS = [
  {id: 'peaking', name: 'Peaking', title: 'Marks what is in focus'},
  {id: 'clipping', name: 'Clipping', title: 'Marks what is saturated'},
  {id: 'grid', name: 'Grid', title: 'Thirds, and where the sitter belongs'},
  {id: 'fill', name: 'Fill', title: 'Fills the space with the middle of the picture'},
  {id: 'beside', name: 'Side by side', title: 'Flash and corrected beside each other'},
];
const REASONS = {SHOOTING: 'Shooting…', SAVING: 'Saving…', CALIBRATING: 'Measuring the lights…',
  STOPPING: 'The rig is stopping'};

/** Whole frames where there is room; on a phone the face is what matters. */
const narrow = matchMedia('(max-width: 700px)');
/** So long a picture may take to come after a page has been opened. */
const CONNECTING_MS = 2000;
/** Where the rig expects the sitter unless its configuration says otherwise ([framing]): shares of the frame. */
const SITTER = {centreX: 0.5, centreY: 0.56, radiusX: 0.24, radiusY: 0.5};

export class ViewFinder extends Panel {
  #on = Object.fromEntries(TOOLS.map(({id}) => [id, recall(`view.${id}`, id === 'fill' && narrow.matches)]));
  #frame = h('canvas', {class: 'frame', role: 'img', 'aria-label': 'Viewfinder'});
  #corrected = h('canvas', {class: 'frame corrected', role: 'img', 'aria-label': 'Corrected picture'});
  #marks = h('canvas', {class: 'frame marks', 'aria-hidden': 'true'});
  #slider = h('split-slider', {'aria-label': 'Flash picture on the left, corrected picture on the right'});
  #left = h('p', {class: 'tag left'});
  #right = h('p', {class: 'tag right'});
  #hud = h('p', {class: 'tag hud'});
  #lost = h('p', {class: 'not-live', 'aria-hidden': 'true'});
  #spoken = h('p', {class: 'unseen', role: 'status'});
  #stage = h('div', {class: 'stage'});
  #guides = s('svg', {class: 'guides', 'aria-hidden': 'true'});
  #openedAt = 0;
  /** @type {HTMLButtonElement[]} */
  #tools = [];
  #timer = 0;
  #hasCorrected = false;
  /** @type {() => void} */
  #unwatch = () => {};

  build() {
    this.#tools = TOOLS.map(({id, name, title}) => h('button', {type: 'button', text: name, title, class: 'tool',
      'data-tool': id, onclick: () => this.#toggle(id)}));
    this.#stage.append(this.#frame, this.#corrected, this.#marks, this.#guides, this.#slider,
      h('div', {class: 'tags'}, this.#left, this.#right), this.#lost, this.#spoken);
    this.append(this.#stage, h('div', {class: 'view-foot'}, this.#hud,
      h('div', {class: 'tools', role: 'group', 'aria-label': 'Viewfinder'}, ...this.#tools)));
  }

  connectedCallback() {
    this.#openedAt = performance.now();
    super.connectedCallback();
    this.#unwatch = live.watch((picture) => this.#draw(picture));
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
    clearInterval(this.#timer);
  }

  /** @param {string} id */
  #toggle(id) {
    this.#on[id] = !this.#on[id];
    remember(`view.${id}`, this.#on[id]);
    this.update();
  }

  /** @param {import('./live.js').Picture} picture */
  #draw({header, frame, corrected}) {
    paint(this.#frame, frame);
    this.#hasCorrected = corrected !== null;
    if (corrected) {
      paint(this.#corrected, corrected);
    }
    drawMarks(frame, {peaking: this.#on.peaking, clipping: this.#on.clipping}, this.#marks);
    this.style.setProperty('--ratio', String(header.width_px / header.height_px));
    this.#guide(header.width_px, header.height_px);
    this.#look();
  }

  /** In pixels of the picture, and cropped as it is. @param {number} width @param {number} height */
  #guide(width, height) {
    const cropped = this.#on.fill && !this.matches('.split.is-beside');
    this.#guides.setAttribute('preserveAspectRatio', `xMidYMid ${cropped ? 'slice' : 'meet'}`);
    const box = `0 0 ${width} ${height}`;
    if (this.#guides.getAttribute('viewBox') !== box) {
      this.#guides.setAttribute('viewBox', box);
      this.#guides.replaceChildren(s('path', {d: `M${width / 3} 0v${height}M${2 * width / 3} 0v${height}M0 ${height / 3}h${width}M0 ${
        2 * height / 3}h${width}`}), s('ellipse', {cx: SITTER.centreX * width, cy: SITTER.centreY * height,
        rx: SITTER.radiusX * width, ry: SITTER.radiusY * height}));
    }
  }

  update() {
    for (const tool of this.#tools) {
      const id = /** @type {string} */ (tool.dataset.tool);
      tool.setAttribute('aria-pressed', String(this.#on[id]));
      tool.hidden = id === 'beside' && (narrow.matches || store.state?.phase !== 'FLASH_PREVIEW');
    }
    for (const {id} of TOOLS) {
      this.classList.toggle(`is-${id}`, this.#on[id] && !(id === 'beside' && narrow.matches));
    }
    this.#look();
  }

  /** What may be said of the picture at this moment. */
  #look() {
    const isLive = live.isLive;
    const header = live.header;
    const flash = header?.light === 'flash_preview' && store.state?.phase === 'FLASH_PREVIEW';
    const both = flash && this.#hasCorrected;
    this.classList.toggle('stale', !isLive);
    this.classList.toggle('split', Boolean(both));
    this.classList.toggle('flash-preview', Boolean(flash && isLive));
    this.#slider.hidden = !both || this.classList.contains('is-beside');
    const connecting = performance.now() - this.#openedAt < CONNECTING_MS;
    say(this.#lost, isLive ? '' : notLive(connecting));
    // Once, not with every second that it lasts.
    say(this.#spoken, isLive || connecting ? '' : 'The picture is not live.');
    const preview = store.state?.preview;
    this.#left.hidden = !flash || !isLive;
    const name = narrow.matches ? 'FLASH' : 'FLASH PREVIEW';
    say(this.#left, preview ? `${name} · ${Math.ceil(msUntil(preview.ends_at) / 1000)} s left` : name);
    this.#right.hidden = !flash || !isLive;
    say(this.#right, this.#rightWords());
    this.#hud.hidden = !isLive || !header;
    if (isLive && header) {
      say(this.#hud, hudWords(header));
    }
  }

  #rightWords() {
    const engine = store.state?.engine;
    if (!this.#hasCorrected) {
      return engine?.model ? 'NOT CORRECTED' : 'NO NETWORK CORRECTS';
    }
    return live.header?.face_found ? `CORRECTED · ${engine?.model ?? 'network'}` : 'NO FACE FOUND · not corrected';
  }
}

/** @param {HTMLCanvasElement} canvas @param {ImageBitmap} bitmap */
function paint(canvas, bitmap) {
  if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
  }
  canvas.getContext('2d', {alpha: false})?.drawImage(bitmap, 0, 0);
}

/** @param {import('./types.js').LiveHeader} header */
function hudWords(header) {
  const exposure = header.exposure_us >= 300_000
    ? `${(header.exposure_us / 1e6).toFixed(1)} s` : `1/${Math.round(1e6 / header.exposure_us)} s`;
  const provider = header.light === 'flash_preview' ? store.state?.engine.provider : null;
  return [`${live.picturesPerSecond.toFixed(0)} fps`, `${live.latencyMs.toFixed(0)} ms`,
    `${header.width_px} × ${header.height_px}`, exposure, `gain ${header.gain.toFixed(1)}`,
    ...(provider ? [provider] : [])].join(' · ');
}

/** @param {boolean} connecting whether a picture may still come as usual */
function notLive(connecting) {
  if (store.me && !store.may('preview')) {
    return 'NO PICTURES: you may not see them. Ask for the permission “preview”.';
  }
  if (connecting && store.link !== 'lost' && !REASONS[store.state?.phase ?? '']) {
    return 'Connecting…';
  }
  const age = performance.now() - live.exposedAt;
  const last = Number.isFinite(age) ? `NOT LIVE, last picture ${span(age)} ago` : 'NOT LIVE, no picture yet';
  if (!store.connected) {
    return `${last} · disconnected`;
  }
  const reason = REASONS[store.state?.phase ?? ''];
  if (reason) {
    return `${reason} ${last}`;
  }
  return store.state?.camera.streaming ? last : `${last} · the camera sends no frames`;
}

customElements.define('view-finder', ViewFinder);

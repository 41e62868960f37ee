/**
 * The camera's pictures. While anybody looks there is one connection; it is shut when nobody does, or when the page is out of
 * sight, so that a flash preview that nobody sees ends by itself.
 */

import {Socket} from './sockets.js';
import {store} from './store.js';

/** @typedef {import('./types.js').LiveHeader} LiveHeader */
/** @typedef {{header: LiveHeader, frame: ImageBitmap, corrected: ImageBitmap|null, exposedAt: number}} Picture */
/** @typedef {(picture: Picture) => void} Viewer draws at once; the bitmaps are closed when it returns */

const LENGTH_BYTES = 4;
const ALIVE_EVERY_MS = 1000;
/** Without a picture for so long, what is on the screen is no longer live. */
const STALE_MS = 700;
const RATE_OVER_MS = 2000;

class Live {
  /** @type {Set<Viewer>} */
  #viewers = new Set();
  /** @type {{data: ArrayBuffer, receivedAt: number, answer: (text: string) => void}|null} */
  #newest = null;
  #decoding = false;
  /** @type {number[]} */
  #drawn = [];
  /** @type {LiveHeader|null} */
  header = null;
  /** When the picture shown was exposed, by `performance.now()`; minus infinity if there never was one. */
  exposedAt = -Infinity;
  #receivedAt = -Infinity;
  /** From the end of the exposure until it was drawn. */
  latencyMs = 0;

  #socket = new Socket('/live', {
    message: (data, answer) => {
      if (data instanceof ArrayBuffer) {
        this.#newest = {data, receivedAt: performance.now(), answer};
        this.#decode();
      }
    },
  });

  constructor() {
    document.addEventListener('visibilitychange', () => this.#connect());
    store.watch(() => this.#connect());
    setInterval(() => {
      if (store.state?.phase === 'FLASH_PREVIEW' && store.may('capture') && this.#viewers.size > 0) {
        this.#socket.send('alive');
      }
    }, ALIVE_EVERY_MS);
  }

  /** @param {Viewer} viewer @returns {() => void} takes it off again */
  watch(viewer) {
    this.#viewers.add(viewer);
    this.#connect();
    return () => {
      this.#viewers.delete(viewer);
      this.#connect();
    };
  }

  #connect() {
    if (this.#viewers.size > 0 && !document.hidden && store.connected && store.may('preview')) {
      this.#socket.open();
    } else {
      this.#socket.close();
    }
  }

  /** Whether the picture on the screen may be taken for what the camera sees now. */
  get isLive() {
    const now = performance.now();
    return now - this.#receivedAt < STALE_MS && this.#receivedAt - this.exposedAt < 2 * STALE_MS && store.connected;
  }

  get picturesPerSecond() {
    const from = performance.now() - RATE_OVER_MS;
    return this.#drawn.filter((at) => at > from).length / (RATE_OVER_MS / 1000);
  }

  /** Decodes the newest; what comes while it does so takes the place of what waits. */
  async #decode() {
    if (this.#decoding) {
      return;
    }
    this.#decoding = true;
    try {
      while (this.#newest) {
        const message = this.#newest;
        this.#newest = null;
        await this.#show(message);
      }
    } catch (broken) {
      store.tell('A live picture could not be decoded; the next one is waited for.', true);
    } finally {
      this.#decoding = false;
    }
  }

  /** @param {{data: ArrayBuffer, receivedAt: number, answer: (text: string) => void}} message */
  async #show({data, receivedAt, answer}) {
    const length = new DataView(data).getUint32(0);
    /** @type {LiveHeader} */
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(data, LENGTH_BYTES, length)));
    const from = LENGTH_BYTES + length;
    const bitmap = (/** @type {number} */ at, /** @type {number} */ bytes) =>
      createImageBitmap(new Blob([new Uint8Array(data, at, bytes)], {type: 'image/jpeg'}));
    try {
      const [frame, corrected] = await Promise.all([
        bitmap(from, header.jpeg_bytes),
        header.corrected_bytes > 0 ? bitmap(from + header.jpeg_bytes, header.corrected_bytes) : null,
      ]);
      const exposedAt = receivedAt - header.age_ms;
      this.#viewers.forEach((viewer) => viewer({header, frame, corrected, exposedAt}));
      frame.close();
      corrected?.close();
      this.#note(header, exposedAt, receivedAt);
    } finally {
      // Also what could not be decoded is answered: the rig would wait for it, and then give the viewer up.
      answer(String(header.sequence));
    }
  }

  /** @param {LiveHeader} header @param {number} exposedAt @param {number} receivedAt */
  #note(header, exposedAt, receivedAt) {
    const now = performance.now();
    this.header = header;
    this.exposedAt = exposedAt;
    this.#receivedAt = receivedAt;
    this.latencyMs = now - exposedAt;
    this.#drawn = [...this.#drawn.filter((at) => at > now - RATE_OVER_MS), now];
  }
}

export const live = new Live();

/** A WebSocket that comes back by itself, more patiently each time. */

import {socketAddress} from './api.js';

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8000;

export class Socket {
  /** @type {WebSocket|null} */
  #socket = null;
  #waitMs = FIRST_WAIT_MS;
  #timer = 0;
  #wanted = false;
  #heard = 0;

  /**
   * @param {string} path
   * @param {{message: (data: any, answer: (text: string) => void) => void, lost?: (waitMs: number) => void}} listener what is
   *   answered goes over the connection that asked, or nowhere if that is gone
   */
  constructor(path, listener) {
    this.path = path;
    this.listener = listener;
  }

  open() {
    this.#wanted = true;
    if (!this.#socket) {
      this.#connect();
    }
  }

  close() {
    this.#wanted = false;
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** For how long it has been there and said nothing; 0 while there is none. */
  get silentMs() {
    return this.#socket ? performance.now() - this.#heard : 0;
  }

  /** It is there but says nothing: given up, and tried anew. */
  giveUp() {
    const socket = this.#socket;
    if (socket) {
      this.#socket = null;
      socket.close();
      this.#again();
    }
  }

  /** @param {string} text */
  send(text) {
    if (this.#socket) {
      sendOver(this.#socket, text);
    }
  }

  #connect() {
    clearTimeout(this.#timer);
    const socket = new WebSocket(socketAddress(this.path));
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#heard = performance.now();
    socket.onmessage = (event) => {
      if (socket === this.#socket) {
        this.#waitMs = FIRST_WAIT_MS;
        this.#heard = performance.now();
        this.listener.message(event.data, (text) => sendOver(socket, text));
      }
    };
    socket.onclose = () => {
      if (socket === this.#socket) {
        this.#socket = null;
        this.#again();
      }
    };
  }

  #again() {
    if (this.#wanted) {
      // Not all consoles at once after the rig has restarted.
      const waitMs = this.#waitMs * (0.8 + 0.4 * Math.random());
      this.#waitMs = Math.min(LONGEST_WAIT_MS, this.#waitMs * 1.7);
      this.#timer = setTimeout(() => this.#connect(), waitMs);
      this.listener.lost?.(waitMs);
    }
  }
}

/** @param {WebSocket} socket @param {string} text */
function sendOver(socket, text) {
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(text);
  }
}

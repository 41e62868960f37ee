/** What the operator can do, wherever the button or the key for it is. */

import {api, Refusal} from './api.js';
import {attempt} from './panel.js';
import {store} from './store.js';

let asking = false;

/** Fires. Whether it may is the rig's to say; it is asked once and never again for the same press. */
export async function shoot() {
  const state = store.state;
  if (state === null || whyNot() !== null) {
    store.tell(whyNot() ?? 'The rig has not said yet what it is doing.', true);
    return;
  }
  if (asking) {
    // The second press of a nervous finger, before the rig has said that it heard the first.
    return;
  }
  asking = true;
  const answer = await attempt(() => api.capture(crypto.randomUUID(), state.epoch));
  asking = false;
  if (answer?.status === 'duplicate') {
    store.tell('This trigger was obeyed already; nothing fired again.');
  }
}

/** @returns {string|null} why a trigger would not be obeyed now; null if it would */
export function whyNot() {
  if (!store.connected) {
    return 'Disconnected from the rig.';
  }
  if (!store.may('capture')) {
    return 'You may watch, not shoot; ask for the permission “capture”.';
  }
  return store.state?.objection?.sentence ?? null;
}

const NOT_CONNECTED = 'the rig is not connected.';

/**
 * Asks for light to be stopped, once. What did not reach the rig is never sent later: then it would stop something that
 * nobody wants stopped, while the operator has long used the mains.
 *
 * @param {() => Promise<unknown>} ask
 * @returns {Promise<boolean>} whether the rig heard it
 */
async function stopped(ask) {
  let why = NOT_CONNECTED;
  if (store.connected) {
    try {
      await ask();
      store.changed({notStopped: null});
      return true;
    } catch (refusal) {
      why = refusal instanceof Refusal && refusal.status > 0 ? refusal.message : NOT_CONNECTED;
    }
  }
  store.changed({notStopped: `Light was NOT stopped: ${why} Use the emergency stop or the mains.`});
  return false;
}

/** Flash off and lamps as at rest, at once. */
export async function abort() {
  if (await stopped(() => api.abort())) {
    store.tell('Stopped: flash off, lamps as at rest.', true);
  }
}

export const clearFault = () => attempt(() => api.clearFault());

/** @param {'accept'|'retake'|'discard'} decision @param {string|undefined} [pair] the newest if left out */
export async function decide(decision, pair = undefined) {
  if (pair === undefined && store.developing > 0) {
    // Who says "the last pair" means the one that is not there yet.
    store.tell('The last pair is still being developed; decide when it is there.');
    return;
  }
  pair ??= store.newest?.facts.pair_id;
  if (pair) {
    await attempt(() => api.decide(pair, decision));
  }
}

export const skipPose = () => attempt(() => api.skipPose());

export async function togglePreview() {
  if (store.state?.phase === 'FLASH_PREVIEW') {
    await stopped(() => api.stopPreview());
  } else {
    await attempt(() => api.startPreview());
  }
}

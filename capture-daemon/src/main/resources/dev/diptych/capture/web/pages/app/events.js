/** The rig's events: what keeps the store true, and what notices that it no longer is. */

import {api} from './api.js';
import {heardAt} from './clock.js';
import {numberOf} from './facts.js';
import {Socket} from './sockets.js';
import {store} from './store.js';

/** The rig says something every second. */
const SILENCE_MS = 3000;
const HEALTH_EVERY_MS = 30_000;

/** @type {string|null} */
let pairsOf = null;

async function fetchPairs() {
  const session = store.state?.session?.id ?? null;
  pairsOf = session;
  if (session === null) {
    store.setPairs([]);
    return;
  }
  try {
    const reports = await api.pairs();
    if (pairsOf === session) {
      store.setPairs(reports);
    }
  } catch {
    // Asked again with the next connection; the state's own figures stand meanwhile.
    pairsOf = null;
  }
}

async function fetchHealth() {
  if (store.link === 'open' && !document.hidden) {
    try {
      store.changed({health: await api.health()});
    } catch {
      store.changed({health: null});
    }
  }
}

/** Where its card is in sight, that says it better. @param {import('./types.js').PairReport} pair */
function finished(pair) {
  store.chosen = null;
  store.putPair(pair);
  const facts = pair.facts;
  if (document.querySelector('pair-card')) {
    return;
  }
  store.tell(`Pair ${numberOf(facts.pair_id)}: ${facts.verdict}${facts.sentence ? `. ${facts.sentence}` : ''}`,
    facts.verdict === 'RETAKE');
}

const handlers = {
  /** @param {{state: import('./types.js').RigState}} event */
  state({state}) {
    const first = store.link !== 'open';
    if (state.phase === 'SHOOTING' && store.state?.phase !== 'SHOOTING') {
      // What comes of it is what will be looked at.
      store.chosen = null;
    }
    const begun = state.session !== null && state.session.id !== store.state?.session?.id;
    // What was wrong with the form of a session that is open by now is nobody's concern.
    store.changed({state, link: 'open', retryAt: 0, ...(first ? {notStopped: null} : {}), ...(begun ? {notice: null} : {})});
    if (first || (state.session?.id ?? null) !== pairsOf) {
      fetchPairs();
    }
    if (first) {
      fetchHealth();
    }
  },
  pair: (/** @type {any} */ event) => finished(event.pair),
  decision: (/** @type {any} */ event) => store.putPair(event.pair),
  told: (/** @type {any} */ event) => store.tell(event.sentence),
  fault: (/** @type {any} */ event) => store.tell(event.sentence, true),
  beat: (/** @type {any} */ event) => heardAt(event.at),
};

/** Who we are may have ended, which a socket cannot tell from a rig that is away. */
async function whoAmI() {
  try {
    const me = await api.me();
    if (!me.signed_in) {
      events.close();
      store.changed({me});
    }
  } catch {
    // The rig is away, and that is told already.
  }
}

export const events = new Socket('/events', {
  message(data) {
    const event = JSON.parse(data);
    // An event of a newer rig that this console does not know is no reason to stop.
    handlers[event.type]?.(event);
  },
  lost(waitMs) {
    store.changed({link: 'lost', retryAt: Date.now() + waitMs});
    whoAmI();
  },
});

setInterval(() => {
  if (events.silentMs > SILENCE_MS) {
    events.giveUp();
  }
}, 250);

setInterval(fetchHealth, HEALTH_EVERY_MS);

/** The rig's HTTP interface. */

const BASE = '/api/v1';
const PATIENCE_MS = 8000;
/** Who wants light to stop must know soon that it did not. */
const STOP_PATIENCE_MS = 2000;
/** For what is looked at anew, from disk to network. */
const CHECK_PATIENCE_MS = 60_000;

/** Something that was asked was not done. */
export class Refusal extends Error {
  /**
   * @param {number} status of HTTP; 0 if there was no answer
   * @param {string} code
   * @param {string} sentence
   */
  constructor(status, code, sentence) {
    super(sentence);
    this.status = status;
    this.code = code;
  }
}

/** @param {Response} answer */
async function document(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {number} [patienceMs]
 * @returns {Promise<any>} the JSON of the answer
 */
async function ask(method, path, body, patienceMs = PATIENCE_MS) {
  let answer;
  try {
    answer = await fetch(BASE + path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {'X-Diptych': '1', ...(body === undefined ? {} : {'Content-Type': 'application/json'})},
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    throw new Refusal(0, 'E_NO_ANSWER', 'The rig did not answer; look whether it did what you asked before you ask again.');
  }
  const said = await document(answer);
  if (!answer.ok) {
    throw new Refusal(answer.status, said?.code ?? `HTTP_${answer.status}`,
      said?.sentence ?? `The rig answered with status ${answer.status}.`);
  }
  return said;
}

/** Frames per second to the whole number. @param {import('./types.js').Health} health @returns {import('./types.js').Health} */
function rounded(health) {
  return {...health, vitals: health.vitals.map((vital) => ({...vital,
    value: vital.value.replace(/\d+\.\d+(?= frames\/s)/, (rate) => Number(rate).toFixed(0))}))};
}

/** @param {string} id */
const of = (id) => encodeURIComponent(id);

export const api = {
  me: () => ask('GET', '/me'),
  /** @param {string} code @param {string} name @param {string} password */
  pair: (code, name, password) => ask('POST', '/pairing', {code, name, password}),
  /** @param {string} name @param {string} password */
  signIn: (name, password) => ask('POST', '/sign-in', {name, password}),
  signOut: () => ask('POST', '/sign-out'),

  pairs: () => ask('GET', '/pairs'),
  /** @param {string} pair */
  shot: (pair) => ask('GET', `/pairs/${of(pair)}/shot`),
  /** @param {string} trigger @param {string} epoch */
  capture: (trigger, epoch) => ask('POST', '/captures', {trigger_id: trigger, epoch}),
  /** @param {string} pair @param {'accept'|'retake'|'discard'} decision */
  decide: (pair, decision) => ask('POST', `/pairs/${of(pair)}/decision`, {decision}),
  abort: () => ask('POST', '/abort', undefined, STOP_PATIENCE_MS),
  clearFault: () => ask('POST', '/fault/clear'),
  startPreview: () => ask('POST', '/preview'),
  stopPreview: () => ask('DELETE', '/preview', undefined, STOP_PATIENCE_MS),

  protocols: () => ask('GET', '/protocols'),
  sessions: () => ask('GET', '/sessions'),
  /** @param {object} wish */
  startSession: (wish) => ask('POST', '/sessions', wish),
  /** @param {string} id */
  openSession: (id) => ask('POST', `/sessions/${of(id)}/open`),
  endSession: () => ask('POST', '/session/end'),
  pause: () => ask('POST', '/session/pause'),
  resume: () => ask('POST', '/session/resume'),
  /** @param {string} pose */
  goToPose: (pose) => ask('POST', '/session/pose', {pose_id: pose}),
  skipPose: () => ask('POST', '/session/skip'),

  calibrate: () => ask('POST', '/calibrations'),
  curves: () => ask('GET', '/calibrations/newest'),
  health: () => ask('GET', '/health').then(rounded),
  checkHealth: () => ask('POST', '/health', undefined, CHECK_PATIENCE_MS).then(rounded),
};

/**
 * @param {string} pair
 * @param {string} word of the picture
 */
export function pictureAddress(pair, word) {
  return `${BASE}/pairs/${of(pair)}/pictures/${word}`;
}

/** @param {string} path below the interface's base */
export function socketAddress(path) {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${BASE}${path}`;
}

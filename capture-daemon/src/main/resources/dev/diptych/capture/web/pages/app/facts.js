/** A pair's figures in words. */

/** @typedef {import('./types.js').PairReport} PairReport */

/** @param {number} value @param {number} digits */
function fixed(value, digits) {
  return value.toFixed(digits);
}

/** @param {number} ratio */
export function percent(ratio) {
  const value = ratio * 100;
  return `${fixed(value, value < 1 ? 2 : 1)} %`;
}

/** @param {number} ms */
export function millis(ms) {
  return `${fixed(ms, ms < 10 ? 1 : 0)} ms`;
}

/** @param {string} pairId @returns {string} its number, as 0007 */
export function numberOf(pairId) {
  return pairId.slice(pairId.lastIndexOf('-') + 1);
}

/** @param {string} verdict @returns {'good'|'warn'|'bad'} */
export function toneOf(verdict) {
  return {GOOD: 'good', WARN: 'warn'}[verdict] ?? 'bad';
}

/** @param {PairReport} pair @returns {boolean} whether its verdict is of no use any more: it was sorted out by a person */
export function isOut(pair) {
  return pair.decision === 'retake' || pair.decision === 'discard';
}

const WORDS = {accept: 'Accepted', retake: 'To be retaken', discard: 'Discarded'};

/** @param {PairReport} pair @returns {string} what a person said of it; empty if nobody has */
export function decisionWords(pair) {
  return pair.decision ? WORDS[pair.decision] ?? pair.decision : '';
}

/** @param {string} rule or the code of a fault @returns {string} rules as people write them, codes as they are */
export function ruleWords(rule) {
  return rule.startsWith('E_') ? rule : rule.replaceAll('_', ' ');
}

/**
 * @typedef {'good'|'warn'|'bad'|'none'} Tone
 * @typedef {{value: string, tone: Tone, limit: string}} Part
 * @typedef {{name: string, parts: Part[]}} Figure
 */

/** @param {number} number */
const pixels = (number) => `${fixed(number, 2)} px`;

/** @param {number|null|undefined} number @param {(n: number) => string} write */
function or(number, write) {
  return number === null || number === undefined ? 'not measured' : write(number);
}

/**
 * @param {PairReport} pair
 * @returns {Figure[]}
 */
export function figures(pair) {
  const facts = pair.facts;
  const found = new Map((facts.findings ?? []).map((finding) => [finding.rule, finding]));
  /** @param {string[]} rules @returns {Tone} the worst of them */
  const tone = (rules) => {
    const tones = rules.map((rule) => found.get(rule)?.verdict).filter(Boolean).map((word) => toneOf(word));
    return tones.includes('bad') ? 'bad' : tones.includes('warn') ? 'warn' : tones.length > 0 ? 'good' : 'none';
  };
  /** @param {string[]} rules @returns {number|null} the larger of their values */
  const worst = (rules) => {
    const values = rules.map((rule) => found.get(rule)?.value ?? null).filter((value) => value !== null);
    return values.length > 0 ? Math.max(...values) : null;
  };
  /** @param {(n: number) => string} write @param {string[]} rules @param {number|null} [number] theirs if left out */
  const part = (write, rules, number = worst(rules)) => ({value: or(number, write), tone: tone(rules),
    limit: found.has(rules[0]) ? `limit ${write(found.get(rules[0]).warn)}` : ''});
  const face = facts.face === null ? 'not measured' : facts.face.found ? 'found' : 'not found';
  return [
    {name: 'Gap between exposures', parts: [{value: or(facts.gap_ms, millis), tone: 'none', limit: ''}]},
    {name: 'Lamp light left in flash frame', parts: [part(percent, ['residual_light'], facts.residual_lamp_ratio)]},
    // The limit is for a frame of 1000 rows, the figure is not: no limit is shown beside it.
    {name: 'Registration', parts: [{...part(pixels, ['registration'], facts.registration_error_px), limit: ''}]},
    {name: 'Face · moved, of height', parts: [{value: face, tone: face === 'not found' ? 'warn' : 'none', limit: ''},
      part(percent, ['motion'])]},
    {name: 'Blur · clipped', parts: [part(pixels, ['focus_studio', 'focus_flash']),
      part(percent, ['clipping_studio', 'clipping_flash'])]},
  ];
}

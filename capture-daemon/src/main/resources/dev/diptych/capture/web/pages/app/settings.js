/** What this browser remembers of how its operator likes the console. Nothing of a session, and of a
 * person only that somebody was signed in. */

const PREFIX = 'diptych.';

/** @template T @param {string} name @param {T} usual @returns {T} */
export function recall(name, usual) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? usual : JSON.parse(text);
  } catch {
    // Storage may be shut off, or hold what an older console wrote.
    return usual;
  }
}

/** @param {string} name @param {unknown} value */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // It is only comfort.
  }
}

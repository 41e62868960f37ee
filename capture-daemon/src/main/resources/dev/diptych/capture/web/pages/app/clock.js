/** The rig's wall clock, as far as its beats tell. */

const KEPT = 12;
/** @type {number[]} */
const offsets = [];

/**
 * A beat came. The largest difference is of the beat that was least long on its way.
 *
 * @param {string} at ISO 8601
 */
export function heardAt(at) {
  const offsetMs = Date.parse(at) - Date.now();
  if (Number.isFinite(offsetMs)) {
    offsets.push(offsetMs);
    offsets.splice(0, offsets.length - KEPT);
  }
}

/** Milliseconds since 1970 by the rig's clock. */
export function rigNow() {
  return Date.now() + (offsets.length > 0 ? Math.max(...offsets) : 0);
}

/** @param {string} iso @returns {number} ms until then, by the rig's clock; never negative */
export function msUntil(iso) {
  return Math.max(0, Date.parse(iso) - rigNow());
}

/** @param {number} ms */
export function span(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) {
    return `${seconds} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) {
    return `${minutes} min`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

/** @param {string} iso */
export function ago(iso) {
  return `${span(rigNow() - Date.parse(iso))} ago`;
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, '0');

/** @param {string} iso @returns {string} such as 12:31, with the day as ISO 8601 writes it if it is not today */
export function timeOfDay(iso) {
  const then = new Date(iso);
  const time = then.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit', hour12: false});
  return then.toDateString() === new Date().toDateString()
    ? time
    : `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`;
}

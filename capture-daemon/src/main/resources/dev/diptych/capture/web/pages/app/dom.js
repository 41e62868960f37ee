/** Elements are made here and nowhere from text: what the rig says never becomes markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {Element} element
 * @param {Record<string, unknown>} properties text, class, on* for listeners; anything else is an attribute, left out if
 *   null or false
 * @param {(Node|string|null|false)[]} children
 */
function furnish(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'text') {
      element.textContent = String(value);
    } else if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node|string|null|false)} children
 * @returns {any}
 */
export function h(tag, properties = {}, ...children) {
  return furnish(document.createElement(tag), properties, children);
}

/**
 * The same for drawings.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node|string|null|false)} children
 */
export function s(tag, properties = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), properties, children);
}

/**
 * Sets a text only where it differs, so that a screen reader is told only of changes.
 *
 * @param {Element} element
 * @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * A text in which an address stays in one piece.
 *
 * @param {string} text
 * @returns {(Node|string)[]}
 */
export function unbroken(text) {
  return text.split(/(\S+:\/\/\S+)/).map((part, i) => (i % 2 === 1 ? h('span', {class: 'address', text: part}) : part));
}

/**
 * Builds anew only when `key` is another one than last time; buttons keep their focus meanwhile.
 *
 * @param {HTMLElement} element
 * @param {unknown} key
 * @param {() => (Node|string|null|false)[]} children
 */
export function refill(element, key, children) {
  const text = JSON.stringify(key);
  if (element.dataset.key !== text) {
    element.dataset.key = text;
    element.replaceChildren(...children().filter((child) => child !== null && child !== false));
  }
}

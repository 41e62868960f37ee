/** Which pose is next, as it is told to the sitter. */

import {h, refill} from './dom.js';
import {Panel} from './panel.js';
import {store} from './store.js';

/** @param {string} picture @param {string} [kind] */
export function posePicture(picture, kind = 'pose-picture') {
  return h('img', {class: kind, src: `/app/poses/${encodeURIComponent(picture)}.svg`, alt: '', width: 54, height: 62});
}

/** @param {import('./types.js').PoseState} pose @param {boolean} next */
function dot(pose, next) {
  const done = pose.accepted >= pose.wanted;
  const kind = next ? 'next' : pose.skipped ? 'skipped' : done ? 'done' : '';
  return h('li', {class: kind, title: `${pose.name}: ${pose.skipped ? 'left out' : `${pose.accepted} of ${pose.wanted}`}`});
}

export class PoseCard extends Panel {
  build() {
    this.classList.add('card');
  }

  update() {
    const session = store.state?.session ?? null;
    refill(this, session && [session.next, session.poses, session.paused], () => this.#content(session));
  }

  /** @param {import('./types.js').SessionState|null} session */
  #content(session) {
    if (session === null) {
      return [h('div', {class: 'pose-text'}, h('h2', {text: 'No session is open'}),
        h('p', {class: 'muted'}, h('a', {href: '#/session', text: 'Start one, or go on with an earlier one'})))];
    }
    const at = session.poses.findIndex((pose) => pose.id === session.next);
    const dots = h('ol', {class: 'dots', 'aria-hidden': 'true'}, ...session.poses.map((pose, i) => dot(pose, i === at)));
    if (at < 0) {
      return [h('div', {class: 'pose-text'}, h('h2', {text: 'Every pose has its pairs'}),
        h('p', {class: 'muted'}, h('a', {href: '#/session', text: 'End the session, or go back to a pose'})), dots)];
    }
    const pose = session.poses[at];
    return [posePicture(pose.picture), h('div', {class: 'pose-text'}, h('h2', {text: pose.name}),
      h('p', {class: 'instruction', title: pose.instruction, text: pose.instruction}),
      h('p', {class: 'muted', text: `Pose ${at + 1} of ${session.poses.length} · pair ${
        Math.min(pose.accepted + 1, pose.wanted)} of ${pose.wanted}`}), dots)];
  }
}

customElements.define('pose-card', PoseCard);

/** The page of the work: what the camera sees, which pose, one button, what came of it. */

import {h} from './dom.js';
import './pair-card.js';
import './pair-strip.js';
import './pose-card.js';
import './preview-row.js';
import './shot-timeline.js';
import './shutter-panel.js';
import './view-finder.js';

export class PageShoot extends HTMLElement {
  connectedCallback() {
    if (!this.firstChild) {
      this.append(h('h1', {class: 'unseen', text: 'Shoot'}), h('view-finder'), h('pose-card'), h('shutter-panel'),
        h('preview-row'), h('pair-card'), h('pair-strip'), h('shot-timeline'));
    }
  }
}

customElements.define('page-shoot', PageShoot);

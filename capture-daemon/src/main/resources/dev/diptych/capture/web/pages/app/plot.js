/** Small plots, drawn by uPlot in the console's colours. */

export const COLOURS = {text: '#8d939c', line: '#22262b', studio: '#ffb757', flash: '#9fc8ff', good: '#63c995', warn: '#efb63f',
  bad: '#ff6f6f'};
/** @type {Promise<any>|null} */
let uPlot = null;

/** Fetched when the first plot is wanted: a console that cannot have it can do everything else. */
function library() {
  uPlot ??= import('/webjars/uplot/dist/uPlot.esm.js').then((module) => module.default, () => null);
  return uPlot;
}

const FONT = '11px Inter, system-ui, "DejaVu Sans", sans-serif';

/** For the longest label, in pixels. @param {any} _ @param {string[]|null} labels */
function room(_, labels) {
  return 20 + 7 * Math.max(3, ...(labels ?? []).map((label) => label.length));
}

/**
 * @param {HTMLElement} parent whose width it takes, now and later
 * @param {{height: number, unit: string, data: any, series: any[], x?: any, y?: any}} wanted
 * @returns {() => void} takes it away again
 */
export function plot(parent, wanted) {
  const axis = {stroke: COLOURS.text, font: FONT, grid: {stroke: COLOURS.line, width: 1}, ticks: {show: false}};
  const width = () => Math.max(120, parent.clientWidth);
  const options = {
    width: width(),
    height: wanted.height,
    legend: {show: false},
    cursor: {drag: {x: false, y: false}, points: {size: 6}},
    scales: {x: {time: false, ...wanted.x?.scale}, y: wanted.y?.scale ?? {range: (_, low, high) => [Math.min(0, low), (high || 1) * 1.15]}},
    axes: [{...axis, size: 24, grid: {show: false}, ...wanted.x?.axis}, {...axis, size: room, space: 22, values: (_, ticks) =>
      ticks.map((/** @type {number} */ tick) => `${tick}${wanted.unit}`), ...wanted.y?.axis}],
    series: [{}, ...wanted.series],
  };
  /** @type {any} */
  let chart = null;
  const observer = new ResizeObserver(() => chart?.setSize({width: width(), height: wanted.height}));
  library().then((Plot) => {
    if (Plot === null) {
      parent.textContent = 'It cannot be drawn: the rig did not send uPlot.';
    } else if (parent.isConnected) {
      chart = new Plot(options, wanted.data, parent);
      observer.observe(parent);
    }
  });
  return () => {
    observer.disconnect();
    chart?.destroy();
  };
}

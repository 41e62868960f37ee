/** What is drawn over the viewfinder to judge it by. Computed at half the picture's size, which is enough to see it. */

/** sRGB codes from here on are taken as saturated: JPEG rings by a few codes. */
const SATURATED = 251;
/** Sum of the squares of the two Sobel sums, of 8-bit luma: edges as sharp as the picture can hold. */
const SHARP = 170 ** 2;
/** One pixel of canvas memory: alpha, blue, green, red, as every machine that runs a browser has them. */
const PEAKING = 0xe6c850ff;
const CLIPPING = 0xeb3c3cff;
/** Stripes, so that clipping is not taken for a red thing. */
const STRIPE_PX = 4;

const small = new OffscreenCanvas(1, 1);
const pen = small.getContext('2d', {willReadFrequently: true});
/** @type {Uint8ClampedArray} */
let luma = new Uint8ClampedArray(0);

/**
 * @param {ImageBitmap} frame
 * @param {{peaking: boolean, clipping: boolean}} wanted
 * @param {HTMLCanvasElement} canvas of any size; gets half the frame's
 */
export function drawMarks(frame, wanted, canvas) {
  const width = frame.width >> 1;
  const height = frame.height >> 1;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const target = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  if (!(wanted.peaking || wanted.clipping) || !pen) {
    target.clearRect(0, 0, width, height);
    return;
  }
  if (small.width !== width || small.height !== height) {
    small.width = width;
    small.height = height;
  }
  pen.drawImage(frame, 0, 0, width, height);
  const pixels = pen.getImageData(0, 0, width, height);
  const marks = new ImageData(width, height);
  const marked = new Uint32Array(marks.data.buffer);
  if (wanted.peaking) {
    markPeaks(pixels.data, marked, width, height);
  }
  if (wanted.clipping) {
    markClipped(pixels.data, marked, width, height);
  }
  target.putImageData(marks, 0, 0);
}

/** @param {Uint8ClampedArray} rgba @param {Uint32Array} marks @param {number} width @param {number} height */
function markPeaks(rgba, marks, width, height) {
  if (luma.length !== width * height) {
    luma = new Uint8ClampedArray(width * height);
  }
  for (let i = 0, p = 0; i < luma.length; i++, p += 4) {
    luma[i] = (rgba[p] * 54 + rgba[p + 1] * 183 + rgba[p + 2] * 19) >> 8;
  }
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const up = i - width;
      const down = i + width;
      const across = luma[up + 1] + 2 * luma[i + 1] + luma[down + 1] - luma[up - 1] - 2 * luma[i - 1] - luma[down - 1];
      const along = luma[down - 1] + 2 * luma[down] + luma[down + 1] - luma[up - 1] - 2 * luma[up] - luma[up + 1];
      if (across * across + along * along > SHARP) {
        marks[i] = PEAKING;
      }
    }
  }
}

/** @param {Uint8ClampedArray} rgba @param {Uint32Array} marks @param {number} width @param {number} height */
function markClipped(rgba, marks, width, height) {
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      const brightest = Math.max(rgba[p], rgba[p + 1], rgba[p + 2]);
      if (brightest >= SATURATED && (x + y) % (2 * STRIPE_PX) < STRIPE_PX) {
        marks[p >> 2] = CLIPPING;
      }
    }
  }
}

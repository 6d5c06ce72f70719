// The masked copy, made by the browser: the picture drawn anew with the boxes filled in, so that
// nothing of what was below them is in the file.
import { type Box, inPixels, scaledTo } from "./masks";

const LONGEST = 2560;
const QUALITY = 0.88;
export const COPY_BYTES_MAX = 5 * 1024 * 1024;

function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, type, QUALITY));
}

// Null: it is too large however it is encoded, or the browser has no canvas.
export async function painted(
  picture: HTMLImageElement,
  boxes: Box[],
  type: string | undefined,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const [width, height] = scaledTo(picture.naturalWidth, picture.naturalHeight, LONGEST);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = "#fff"; // a JPEG has nothing to see through
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  pen.fillStyle = "#000";
  for (const box of boxes) {
    const spot = inPixels(box, width, height);
    pen.fillRect(spot.left, spot.top, spot.width, spot.height);
  }
  const lossless = type === "image/png" ? await encoded(canvas, "image/png") : null;
  if (lossless && lossless.size <= COPY_BYTES_MAX) return lossless;
  const copy = await encoded(canvas, "image/jpeg");
  return copy && copy.size <= COPY_BYTES_MAX ? copy : null;
}

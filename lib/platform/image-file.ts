import sharp, { type Metadata, type Sharp } from 'sharp';
import { drawSvg } from '@/lib/platform/draw-svg';
import { type ImageKind, imageKind } from '@/lib/platform/image-kind';
import { imageProblem, unreadableImage } from '@/lib/platform/image-problem';
import { checkSvg } from '@/lib/platform/svg-check';

export type ImagePurpose = 'logo' | 'overview';
export type ReencodedImage = {
  bytes: Buffer<ArrayBuffer>;
  mediaType: 'image/png' | 'image/webp';
  width: number;
  height: number;
};

type Limits = { kinds: readonly ImageKind[]; words: string; minSide: number; maxSide: number };

const LIMITS: Record<ImagePurpose, Limits> = {
  logo: { kinds: ['png', 'jpeg'], words: 'PNG or JPEG', minSide: 120, maxSide: 1000 },
  // No longer side fits into a WebP file.
  overview: {
    kinds: ['png', 'jpeg', 'gif', 'webp', 'svg'],
    words: 'PNG, JPEG, GIF, WebP or SVG',
    minSide: 1,
    maxSide: 16_383,
  },
};

export const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
/** Of all frames together. */
const MAX_PIXELS = 25_000_000;
const MAX_FRAMES = 300;
const MAX_SECONDS = 20;

/** What sharp cannot read is the file's fault: everything else about the call is fixed here. */
async function read<T>(work: Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work;
  } catch {
    if (performance.now() - started < MAX_SECONDS * 1000) throw unreadableImage();
    throw imageProblem('too-complex', 'The picture takes too long to draw. Make it smaller.');
  }
}

/** From the header alone, before a pixel is unpacked. */
function checkSize({ width, height, pageHeight, pages = 1 }: Metadata, { minSide, maxSide }: Limits): void {
  const frameHeight = pageHeight ?? height;
  const sides = [width, frameHeight];
  if (!sides.every((side) => side >= minSide && side <= maxSide))
    throw imageProblem(
      'dimensions',
      `The picture is ${width} × ${frameHeight} pixels; each side must have ${minSide} to ${maxSide}.`,
      { width, height: frameHeight, minSide, maxSide },
    );
  if (pages > MAX_FRAMES)
    throw imageProblem('too-many-frames', `The picture has ${pages} frames; at most ${MAX_FRAMES} are allowed.`);
  if (width * frameHeight * pages > MAX_PIXELS)
    throw imageProblem(
      'too-many-pixels',
      `The picture has more than ${MAX_PIXELS / 1_000_000} million pixels${pages > 1 ? ' in all its frames' : ''}. Make it smaller.`,
    );
}

async function encode(picture: Sharp, kind: ImageKind, purpose: ImagePurpose): Promise<ReencodedImage> {
  const asPng = purpose === 'overview' && (kind === 'png' || kind === 'svg');
  const webp = () => picture.clone().webp({ quality: 82, effort: 2 }).toBuffer({ resolveWithObject: true });
  const png = asPng ? await picture.clone().png().toBuffer({ resolveWithObject: true }) : null;
  // A picture of few colours can grow on its way through PNG.
  const { data, info } = png && png.data.length <= MAX_IMAGE_BYTES ? png : await webp();
  return {
    bytes: Buffer.from(data),
    mediaType: info.format === 'png' ? 'image/png' : 'image/webp',
    width: info.width,
    height: info.pageHeight ?? info.height,
  };
}

/**
 * Draws an uploaded picture anew, so that nothing but what can be seen comes through: no metadata, no data behind the
 * end, no script. `logo`: PNG or JPEG, 120 to 1000 pixels a side, becomes WebP. `overview`: also GIF and WebP, moving
 * ones too, and SVG, which becomes PNG. At most 5 MB and 25 million pixels.
 * @throws AppError `invalid` or `too_large` with `details.reason`, an {@link ImageProblem}
 */
export async function reencodeImage(bytes: Uint8Array, purpose: ImagePurpose): Promise<ReencodedImage> {
  const limits = LIMITS[purpose];
  if (bytes.length > MAX_IMAGE_BYTES)
    throw imageProblem('too-large', `The picture may have at most ${MAX_IMAGE_BYTES / 1024 / 1024} MB.`);
  const kind = imageKind(bytes);
  if (kind === null || !limits.kinds.includes(kind))
    throw imageProblem('wrong-type', `The picture must be a ${limits.words} file.`, { allowed: limits.kinds });
  if (kind === 'svg') {
    checkSvg(bytes);
    return read(encode(sharp(await drawSvg(bytes)), kind, purpose));
  }

  const animated = purpose === 'overview' && (kind === 'gif' || kind === 'webp');
  const metadata = await read(sharp(bytes, { animated, limitInputPixels: false }).metadata());
  if (metadata.format !== kind) throw unreadableImage();
  checkSize(metadata, limits);

  const picture = sharp(bytes, { animated, failOn: 'error', limitInputPixels: MAX_PIXELS });
  const moves = (metadata.pages ?? 1) > 1;
  return read(encode((moves ? picture : picture.autoOrient()).timeout({ seconds: MAX_SECONDS }), kind, purpose));
}

import sharp from 'sharp';
import type { Queries } from '@/lib/platform/db';
import { storeAsset } from '@/lib/platform/store-asset';

const LARGEST_SIDE = 240;
const MAX_PIXELS = 40_000_000;

/**
 * Draws a picture (PNG, JPEG, WebP or SVG) anew as WebP, at most 240 pixels a side: smaller, and nothing that a
 * hostile file carries comes through.
 * @throws Error when it is no picture, or one of more than 40 megapixels
 */
export async function redrawLogo(
  bytes: Uint8Array,
): Promise<{ bytes: Buffer<ArrayBuffer>; width: number; height: number }> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, density: 144 })
    .resize({ width: LARGEST_SIDE, height: LARGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 90 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: Buffer.from(data), width: info.width, height: info.height };
}

/** Keeps a redrawn logo. @returns the digest */
export const storeLogo = (
  queries: Queries,
  picture: { bytes: Buffer<ArrayBuffer>; width: number; height: number },
): Promise<string> => storeAsset(queries, { ...picture, mediaType: 'image/webp' });

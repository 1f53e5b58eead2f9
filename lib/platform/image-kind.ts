import { isSvg } from '@/lib/platform/svg-check';

/** File formats by the names that sharp gives them. */
export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg';

const startsWith = (bytes: Uint8Array, signature: string, at = 0): boolean =>
  [...signature].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/** What the first bytes say a file is (PNG §5.2, JFIF, GIF89a, RIFF container of WebP, SVG in UTF-8). */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'jpeg';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp';
  return isSvg(bytes) ? 'svg' : null;
}

import { db } from '@/lib/platform/db';
import { assetNotFound } from '@/lib/platform/errors';

/** @throws AppError `not_found` */
export async function getAsset(sha256: string): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> }> {
  const asset = /^[a-f0-9]{64}$/.test(sha256) ? await db().prisma.asset.findUnique({ where: { sha256 } }) : null;
  if (!asset) throw assetNotFound();
  return { mediaType: asset.mediaType, bytes: asset.bytes };
}

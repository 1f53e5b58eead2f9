import type { Database } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { RemoteImage } from '@/lib/platform/generated/prisma/client';
import { MAX_IMAGE_BYTES, reencodeImage } from '@/lib/platform/image-file';
import { safeFetch } from '@/lib/platform/safe-fetch';
import { storeAsset } from '@/lib/platform/store-asset';

const AT_ONCE = 4;
const BATCH = 40;
const MOST_ATTEMPTS = 3;
const TIMEOUT_MS = 15_000;
const MAX_REDIRECTS = 4;
const MINUTE = 60_000;
/** Until the second and the third try. */
const WAITS = [5 * MINUTE, 60 * MINUTE];
/** Until saving the overview again makes it worth another try. */
const GIVEN_UP_FOR = 60 * MINUTE;

/** Only what may be another time: no answer, an answer that says no. The rest is the picture's or the address's fault. */
const mayPass = (error: AppError): boolean => error.code === 'unavailable';

async function fetchOne({ prisma }: Database, { url, attempts }: RemoteImage, now: Date, allowPrivate: boolean) {
  try {
    const { body } = await safeFetch(url, {
      maxBytes: MAX_IMAGE_BYTES,
      timeoutMs: TIMEOUT_MS,
      maxRedirects: MAX_REDIRECTS,
      allowPrivate,
    });
    const image = await reencodeImage(body, 'overview');
    await prisma.$transaction(async (queries) => {
      const sha256 = await storeAsset(queries, image);
      const data = { sha256, problem: null, attempts: attempts + 1, fetchedAt: now, retryAt: null };
      await queries.remoteImage.update({ where: { url }, data });
    });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const wait = mayPass(error) ? WAITS[attempts] : undefined;
    await prisma.remoteImage.update({
      where: { url },
      data: {
        problem: error.message,
        attempts: wait === undefined ? MOST_ATTEMPTS : attempts + 1,
        retryAt: new Date(now.getTime() + (wait ?? GIVEN_UP_FOR)),
      },
    });
    return false;
  }
}

/**
 * Fetches the pictures that overviews show from elsewhere, each once, draws them anew and keeps them. One that cannot
 * be had is tried three times, 5 minutes and an hour later; then its editors read why. At most 40 a call.
 * @returns how many were fetched, and how many could not be
 */
export async function fetchRemoteImages(
  database: Database,
  { now, allowPrivate }: { now: Date; allowPrivate: boolean },
): Promise<{ fetched: number; failed: number }> {
  const due = await database.prisma.remoteImage.findMany({
    where: { sha256: null, attempts: { lt: MOST_ATTEMPTS }, OR: [{ retryAt: null }, { retryAt: { lte: now } }] },
    orderBy: { createdAt: 'asc' },
    take: BATCH,
  });
  const count = { fetched: 0, failed: 0 };
  const work = async (): Promise<void> => {
    for (let image = due.shift(); image; image = due.shift())
      count[(await fetchOne(database, image, now, allowPrivate)) ? 'fetched' : 'failed'] += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return count;
}

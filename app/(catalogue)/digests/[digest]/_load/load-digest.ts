import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { getViewer, type Viewer } from '@/lib/auth/viewer';
import type { DigestView } from '@/lib/images/digest-schema';
import { findDigests } from '@/lib/images/find-digests';
import { getDigest } from '@/lib/images/get-digest';
import { type Messages, messagesFor } from '@/lib/language/messages';
import { parseDigest } from '@/lib/names/digest';
import { parseDigestQuery } from '@/lib/names/digest-query';
import { digestPath, searchPath } from '@/lib/names/paths';
import { AppError } from '@/lib/platform/errors';

export type DigestParams = { digest: string };
export type LoadedDigest = { image: DigestView; viewer: Viewer; messages: Messages };

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    notFound();
  }
}

/** Leads from a shortened digest to the whole one, or to the search where it could be several. */
async function followShort(viewer: Viewer, prefix: string): Promise<never> {
  const [found, ...others] = await findDigests(viewer.actor, prefix);
  if (!found) notFound();
  redirect(others.length === 0 ? digestPath(found.digest) : searchPath({ q: prefix }));
}

const load = cache(async (text: string): Promise<LoadedDigest> => {
  const viewer = await getViewer();
  const wanted = decoded(text);
  const prefix = parseDigestQuery(wanted);
  if (prefix === undefined) notFound();
  if (!parseDigest(prefix).ok) return followShort(viewer, prefix);
  if (prefix !== wanted) redirect(digestPath(prefix));
  try {
    return { image: await getDigest(viewer.actor, prefix), viewer, messages: messagesFor(viewer.language) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

/** What the page of a digest shows, read once a request; what the reader may not see is not there. */
export const loadDigest = async (params: Promise<DigestParams>): Promise<LoadedDigest> => load((await params).digest);

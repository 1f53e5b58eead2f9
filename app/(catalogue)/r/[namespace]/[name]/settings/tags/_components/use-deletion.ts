'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Choice } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletion-form';
import { apiSend } from '@/lib/api/client';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { DeletionView, deletionView } from '@/lib/registry-sync/deletion-schema';

/** So many in one request: few enough to see it going on, and to stop it. */
const BATCH = 25;

type Thing = { tag: string } | { digest: string };
export type Outcome = {
  tags: number;
  images: number;
  freedBytes: number;
  kept: DeletionView['kept'];
  notDone: DeletionView['notDone'];
  /** Why it ended before its end; “stopped” by the reader */
  problem: { reason: string; detail: string } | 'stopped' | null;
  error: unknown;
};
const NOTHING: Outcome = { tags: 0, images: 0, freedBytes: 0, kept: [], notDone: [], problem: null, error: null };

/** Tags of one image next to each other, so that it goes with the last of them in one request. */
function thingsOf({ tags, images }: DeletionView, { digests }: Choice): Thing[] {
  const sorted = [...tags].sort((a, b) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0));
  const going = new Set(images.flatMap(({ digest, parts }) => [digest, ...parts.map((part) => part.digest)]));
  return [
    ...sorted.map(({ name }) => ({ tag: name })),
    ...digests.filter((digest) => going.has(digest)).map((digest) => ({ digest })),
  ];
}

const leftOf = (things: readonly Thing[]): DeletionView['notDone'] =>
  things.map((thing) => ({
    tag: 'tag' in thing ? thing.tag : null,
    digest: 'digest' in thing ? thing.digest : null,
    begun: false,
  }));

/** What a choice comes to, and then doing it: bit by bit, with what is done so far, until all is done or something fails. */
export function useDeletion(repository: RepositoryName, choice: Choice) {
  const [keepUntagged, setKeepUntagged] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isStopped = useRef(false);
  const path = `${repositoryApiPath(repository)}/deletions`;
  const preview = useQuery({
    queryKey: [path, choice, keepUntagged],
    queryFn: ({ signal }) =>
      apiSend<typeof deletionView>('POST', path, { ...choice, keepUntagged, dryRun: true }, {}, signal),
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });

  async function run(): Promise<void> {
    if (!preview.data) return;
    const things = thingsOf(preview.data, choice);
    const total: Outcome = { ...NOTHING, kept: [...preview.data.kept] };
    setDone(0);
    for (let start = 0; start < things.length && total.problem === null && total.error === null; start += BATCH) {
      const batch = things.slice(start, start + BATCH);
      const rest = things.slice(start + BATCH);
      try {
        const tags = batch.flatMap((thing) => ('tag' in thing ? thing.tag : []));
        const digests = batch.flatMap((thing) => ('digest' in thing ? thing.digest : []));
        const view = await apiSend<typeof deletionView>('POST', path, { tags, digests, keepUntagged });
        total.tags += view.tags.length;
        total.images += view.images.length;
        total.freedBytes += view.freedBytes;
        total.kept.push(...view.kept.filter(({ reason }) => reason !== 'part-of-index'));
        if (isStopped.current && rest.length > 0) total.problem = 'stopped';
        if (view.problem) Object.assign(total, { problem: view.problem, notDone: view.notDone });
        if (total.problem) total.notDone = [...total.notDone, ...leftOf(rest)];
      } catch (error) {
        Object.assign(total, { error, notDone: leftOf([...batch, ...rest]) });
      }
      setDone(Math.min(start + BATCH, things.length));
    }
    setOutcome(total);
  }

  return {
    preview,
    keepUntagged,
    setKeepUntagged,
    progress: done === null || !preview.data ? null : { done, total: thingsOf(preview.data, choice).length },
    outcome,
    run,
    stop: () => {
      isStopped.current = true;
    },
  };
}

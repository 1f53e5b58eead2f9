'use client';

import { useQuery } from '@tanstack/react-query';
import { ScanQueueItem } from '@/app/(admin)/admin/scanners/_components/scan-queue-item';
import { apiGet } from '@/lib/api/client';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import { exactNumber } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { ScanQueueView, scanQueueView } from '@/lib/scans/scanners/schema';

const SOON_MS = 2000;
const LATER_MS = 15_000;
const FIGURES = ['running', 'waiting', 'done', 'failed'] as const;

type Props = {
  queue: ScanQueueView;
  isOff: boolean;
  words: ScannersMessages;
  language: Language;
  /** When the server read it. */
  now: string;
};

/** The scans as they are now: asked for again and again, often while one runs. */
export function ScanQueue({ queue, isOff, words, language, now }: Props) {
  const { data, dataUpdatedAt, isFetchedAfterMount } = useQuery({
    queryKey: ['scan-queue'],
    queryFn: ({ signal }) => apiGet<typeof scanQueueView>('/api/v1/admin/scanners/queue', signal),
    initialData: queue,
    initialDataUpdatedAt: Date.parse(now),
    refetchInterval: (query) => (query.state.data?.running ? SOON_MS : LATER_MS),
  });
  const at = new Date(isFetchedAfterMount ? dataUpdatedAt : now);
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {FIGURES.map((figure) => (
          <div key={figure} className="flex flex-col-reverse rounded-lg bg-surface-sunken px-4 py-3">
            <dt className="text-sm text-ink-soft">{words.queue[figure]}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{exactNumber(language, data[figure])}</dd>
          </div>
        ))}
      </dl>
      {data.requests.length === 0 ? (
        <p className="text-ink-soft">{isOff ? words.queue.off : words.queue.none}</p>
      ) : (
        <ul className="divide-y divide-line">
          {data.requests.map((request) => (
            <ScanQueueItem key={request.id} request={request} words={words} language={language} now={at} />
          ))}
        </ul>
      )}
    </>
  );
}

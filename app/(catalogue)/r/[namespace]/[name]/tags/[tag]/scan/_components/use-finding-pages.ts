'use client';

import { useQueries } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { apiGet } from '@/lib/api/client';
import type { ScanFindingView, scanView } from '@/lib/scans/schema';

/** A list of findings, of which one page came with the document. */
export type FindingSource = {
  /** What answers with a page of it, but for `page` */
  address: string;
  reportId: string;
  total: number;
  page: number;
  pageSize: number;
  /** The findings of `page` */
  first: readonly ScanFindingView[];
};
export type FindingPages = {
  /** The finding at a place of the whole list, from 0; undefined until it is there */
  at: (place: number) => ScanFindingView | undefined;
  hasFailed: (place: number) => boolean;
  /** Asks again for all that could not be loaded */
  retry: () => void;
};

/** A page that is scrolled past faster than this is never asked for. */
const PAUSE_MS = 80;

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** The pages that the places `from` to `to` are on; each is asked for when it is first needed. */
export function useFindingPages(source: FindingSource, from: number, to: number): FindingPages {
  const { address, reportId, total, page: given, pageSize, first } = source;
  const router = useRouter();
  const pageOf = (place: number) => Math.floor(place / pageSize) + 1;
  const pages: number[] = [];
  for (let page = pageOf(from); page <= pageOf(to); page++) if (page !== given) pages.push(page);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['findings', address, reportId, total, page],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        await pause(signal);
        const url = `${address}${address.includes('?') ? '&' : '?'}page=${page}`;
        const found = await apiGet<typeof scanView>(url, signal);
        // Only what is shown is kept: the answer has the layers and components of the whole report too.
        const isSame = found.report.id === reportId && found.total === total;
        return { isSame, findings: isSame ? found.vulnerabilities : [] };
      },
    })),
  });
  // A newer report, or another statement of the publisher: what is shown no longer belongs together.
  const isOutdated = results.some(({ data }) => data?.isSame === false);
  useEffect(() => {
    if (isOutdated) router.refresh();
  }, [isOutdated, router]);
  const resultOf = (place: number) => results[pages.indexOf(pageOf(place))];
  return {
    at: (place) => {
      const page = pageOf(place);
      return (page === given ? first : resultOf(place)?.data?.findings)?.[place - (page - 1) * pageSize];
    },
    hasFailed: (place) => resultOf(place)?.isError ?? false,
    retry: () => {
      for (const { isError, refetch } of results) if (isError) void refetch();
    },
  };
}

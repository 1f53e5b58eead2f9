'use client';

import { useQuery } from '@tanstack/react-query';
import { ScanSearch } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { ScanProgress } from '@/components/scan/scan-progress';
import { useScannerChange } from '@/components/scan/use-scanner-change';
import { apiGet, apiSend } from '@/lib/api/client';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import type { Language } from '@/lib/names/language';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { ScanRequestState as State, scanRequestState, scanRequestView } from '@/lib/scans/scanners/schema';

const SOON_MS = 2000;

type Props = {
  repository: RepositoryName;
  /** What `getScanRequest` answered; only for who signed in */
  state: State;
  words: ScannersMessages;
  language: Language;
  /** When the server read it. */
  now: string;
  /** The image has a report, so that there is something on the page already */
  hasReport: boolean;
};

const isOpen = ({ request }: State): boolean => request?.state === 'waiting' || request?.state === 'running';

/**
 * How far this site's own scan of an image is, why it failed, and the button that asks for one. When a scan ends, the
 * page is read again.
 */
export function ScanRequestState({ repository, state, words, language, now, hasReport }: Props) {
  const router = useRouter();
  const path = `${repositoryApiPath(repository)}/scan-requests`;
  const { data, dataUpdatedAt, isFetchedAfterMount, refetch } = useQuery({
    queryKey: ['scan-request', path, state.digest],
    queryFn: ({ signal }) =>
      apiGet<typeof scanRequestState>(`${path}?digest=${encodeURIComponent(state.digest)}`, signal),
    initialData: state,
    initialDataUpdatedAt: Date.parse(now),
    refetchInterval: (query) => (query.state.data && isOpen(query.state.data) ? SOON_MS : false),
  });
  const asking = useScannerChange(
    words,
    () => apiSend<typeof scanRequestView>('POST', path, { digest: state.digest }),
    () => void refetch(),
  );
  const open = isOpen(data);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) router.refresh();
    wasOpen.current = open;
  }, [open, router]);

  if (data.scanner === 'none') return hasReport ? null : <p className="text-sm">{words.request.none}</p>;
  return (
    <div className={`grid gap-2 ${hasReport ? 'justify-items-start' : 'justify-items-center'}`}>
      <ScanProgress
        request={data.request}
        words={words}
        language={language}
        now={new Date(isFetchedAfterMount ? dataUpdatedAt : now)}
      />
      {data.mayRequest && !open ? (
        <button
          type="button"
          className="button disabled:opacity-60"
          disabled={asking.busy}
          onClick={() => asking.run(undefined)}
        >
          <ScanSearch aria-hidden className="size-4" />
          {hasReport ? words.request.again : words.request.now}
        </button>
      ) : null}
      <FormProblem error={asking.error} failed={words.problems.failed ?? ''} />
    </div>
  );
}

import Link from 'next/link';
import { FindingRows } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-rows';
import { findingWords } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-words';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { ViewSwitch } from '@/components/form/list-filters';
import { scanAddress, unfiltered } from '@/components/scan/scan-address';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { counted, exactNumber } from '@/lib/language/format';
import { tagApiPath } from '@/lib/names/paths';

const VIEWS = { flat: 'severity', grouped: 'worst_component' } as const;

/** The findings from the address's page on, flat or by component, with how many there are. */
export function FindingList(props: ReportProps) {
  const { state, path, tag } = props.loadedScan;
  const { messages, viewer } = tag.loaded;
  const words = messages.scans.list;
  const { total, findings, page, pageSize, vulnerabilities, report } = props.report.scan;
  const number = (value: number) => exactNumber(viewer.language, value);
  const isGrouped = state.sort === 'component' || state.sort === 'worst_component';
  const pageAddress = scanAddress(path, state);
  const source = scanAddress(`${tagApiPath(tag.loaded.name, tag.name)}/scan`, {
    ...state,
    platform: report.digest,
    components: undefined,
  });
  const before = (page - 1) * pageSize;
  if (report.findings === 0)
    return (
      <div className="mt-4">
        <EmptyState title={messages.scans.clean}>
          <p>{messages.scans.cleanText}</p>
        </EmptyState>
      </div>
    );
  return (
    <>
      <div className="mt-6 mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="text-sm text-ink-soft tabular-nums">
          {state.once === 'yes'
            ? words.lines(number(total), number(findings))
            : counted(words.found, total, number(total))}
        </p>
        <ViewSwitch
          label={words.view}
          views={(['flat', 'grouped'] as const).map((view) => ({
            view,
            text: words.views[view],
            href: scanAddress(path, state, { sort: VIEWS[view] }),
          }))}
          chosen={isGrouped ? 'grouped' : 'flat'}
          scroll={false}
        />
      </div>
      {before > 0 && before < total ? (
        <p className="mb-2 text-sm">
          <Link href={`${pageAddress}#vulnerabilities`} prefetch={false} scroll={false} className="text-link">
            {counted(words.fromFirst, before, number(before))}
          </Link>
        </p>
      ) : null}
      {total === 0 ? (
        <EmptyState title={words.noMatch}>
          <p>{words.noMatchText}</p>
          <p className="mt-3">
            <Link href={scanAddress(path, unfiltered(state))} prefetch={false} scroll={false} className="text-link">
              {words.reset}
            </Link>
          </p>
        </EmptyState>
      ) : vulnerabilities.length === 0 ? (
        <p>{words.beyond}</p>
      ) : (
        <FindingRows
          // Another list begins at its top.
          key={`${report.id} ${source} ${page}`}
          source={{ address: source, reportId: report.id, total, page, pageSize, first: vulnerabilities }}
          isGrouped={isGrouped}
          address={{ panel: scanAddress(path, state, { page }), page: pageAddress }}
          pagination={
            <Pagination
              page={page}
              pageCount={Math.ceil(total / pageSize)}
              hrefOf={(target) => `${scanAddress(path, state, { page: target })}#vulnerabilities`}
              words={messages.common.pagination}
            />
          }
          words={findingWords(messages.scans)}
          language={viewer.language}
        />
      )}
    </>
  );
}

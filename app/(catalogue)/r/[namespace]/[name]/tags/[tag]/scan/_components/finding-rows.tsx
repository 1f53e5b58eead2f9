'use client';

import { Fragment, type ReactNode } from 'react';
import { FindingCells } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-row';
import type { FindingWords } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-words';
import { ListPlace } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/list-place';
import {
  type FindingSource,
  useFindingPages,
} from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/use-finding-pages';
import { useRowWindow } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/use-row-window';
import { counted, exactNumber } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { ScanFindingView } from '@/lib/scans/schema';

type Props = {
  source: FindingSource;
  /** Under the component that they are in */
  isGrouped: boolean;
  /** The page's own address in this state; a row adds its panel, or its page */
  address: { panel: string; page: string };
  /** The way to other pages without a script */
  pagination: ReactNode;
  words: FindingWords;
  language: Language;
};

/** Rows that are loaded before they are drawn */
const AHEAD = 25;

const withParameter = (address: string, name: string, value: string | number) =>
  `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;

/** To another place of this page, without an entry in the history: going back leads to where the reader was before. */
function jumpTo(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ behavior: 'instant' });
}

/** Room for rows that are not drawn. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tbody aria-hidden="true" className="max-md:block">
      <tr className="max-md:block">
        <td colSpan={columns} className="p-0 max-md:block" style={{ height }} />
      </tr>
    </tbody>
  ) : null;
}

function ComponentHeading({ component: { name, version, type } }: Pick<ScanFindingView, 'component'>) {
  return (
    <tr className="bg-surface-sunken max-md:block">
      <th scope="rowgroup" colSpan={3} className="px-3 pt-4 pb-2 text-left max-md:block">
        <h3 className="flex flex-wrap items-baseline gap-x-2 font-mono font-semibold wrap-anywhere">
          {name}
          <span className="font-normal text-ink-soft">{version}</span>
          {type ? <span className="font-sans text-sm font-normal text-ink-soft">{type}</span> : null}
        </h3>
      </th>
    </tr>
  );
}

/**
 * Findings as one table from the page of the address to the end. Without a script it is that page; with one, rows are
 * drawn where the reader is and their pages loaded then, so that a hundred thousand weigh no more than fifty.
 */
export function FindingRows({ source, isGrouped, address, pagination, words, language }: Props) {
  const { total, page, pageSize, first } = source;
  const offset = (page - 1) * pageSize;
  const list = useRowWindow(`${source.address} ${page}`, total - offset, first.length, pageSize);
  const { rows, seen, start } = list;
  const [from = 0, to = 0] = [rows[0], rows.at(-1)].map((row) => offset + (row?.index ?? 0));
  const pages = useFindingPages(source, Math.max(offset, from - AHEAD), Math.min(offset + list.count - 1, to + AHEAD));
  const number = (value: number) => exactNumber(language, value);
  const [top = 0, bottom = 0] = seen;
  const failed = rows.find(({ index }) => index >= top && index <= bottom && pages.hasFailed(offset + index));
  const retry = (index: number) => {
    // The button goes at once; the row's link stays when the row is there.
    const row = start.current?.parentElement?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    row?.focus({ preventScroll: true });
    pages.retry();
  };
  const columns = isGrouped ? 3 : 4;
  const after = total - offset - list.count;
  return (
    <div className="relative">
      {list.isLong ? (
        <button type="button" onClick={() => jumpTo('findings-end')} className="needs-script sr-only focus:not-sr-only">
          {words.skip}
        </button>
      ) : null}
      <div className="rounded-lg border border-line bg-surface-raised [overflow-anchor:none]">
        <table
          aria-rowcount={total + 1}
          onFocus={list.onFocus}
          className="w-full table-fixed border-collapse text-sm max-md:block"
        >
          <thead className="text-left text-ink-soft max-md:sr-only">
            <tr aria-rowindex={1}>
              <th className="w-28 px-3 py-2 font-medium">{words.severity}</th>
              <th className="px-3 py-2 font-medium">{words.id}</th>
              {isGrouped ? null : <th className="w-[24%] px-3 py-2 font-medium">{words.component}</th>}
              <th className="w-[20%] px-3 py-2 font-medium">{words.fixedIn}</th>
            </tr>
          </thead>
          <tbody ref={start} className="max-md:block" />
          {rows.map(({ index, gap }) => {
            const place = offset + index;
            const finding = pages.at(place);
            const before = index === 0 ? undefined : pages.at(place - 1);
            const isOfAnother = finding && finding.component.position !== before?.component.position;
            return (
              <Fragment key={index}>
                <Gap height={gap} columns={columns} />
                <tbody ref={list.measure} data-index={index} className="border-t border-line max-md:block">
                  {isGrouped && isOfAnother ? <ComponentHeading component={finding.component} /> : null}
                  <tr
                    aria-rowindex={place + 2}
                    aria-busy={finding ? undefined : true}
                    style={finding ? undefined : { height: list.height }}
                    className="max-md:block max-md:px-3 max-md:py-3"
                  >
                    <FindingCells
                      finding={finding}
                      place={number(place + 1)}
                      words={words}
                      href={
                        finding
                          ? withParameter(address.panel, 'vulnerability', finding.id)
                          : withParameter(address.page, 'page', Math.floor(place / pageSize) + 1)
                      }
                      isGrouped={isGrouped}
                    />
                  </tr>
                </tbody>
              </Fragment>
            );
          })}
          <Gap height={list.after} columns={columns} />
        </table>
      </div>
      {total > first.length ? (
        <ListPlace
          from={number(offset + top + 1)}
          to={number(offset + bottom + 1)}
          total={number(total)}
          words={words}
          toFilters={() => jumpTo('vulnerabilities')}
          retry={failed ? () => retry(failed.index) : undefined}
        />
      ) : null}
      <span id="findings-end" />
      {list.isLive && after > 0 ? (
        <p className="mt-3 text-sm">
          <a
            href={`${withParameter(address.page, 'page', (offset + list.count) / pageSize + 1)}#vulnerabilities`}
            className="text-link"
          >
            {counted(words.toRest, after, number(after))}
          </a>
        </p>
      ) : null}
      {list.isLive ? null : pagination}
    </div>
  );
}

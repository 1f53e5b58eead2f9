import Link from 'next/link';
import { onlySerious, SeverityCounts } from '@/components/scan/severity-counts';
import { counted, exactNumber } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { comparePath, scanPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { FixesView } from '@/lib/scans/fixes/schema';

export type FixPlanProps = {
  repository: RepositoryName;
  tag: string;
  /** Whether there is another tag to compare with, scanned or not */
  hasOthers: boolean;
  fixes: FixesView;
  messages: Messages;
  language: Language;
};

/** The tags of the repository that have fewer serious findings already, each with a way to compare it. */
export function BetterTags({ repository, tag, hasOthers, fixes, messages, language }: FixPlanProps) {
  const { fixes: words } = messages.findings;
  const { otherTags, platform, vulnerabilities } = fixes;
  const number = (value: number) => exactNumber(language, value);
  if (otherTags.length === 0)
    return (
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-soft">
        {words.noOtherTag}
        {hasOthers ? (
          <Link
            prefetch={false}
            href={comparePath(repository, tag, undefined, platform)}
            className="text-link inline-block py-0.5 leading-5"
          >
            {messages.findings.compare.another}
          </Link>
        ) : null}
      </p>
    );
  return (
    <div className="min-w-0">
      <h3 className="font-semibold">{words.otherTags}</h3>
      <ul className="mt-1 divide-y divide-line border-y border-line">
        {otherTags.map((other) => (
          <li key={other.digest} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <Link
              prefetch={false}
              href={scanPath(repository, other.tag, platform)}
              className="text-link font-mono wrap-anywhere"
            >
              {other.tag}
            </Link>
            {other.critical + other.high > 0 ? (
              <SeverityCounts counts={onlySerious(other)} words={messages.scans} />
            ) : (
              <span className="text-sm text-ok">{words.noSerious}</span>
            )}
            <span className="text-sm text-ink-soft">
              {other.clears === vulnerabilities
                ? words.clearsAll
                : words.clearsSome(number(other.clears), number(vulnerabilities))}
              {other.brings > 0 ? counted(words.brings, other.brings, number(other.brings)) : ''}
            </span>
            <Link
              prefetch={false}
              href={comparePath(repository, tag, other.tag, platform)}
              className="text-link text-sm sm:ml-auto"
            >
              {words.compare}
              <span className="sr-only">: {other.tag}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

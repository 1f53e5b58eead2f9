import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { LoadedTag } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { repositoryPath, tagPath, tagsPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

const CRUMB = 'inline-block py-0.5 text-accent hover:underline';

/** Where one is, and the heading. */
export function ScanHead({ tag: { loaded, name } }: { tag: LoadedTag }) {
  const words = loaded.messages.scans;
  const crumbs = [
    { href: repositoryPath(loaded.name), text: shortName(loaded.name), isName: true },
    { href: tagsPath(loaded.name), text: words.allTags, isName: false },
    { href: tagPath(loaded.name, name), text: name, isName: true },
  ];
  return (
    <>
      <nav aria-label={words.breadcrumb} className="text-sm">
        <ol className="flex flex-wrap items-center gap-1">
          {crumbs.map(({ href, text, isName }, index) => (
            <li key={href} className="flex min-w-0 items-center gap-1">
              {index > 0 ? <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" /> : null}
              <Link prefetch={false} href={href} className={isName ? `${CRUMB} font-mono wrap-anywhere` : CRUMB}>
                {text}
              </Link>
            </li>
          ))}
          <li className="flex items-center gap-1" aria-current="page">
            <ChevronRight aria-hidden="true" className="size-4 text-ink-faint" />
            {words.heading}
          </li>
        </ol>
      </nav>
      <h1 className="mt-4 text-2xl leading-tight font-semibold sm:text-3xl">
        {words.heading}{' '}
        <span className="font-mono text-[0.8em] font-normal wrap-anywhere text-ink-soft">
          {shortName(loaded.name)}:{name}
        </span>
      </h1>
    </>
  );
}

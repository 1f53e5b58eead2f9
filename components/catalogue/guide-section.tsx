import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { RichText } from '@/components/ui/rich-text';
import type { GuideMessages } from '@/lib/language/en/guide';

type Props = {
  section: GuideMessages['sections'][number];
  words: Pick<GuideMessages, 'copy'> & { copied: string };
  hrefOf: (target: string) => string | undefined;
  /** Shown between the paragraphs and what follows them. */
  children?: ReactNode;
};

/** One section of the guide: paragraphs, an example or a list, and what follows from it. */
export function GuideSection({ section, words, hrefOf, children }: Props) {
  const { id, title, paragraphs, list, code, after } = section;
  return (
    <section aria-labelledby={id} className="max-w-[72ch]">
      <h2 id={id} className="mb-2 scroll-mt-24 text-xl font-semibold tracking-tight">
        <RichText text={title} />
      </h2>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>
            <RichText text={paragraph} hrefOf={hrefOf} />
          </p>
        ))}
        {children}
        {list ? (
          <ul className="list-disc space-y-1.5 pl-5 marker:text-ink-faint">
            {list.map((item) => (
              <li key={item}>
                <RichText text={item} hrefOf={hrefOf} />
              </li>
            ))}
          </ul>
        ) : null}
        {code ? (
          <div className="relative rounded-md border border-line bg-surface-sunken">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
            <pre tabIndex={0} className="overflow-x-auto p-4 pr-12 font-mono text-sm leading-6">
              <code>{code}</code>
            </pre>
            <div className="absolute top-2 right-2">
              <CopyButton text={code} label={words.copy} copiedLabel={words.copied} />
            </div>
          </div>
        ) : null}
        {after?.map((paragraph) => (
          <p key={paragraph}>
            <RichText text={paragraph} hrefOf={hrefOf} />
          </p>
        ))}
      </div>
    </section>
  );
}

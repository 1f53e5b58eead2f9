import { AffectedImageItem } from '@/app/(catalogue)/vulnerabilities/[id]/_components/affected-image-item';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { counted } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { vulnerabilityPath } from '@/lib/names/paths';
import type { VulnerabilityView } from '@/lib/scans/vulnerabilities/schema';

type Props = { vulnerability: VulnerabilityView; messages: Messages; language: Language };

/** The reader's images that have it, the worst first. */
export function AffectedImages({ vulnerability, messages, language }: Props) {
  const { id, images, total, page, pageSize } = vulnerability;
  const { vulnerability: words } = messages.findings;
  if (total === 0)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneText}</p>
      </EmptyState>
    );
  return (
    <section aria-labelledby="images" className="min-w-0">
      <h2 id="images" className="text-2xl leading-tight font-semibold">
        {words.images}
      </h2>
      <p className="mt-1 max-w-[70ch] text-sm text-ink-soft">{words.imagesLead}</p>
      <p className="mt-3 text-sm tabular-nums">{counted(words.found, total)}</p>
      {images.length === 0 ? <p className="mt-3">{words.beyond}</p> : null}
      <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4">
        {images.map((image) => (
          <AffectedImageItem
            key={`${image.repository.namespace}/${image.repository.name}@${image.digest}`}
            image={image}
            messages={messages}
            language={language}
          />
        ))}
      </ul>
      <Pagination
        page={page}
        pageCount={Math.ceil(total / pageSize)}
        hrefOf={(target) => `${vulnerabilityPath(id)}${target > 1 ? `?page=${target}` : ''}`}
        words={messages.common.pagination}
      />
    </section>
  );
}

import type { LoadedTag } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { OwnScan } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/own-scan';
import { CodeLine } from '@/components/ui/code-line';
import { EmptyState } from '@/components/ui/empty-state';
import { repositoryApiPath } from '@/lib/names/paths';
import { environment } from '@/lib/platform/env';

/** There is no report: says so, and how one gets here. */
export function NotScanned({ tag }: { tag: LoadedTag }) {
  const { loaded, image, details } = tag;
  const { scans, images } = loaded.messages;
  const words = scans.none;
  if (details.digest === null || !image)
    return (
      <EmptyState title={words.title}>
        <p>{words.noImage}</p>
      </EmptyState>
    );
  const upload = `${environment().publicUrl}${repositoryApiPath(loaded.name)}/scans?digest=${image.digest}`;
  return (
    <EmptyState title={words.title}>
      <p>{image.platform ? words.platform(image.platform) : words.text}</p>
      <div className="mt-4 empty:hidden">
        <OwnScan tag={tag} hasReport={false} />
      </div>
      <p className="mt-4">{words.how}</p>
      <div className="mt-2 text-left">
        <CodeLine
          code={`curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" --data-binary @report.json "${upload}"`}
          label={words.copy}
          copiedLabel={images.facts.copied}
        />
      </div>
    </EmptyState>
  );
}

import { FileBadge, FileCheck2, FileText, PenLine } from 'lucide-react';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import { DigestLink } from '@/components/image/digest-link';
import type { ReferrerView, TagDetails } from '@/lib/images/schema';
import { shortened } from '@/lib/images/shown-text';
import { formatBytes } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { TagView } from '@/lib/tags/schema';

const SIGNS = { attestation: FileCheck2, signature: PenLine, sbom: FileText, artifact: FileBadge } as const;
const LONGEST_TYPE = 120;

/** What the registry has about the image: each with what it is, and which part of the tag it is about. */
export function ReferrerList({
  details,
  images,
  messages,
}: {
  details: TagDetails;
  images: TagView['images'];
  messages: Messages;
}) {
  const { referrers: words, facts } = messages.images;
  const subjectOf = ({ subject }: ReferrerView): string | null =>
    subject === details.digest
      ? details.kind === 'index'
        ? words.whole
        : words.image
      : (images.find(({ digest }) => digest === subject)?.platform ?? null);
  return (
    <Section id="referrers" title={words.heading} lead={details.referrers.length > 0 ? words.lead : undefined}>
      {details.referrers.length === 0 ? <p className="text-ink-soft">{words.none}</p> : null}
      <ul className="border-b border-line empty:border-0">
        {details.referrers.map((referrer) => {
          const Sign = SIGNS[referrer.kind];
          const subject = subjectOf(referrer);
          const type = referrer.artifactType ?? referrer.mediaType;
          return (
            <li
              key={referrer.digest}
              className="grid gap-x-4 border-t border-line py-2.5 text-sm sm:grid-cols-[9rem_minmax(0,1fr)_auto]"
            >
              <span className="flex items-center gap-2 font-medium">
                <Sign aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
                {words.kinds[referrer.kind]}
              </span>
              <span className="min-w-0">
                <DigestLink digest={referrer.digest} words={facts} />
                <span className="block wrap-anywhere text-ink-soft">
                  {subject ? (
                    <>
                      {words.about} <span className="font-mono">{subject}</span>
                    </>
                  ) : null}
                  {subject && type ? ' · ' : null}
                  {type ? <span className="font-mono text-xs">{shortened(type, LONGEST_TYPE)}</span> : null}
                </span>
              </span>
              <span className="text-ink-soft tabular-nums sm:text-right">
                {referrer.size === null ? words.unknown : formatBytes(referrer.size)}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

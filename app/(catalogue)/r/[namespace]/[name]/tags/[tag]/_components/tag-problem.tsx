import { Notice } from '@/components/ui/notice';
import type { TagDetails } from '@/lib/images/schema';
import { shortened } from '@/lib/images/shown-text';
import type { ImagesMessages } from '@/lib/language/en/images';
import { formatInstant } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';

/** That the registry has moved on to what could not be taken in, and why, as far as that is known. */
export function TagProblem({
  details: { problem, digest },
  words,
  language,
}: {
  details: TagDetails;
  words: ImagesMessages['problem'];
  language: Language;
}) {
  if (!problem) return null;
  return (
    <Notice tone="warn" title={words.title}>
      <p>{words.text(shortDigest(problem.digest), formatInstant(language, problem.since))}</p>
      <p>{digest === null ? words.nothing : words.shown}</p>
      {problem.reason ? (
        <p className="mt-1 text-sm wrap-anywhere text-ink-soft" lang="en">
          {words.reason} {shortened(problem.reason)}
        </p>
      ) : null}
    </Notice>
  );
}

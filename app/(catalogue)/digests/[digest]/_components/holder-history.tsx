import { RichText } from '@/components/ui/rich-text';
import type { DigestHolder } from '@/lib/images/digest-schema';
import type { DigestMessages } from '@/lib/language/en/digests';
import { fillIn, formatInstant } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { tagPath } from '@/lib/names/paths';

type Props = { holder: DigestHolder; words: DigestMessages; language: Language };

/** "was 1.27.1 from … to …", newest first; a tag links to its page. */
export function HolderHistory({ holder, words, language }: Props) {
  const day = (iso: string) => formatInstant(language, iso);
  return (
    <ol className="grid gap-1.5 text-sm">
      {holder.history.map(({ tag, from, until, by }) => {
        const values = { tag: `[${tag}](${tag})`, from: day(from), until: until === null ? '' : day(until) };
        return (
          <li key={`${tag} ${from}`} className={until === null ? '' : 'text-ink-soft'}>
            <RichText
              text={fillIn(until === null ? words.is : words.was, values)}
              hrefOf={(name) => tagPath(holder, name)}
            />
            {by === null ? null : (
              <span className="text-ink-soft">
                {' · '}
                {by === OWN_SUBJECT ? words.putBack : fillIn(words.by, { by })}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { counted, fillIn, formatBytes } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { DeletableTag, UntaggedImage } from '@/lib/registry-sync/deletion-schema';

type Props = {
  checked: boolean;
  onToggle: () => void;
  onDelete: () => void;
  readOnly: boolean;
  language: Language;
  now: Date;
  words: DeletionMessages;
};
type ItemProps = Omit<Props, 'language' | 'now'> & {
  name: string;
  shownName: string;
  /** Why it cannot be chosen: a word, and what to do about it */
  held?: { word: string; hint: string } | undefined;
  children: ReactNode;
};

const shortDigest = (digest: string): string => digest.slice(0, 19);

function Item({ name, shownName, held, checked, onToggle, onDelete, readOnly, words, children }: ItemProps) {
  return (
    <li className="flex items-start gap-3 py-3">
      {readOnly ? null : (
        <input
          type="checkbox"
          className="mt-1 size-4 shrink-0"
          aria-label={fillIn(words.selectTag, { name: shownName })}
          checked={checked && !held}
          disabled={held !== undefined}
          onChange={onToggle}
        />
      )}
      <div className="grid min-w-0 grow gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <span className="font-mono text-sm wrap-anywhere" title={name}>
            {shownName}
          </span>
          {held ? (
            <span className="chip" title={held.hint}>
              {held.word}
            </span>
          ) : null}
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft tabular-nums">{children}</p>
        {held && !readOnly ? <p className="text-sm text-ink-soft">{held.hint}</p> : null}
      </div>
      {readOnly || held ? null : (
        <button
          type="button"
          aria-label={fillIn(words.deleteOne, { name: shownName })}
          title={words.delete}
          className="needs-script grid size-8 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-danger-soft hover:text-danger"
          onClick={onDelete}
        >
          <Trash2 aria-hidden="true" className="size-4" />
        </button>
      )}
    </li>
  );
}

function Pushed({
  at,
  by,
  language,
  now,
  words,
}: { at: string; by: string | null } & Pick<Props, 'language' | 'now' | 'words'>) {
  return (
    <span>
      {words.pushed} <Time date={at} language={language} now={now} />
      {by ? ` ${fillIn(words.pushedBy, { name: by })}` : null}
    </span>
  );
}

export function TagItem({ tag, language, now, ...props }: Props & { tag: DeletableTag }) {
  const { words } = props;
  const held = tag.held ? { word: words[tag.held], hint: words[`${tag.held}Hint`] } : undefined;
  return (
    <Item name={tag.name} shownName={tag.name} held={held} {...props}>
      <span className="font-mono" title={tag.digest}>
        {shortDigest(tag.digest)}
      </span>
      <span>{formatBytes(tag.size)}</span>
      <Pushed at={tag.pushedAt} by={tag.pushedBy} language={language} now={now} words={words} />
      <span>
        {tag.lastPulledAt ? (
          <>
            {words.pulled} <Time date={tag.lastPulledAt} language={language} now={now} />
          </>
        ) : (
          words.neverPulled
        )}
      </span>
      {tag.aliases > 0 ? <span>{counted(words.aliases, tag.aliases)}</span> : null}
    </Item>
  );
}

export function ImageItem({ image, language, now, ...props }: Props & { image: UntaggedImage }) {
  return (
    <Item name={image.digest} shownName={shortDigest(image.digest)} {...props}>
      <span>{formatBytes(image.size)}</span>
      <Pushed at={image.pushedAt} by={image.pushedBy} language={language} now={now} words={props.words} />
    </Item>
  );
}

'use client';

import { useState } from 'react';
import { ImageItem, TagItem } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletable-items';
import { DeletionDialog } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletion-dialog';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { counted, fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { DeletableTag, UntaggedImage } from '@/lib/registry-sync/deletion-schema';

type Props = {
  repository: RepositoryName;
  readOnly: boolean;
  label: string;
  tags: readonly DeletableTag[];
  images: readonly UntaggedImage[];
  /** The filter that the tags are a page of */
  matching: { part: string; count: number } | null;
  language: Language;
  now: string;
  words: DeletionMessages;
  problemWords: RepositorySettingsMessages;
};
/** What is to be deleted: named things, or whatever the filter finds. */
export type Choice = { tags: readonly string[]; digests: readonly string[]; matching?: string };

const keyOfChoice = ({ tags, digests, matching }: Choice) => JSON.stringify([tags, digests, matching]);

/** Tags or images of a repository with boxes to choose some, and the way to delete those. */
export function DeletionForm(props: Props) {
  const { tags, images, matching, readOnly, words, language, now } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const [asked, setAsked] = useState<Choice | null>(null);
  const free = [...tags.filter(({ held }) => !held).map(({ name }) => name), ...images.map(({ digest }) => digest)];
  const picked = free.filter((key) => chosen.has(key));
  const isPage = free.length > 0 && picked.length === free.length;
  const choose = (keys: readonly string[]) => {
    setIsAll(false);
    setChosen(new Set(keys));
  };
  const toggle = (key: string) => choose(chosen.has(key) ? picked.filter((other) => other !== key) : [...picked, key]);
  const choiceOf = (keys: readonly string[]): Choice =>
    tags.length > 0 ? { tags: keys, digests: [] } : { tags: [], digests: keys };
  const askForChosen = () =>
    setAsked(isAll && matching ? { tags: [], digests: [], matching: matching.part } : choiceOf(picked));
  const count = isAll && matching ? matching.count : picked.length;
  const item = (key: string) => ({
    checked: isAll || chosen.has(key),
    onToggle: () => toggle(key),
    onDelete: () => setAsked(choiceOf([key])),
    readOnly,
    language,
    now: new Date(now),
    words,
  });
  return (
    <div className="grid gap-2">
      {readOnly ? null : (
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line-strong pb-2">
          <label className="flex min-h-8 items-center gap-3 text-sm">
            <input
              type="checkbox"
              className="size-4"
              checked={isAll || isPage}
              disabled={free.length === 0}
              onChange={() => choose(isAll || isPage ? [] : free)}
            />
            {words.selectPage}
          </label>
          <p role="status" className="text-sm text-ink-soft tabular-nums">
            {isAll ? fillIn(words.allSelected, { count }) : count > 0 ? counted(words.selected, count) : ''}
          </p>
          {isPage && !isAll && matching && matching.count > tags.length ? (
            <button type="button" className="text-link text-sm" onClick={() => setIsAll(true)}>
              {fillIn(words.selectAll, { count: matching.count })}
            </button>
          ) : null}
          {isAll ? (
            <button type="button" className="text-link text-sm" onClick={() => choose([])}>
              {words.clearSelection}
            </button>
          ) : null}
          <button
            type="button"
            className="button button-danger ml-auto disabled:opacity-60"
            disabled={count === 0}
            onClick={askForChosen}
          >
            {words.deleteSelected}
          </button>
        </div>
      )}
      <ul aria-label={props.label} className="divide-y divide-line">
        {tags.map((tag) => (
          <TagItem key={tag.name} tag={tag} {...item(tag.name)} />
        ))}
        {images.map((image) => (
          <ImageItem key={image.digest} image={image} {...item(image.digest)} />
        ))}
      </ul>
      {asked ? (
        <DeletionDialog
          key={keyOfChoice(asked)}
          repository={props.repository}
          choice={asked}
          words={words}
          problemWords={props.problemWords}
          onClose={(isChanged) => {
            setAsked(null);
            if (isChanged) choose([]);
          }}
        />
      ) : null}
    </div>
  );
}

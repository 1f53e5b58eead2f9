'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { MergePlace } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/merge-place';
import type { SaveConflict } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/use-overview-text';
import { DiffView } from '@/app/(catalogue)/r/[namespace]/[name]/settings/revisions/_components/diff-view';
import { Notice } from '@/components/ui/notice';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { counted, fillIn } from '@/lib/language/format';
import { type MergeChoice, mergedByChoices } from '@/lib/repositories/overview-merge';
import { diffLines } from '@/lib/repositories/text-diff';
import { mergeText } from '@/lib/repositories/text-merge';

type Props = {
  conflict: SaveConflict;
  mine: string;
  saving: boolean;
  words: OverviewEditorMessages;
  onSave: (merged: string) => void;
  onEdit: (merged: string) => void;
};

/** Somebody else saved first: both texts become one, by itself where they fit, else place by place. */
export function MergeView({ conflict, mine, saving, words: all, onSave, onEdit }: Props) {
  const words = all.merge;
  const section = useRef<HTMLElement>(null);
  // It appears above the button that was pressed: who saved is led to it.
  useEffect(() => section.current?.focus(), []);
  const merge = useMemo(() => mergeText(conflict.base, mine, conflict.theirs), [conflict, mine]);
  const [choices, setChoices] = useState<readonly (MergeChoice | undefined)[]>([]);
  const places = merge.clean ? [] : merge.chunks.filter((chunk) => chunk.kind === 'conflict');
  const left = places.filter((_, index) => !choices[index]).length;
  const merged = merge.clean ? merge.text : mergedByChoices(merge.chunks, choices);
  const number = conflict.revision ?? words.unnumbered;
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="merge-title"
      className="grid gap-4 rounded-xl border border-warn p-4 sm:p-5"
    >
      <h3 id="merge-title" className="font-semibold">
        {words.title}
      </h3>
      <Notice tone={merge.clean ? 'info' : 'warn'}>
        <p role="status">{fillIn(merge.clean ? words.clean : words.conflict, { number })}</p>
      </Notice>
      {merge.clean ? (
        <div className="grid gap-2">
          <p className="text-sm font-medium">{words.yourPart}</p>
          <DiffView diff={diffLines(conflict.theirs, merge.text)} words={all.diff} />
        </div>
      ) : (
        <ol className="grid gap-4">
          {places.map((place, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places of one conflict never move
            <li key={index}>
              <MergePlace
                place={place}
                title={fillIn(words.place, { number: index + 1, count: places.length })}
                choice={choices[index]}
                words={words}
                onChoose={(choice) => setChoices((before) => places.map((_, i) => (i === index ? choice : before[i])))}
              />
            </li>
          ))}
        </ol>
      )}
      {left > 0 ? <p className="text-sm text-ink-soft">{counted(words.left, left)}</p> : null}
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-primary disabled:opacity-60"
          disabled={saving || merged === null}
          aria-busy={saving}
          onClick={() => merged !== null && onSave(merged)}
        >
          {merge.clean ? words.saveBoth : words.saveMerged}
        </button>
        <button
          type="button"
          className="button disabled:opacity-60"
          disabled={saving || merged === null}
          onClick={() => merged !== null && onEdit(merged)}
        >
          {words.edit}
        </button>
      </div>
    </section>
  );
}

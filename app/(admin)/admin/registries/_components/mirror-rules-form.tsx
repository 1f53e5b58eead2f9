'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { MirrorRuleFields } from '@/app/(admin)/admin/registries/_components/mirror-rule-fields';
import { MirrorTester } from '@/app/(admin)/admin/registries/_components/mirror-tester';
import { useRegistryChange } from '@/app/(admin)/admin/registries/_components/use-registry-change';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { apiSend } from '@/lib/api/client';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { checkMirrorRule } from '@/lib/mirrors/check-mirror-rule';
import type { MirrorRules, mirrorRules } from '@/lib/mirrors/schema';

/** A rule while it is written: networks as one text, and a key that stays with it when it moves. */
export type DraftRule = { key: number; networks: string; pattern: string; target: string };

const EMPTY = { networks: '', pattern: '', target: '' };
const toDraft = ({ networks, ...rule }: MirrorRules['rules'][number], key: number): DraftRule => ({
  ...rule,
  key,
  networks: networks.join(' '),
});
const toRule = ({ networks, pattern, target }: DraftRule): MirrorRules['rules'][number] => ({
  networks: networks.split(/[\s,]+/).filter(Boolean),
  pattern: pattern.trim(),
  target: target.trim(),
});

/** Where pull commands lead readers of certain networks: rules in their order, to be tried before they are saved. */
export function MirrorRulesForm({ rules, words }: { rules: MirrorRules['rules']; words: RegistriesMessages }) {
  const [drafts, setDrafts] = useState(() => rules.map(toDraft));
  const [tried, setTried] = useState(false);
  const saving = useRegistryChange(words, (input: MirrorRules) =>
    apiSend<typeof mirrorRules>('PUT', '/api/v1/mirror-rules', input),
  );
  const written = drafts.map(toRule);
  const faults = written.map(checkMirrorRule);
  const isChanged = JSON.stringify(written) !== JSON.stringify(saving.data?.rules ?? rules);
  const { mirrors } = words;

  function change(next: DraftRule[]): void {
    setDrafts(next);
    if (saving.error) saving.reset();
  }
  function move(index: number, by: -1 | 1): void {
    const next = [...drafts];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    change(next);
  }
  return (
    <div className="grid gap-6">
      <form
        method="post"
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (faults.every((found) => found.length === 0)) saving.run({ rules: written });
        }}
      >
        <FormProblem error={saving.error} failed={words.problems.failed ?? ''} />
        {drafts.length === 0 ? <p className="text-ink-soft">{mirrors.none}</p> : null}
        {drafts.map((draft, index) => (
          <MirrorRuleFields
            key={draft.key}
            draft={draft}
            number={index + 1}
            isLast={index === drafts.length - 1}
            faults={tried ? (faults[index] ?? []) : []}
            words={mirrors}
            onChange={(changed) => change(drafts.map((other) => (other.key === draft.key ? changed : other)))}
            onMove={(by) => move(index, by)}
            onRemove={() => change(drafts.filter(({ key }) => key !== draft.key))}
          />
        ))}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton busy={saving.busy} disabled={!isChanged}>
            {mirrors.save}
          </SubmitButton>
          <button
            type="button"
            className="button"
            onClick={() => {
              setTried(false);
              change([...drafts, { ...EMPTY, key: Math.max(0, ...drafts.map(({ key }) => key)) + 1 }]);
            }}
          >
            <Plus aria-hidden className="size-4" />
            {mirrors.add}
          </button>
          {isChanged ? (
            <p className="text-sm text-ink-soft">{mirrors.unsaved}</p>
          ) : (
            <SavedNote shown={saving.done} text={mirrors.saved} />
          )}
        </div>
      </form>
      <MirrorTester rules={written.filter((_, index) => faults[index]?.length === 0)} all={written} words={mirrors} />
    </div>
  );
}

'use client';

import { useId, useState } from 'react';
import { CoveredTags } from '@/app/(catalogue)/r/[namespace]/[name]/settings/immutable-tags/_components/covered-tags';
import { ModeChoice } from '@/app/(catalogue)/r/[namespace]/[name]/settings/immutable-tags/_components/mode-choice';
import { PatternExamples } from '@/app/(catalogue)/r/[namespace]/[name]/settings/immutable-tags/_components/pattern-examples';
import {
  lengthFault,
  patternFaults,
  readPatterns,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/immutable-tags/_components/pattern-faults';
import { usePreview } from '@/app/(catalogue)/r/[namespace]/[name]/settings/immutable-tags/_components/use-preview';
import { Field } from '@/components/form/field';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { ImmutableTagsMessages } from '@/lib/language/en/immutable-tags';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { fillIn } from '@/lib/language/format';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { type ImmutableTagsChange, MAX_PATTERNS } from '@/lib/repositories/immutable-tags-schema';

type Props = {
  repository: RepositoryName;
  before: ImmutableTagsChange;
  words: ImmutableTagsMessages;
  settings: Pick<RepositorySettingsMessages, 'problems' | 'faults' | 'pictures' | 'failed' | 'save' | 'saved'>;
};

export function ImmutableTagsForm({ repository, before, words, settings }: Props) {
  const heading = useId();
  const [mode, setMode] = useState(before.mode);
  const [text, setText] = useState(before.patterns.join('\n'));
  const { run, busy, error, done, reset } = useRepositoryChange(settings, (rule: ImmutableTagsChange) =>
    apiSend('PUT', `${repositoryApiPath(repository)}/immutable-tags`, rule),
  );
  const { patterns, lines } = readPatterns(text);
  const tooMuch = lengthFault(text, words);
  const rule = { mode, patterns };
  const changed = mode !== before.mode || patterns.join('\n') !== before.patterns.join('\n');
  const isPreviewed = mode === 'all' || (mode === 'patterns' && patterns.length > 0 && !tooMuch);
  const preview = usePreview(repository, rule, isPreviewed);
  const fault = tooMuch ?? patternFaults(preview.error, lines, words) ?? patternFaults(error, lines, words);
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooMuch) run(rule);
      }}
    >
      <FormProblem error={error} failed={settings.failed} />
      <ModeChoice
        value={mode}
        onChange={(chosen) => {
          reset();
          setMode(chosen);
        }}
        words={words}
      />
      {mode === 'patterns' ? (
        <div className="grid gap-4">
          <Field
            label={words.patternsLabel}
            hint={fillIn(words.patternsFieldHint, { most: MAX_PATTERNS })}
            fault={fault}
          >
            {(attributes) => (
              <textarea
                {...attributes}
                rows={4}
                value={text}
                spellCheck={false}
                autoCapitalize="none"
                className="field font-mono"
                onChange={(event) => {
                  // What was wrong with another text says nothing of this one.
                  reset();
                  setText(event.target.value);
                }}
              />
            )}
          </Field>
          <PatternExamples words={words} />
        </div>
      ) : null}
      {isPreviewed && !fault ? (
        <section aria-labelledby={heading} className="grid gap-2">
          <h3 id={heading} className="text-sm font-medium">
            {words.preview}
          </h3>
          {preview.error ? <p className="text-sm text-danger">{words.previewFailed}</p> : null}
          {preview.data && !preview.error ? <CoveredTags preview={preview.data} words={words} /> : null}
        </section>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton busy={busy} disabled={!changed}>
          {settings.save}
        </SubmitButton>
        <SavedNote shown={done && !changed} text={settings.saved} />
      </div>
    </form>
  );
}

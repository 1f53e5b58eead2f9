'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PullNames } from '@/app/new/_components/pull-names';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField, TextField } from '@/components/form/text-field';
import { useNameChange } from '@/components/repository/use-name-change';
import { VisibilityChoice } from '@/components/repository/visibility-choice';
import { apiSend } from '@/lib/api/client';
import type { NamesMessages } from '@/lib/language/en/names';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { fillIn } from '@/lib/language/format';
import { repositoryPath } from '@/lib/names/paths';
import { characterCount, MAX_DESCRIPTION } from '@/lib/names/text-length';
import type { repositoryView } from '@/lib/repositories/schema';

type OwnNamespace = { namespace: string; defaultVisibility: 'public' | 'private' };

type Props = {
  /** At least one */
  namespaces: readonly OwnNamespace[];
  /** The one that is chosen at first, if it is among them */
  first: string;
  registryHost: string;
  words: RepositorySettingsMessages;
  names: NamesMessages;
};

/** Makes a repository, and goes to its page. */
export function NewRepositoryForm({ namespaces, first, registryHost, words, names }: Props) {
  const router = useRouter();
  const start = namespaces.find(({ namespace }) => namespace === first) ?? namespaces[0];
  const [namespace, setNamespace] = useState(start?.namespace ?? '');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [chosen, setVisibility] = useState<'public' | 'private' | null>(null);
  const usual = namespaces.find((own) => own.namespace === namespace)?.defaultVisibility ?? 'public';
  const visibility = chosen ?? usual;
  const { run, busy, done, error } = useNameChange(
    words,
    names,
    () => apiSend<typeof repositoryView>('POST', '/api/v1/repositories', { namespace, name, description, visibility }),
    (made) => router.push(repositoryPath(made)),
  );
  const { create } = words;
  return (
    <form
      noValidate
      className="grid gap-5 rounded-xl border border-line bg-surface-raised p-5 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        run(undefined);
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          name="namespace"
          label={create.namespace}
          hint={create.namespaceHint}
          className="font-mono"
          value={namespace}
          onChange={(event) => setNamespace(event.target.value)}
        >
          {namespaces.map((own) => (
            <option key={own.namespace} value={own.namespace}>
              {own.namespace}
            </option>
          ))}
        </SelectField>
        <TextField
          name="name"
          label={create.name}
          hint={create.nameHint}
          className="font-mono"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={error}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <TextField
        name="description"
        label={fillIn(words.optional, { label: create.description })}
        hint={`${create.descriptionHint} ${fillIn(create.count, { count: characterCount(description.trim()), most: MAX_DESCRIPTION })}`}
        error={error}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <VisibilityChoice value={visibility} onChange={setVisibility} words={create} />
      <PullNames registryHost={registryHost} namespace={namespace} name={name.trim()} words={create} />
      <SubmitButton busy={busy || done}>{create.submit}</SubmitButton>
    </form>
  );
}

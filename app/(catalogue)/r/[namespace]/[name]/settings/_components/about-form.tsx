'use client';

import { useId, useState } from 'react';
import {
  type AboutBefore,
  type AboutValues,
  changesOf,
  LINK_FIELDS,
  valuesOf,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/about-values';
import { CategoryChoice } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/category-choice';
import { faultOf } from '@/components/form/field';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { fillIn } from '@/lib/language/format';
import type { Category } from '@/lib/names/category';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { characterCount, MAX_DESCRIPTION } from '@/lib/names/text-length';

type Props = {
  repository: RepositoryName;
  before: AboutBefore;
  /** Some fields come with a library definition. */
  imported: boolean;
  archived: boolean;
  licences: readonly string[];
  categories: Readonly<Record<Category, string>>;
  words: RepositorySettingsMessages;
};

/** The words of a repository's page besides its overview; saves what was changed, and nothing else. */
export function AboutForm({ repository, before, imported, archived, licences, categories, words }: Props) {
  const [values, setValues] = useState<AboutValues>(() => valuesOf(before));
  const licenceList = useId();
  const { run, busy, error, done, reset } = useRepositoryChange(words, () =>
    apiSend('PATCH', repositoryApiPath(repository), changesOf(before, values, imported)),
  );
  const set = (change: Partial<AboutValues>) => {
    setValues({ ...values, ...change });
    if (done) reset();
  };
  const text = (name: Exclude<keyof AboutValues, 'categories'>, fromDefinition = false) => ({
    name,
    value: values[name],
    error,
    readOnly: archived || (imported && fromDefinition),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const { general } = words;
  const count = (value: string) =>
    fillIn(general.descriptionHint, { count: characterCount(value.trim()), most: MAX_DESCRIPTION });
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        run(undefined);
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <TextField label={general.description} hint={count(values.description)} {...text('description', true)} />
      <TextField
        label={general.descriptionZh}
        hint={count(values.descriptionZh)}
        lang="zh-CN"
        {...text('descriptionZh')}
      />
      <CategoryChoice
        legend={general.categories}
        hint={general.categoriesHint}
        fault={faultOf(error, 'categories')}
        names={categories}
        chosen={values.categories}
        readOnly={archived || imported}
        onChange={(chosen) => set({ categories: chosen })}
      />
      <TextField label={general.keywords} hint={general.keywordsHint} {...text('keywords')} />
      <TextField
        label={general.licence}
        hint={general.licenceHint}
        className="max-w-sm font-mono"
        list={licenceList}
        autoCapitalize="none"
        spellCheck={false}
        {...text('licence', true)}
      />
      <datalist id={licenceList}>
        {licences.map((licence) => (
          <option key={licence} value={licence} />
        ))}
      </datalist>
      <fieldset className="grid gap-4">
        <legend className="mb-3 font-semibold">{general.links}</legend>
        {LINK_FIELDS.map((field) => (
          <TextField
            key={field}
            label={general[field]}
            hint={field === 'sourceUrl' ? general.sourceUrlHint : undefined}
            type="url"
            inputMode="url"
            placeholder="https://"
            {...text(field, field === 'sourceUrl')}
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton busy={busy} disabled={archived}>
          {words.save}
        </SubmitButton>
        <SavedNote shown={done} text={words.saved} />
      </div>
    </form>
  );
}

'use client';

import { useRef, useState } from 'react';
import {
  useVexChange,
  type VexWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/vex/_components/use-vex-change';
import { Field } from '@/components/form/field';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { apiSend } from '@/lib/api/client';
import { fillIn } from '@/lib/language/format';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { vexDocument } from '@/lib/scans/vex/schema';

const DEFAULT_NAME = 'vex.json';
/** A file's name as a document may be called. */
const documentName = (file: string): string =>
  file
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 100) || DEFAULT_NAME;

type Input = { file: File; name: string; digest: string };

/** Uploads a document with statements; the name follows the file's until somebody writes another one. */
export function AddVex({ repository, words }: { repository: RepositoryName; words: VexWords }) {
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(DEFAULT_NAME);
  const [isMissing, setMissing] = useState(false);
  const { run, busy, error, done, data } = useVexChange(
    words,
    ({ file, name: called, digest }: Input) => {
      const query = new URLSearchParams({ name: called, ...(digest ? { digest } : {}) });
      const body = new Blob([file], { type: 'application/json' });
      return apiSend<typeof vexDocument>('POST', `${repositoryApiPath(repository)}/vex?${query}`, body);
    },
    () => {
      form.current?.reset();
      setName(DEFAULT_NAME);
    },
  );
  return (
    <form
      ref={form}
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const values = new FormData(event.currentTarget);
        const file = values.get('file');
        const isFile = file instanceof File && file.size > 0;
        setMissing(!isFile);
        if (isFile) run({ file, name: name.trim(), digest: String(values.get('digest')).trim() });
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <Field label={words.file} hint={words.fileHint} fault={isMissing ? words.fileMissing : undefined}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            name="file"
            accept=".json,.gz,application/json,application/gzip"
            className="field py-2"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              setMissing(false);
              if (chosen) setName(documentName(chosen.name));
            }}
          />
        )}
      </Field>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={error}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="font-mono"
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField
        name="digest"
        label={words.digest}
        hint={words.digestHint}
        error={error}
        className="font-mono"
        autoComplete="off"
        spellCheck={false}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busy={busy}>{words.submit}</SubmitButton>
        <SavedNote shown={done} text={data ? fillIn(words.uploaded, { name: data.name }) : ''} />
      </div>
    </form>
  );
}

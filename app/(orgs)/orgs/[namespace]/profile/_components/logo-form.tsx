'use client';

import { useRef } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { PublisherLogo } from '@/components/publisher/publisher-logo';
import { ApiError, apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { fillIn } from '@/lib/language/format';
import type { PublisherProfile } from '@/lib/publishers/profile-schema';

type Words = OrganisationMessages['logo'];
type Props = { profile: PublisherProfile; words: Words };

const MAX_BYTES = 5 * 1024 * 1024;
const MEDIA_TYPES = ['image/png', 'image/jpeg'];

/** What is wrong with the picture, in the reader's language. */
function explain(error: unknown, words: Words): unknown {
  if (!(error instanceof ApiError)) return error;
  const reason = error.status === 413 ? 'too-large' : String(error.problem.reason);
  const text = (words.problems as Readonly<Record<string, string>>)[reason];
  return text ? new ApiError(error.status, text, error.problem) : error;
}

/** The picture is sent as soon as it is chosen. */
export function LogoForm({ profile: { namespace, displayName, logoUrl }, words }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const path = `/api/v1/publishers/${namespace}/logo`;
  const upload = useChange((file: File) => {
    // Known without sending it.
    if (file.size > MAX_BYTES) throw new ApiError(413, words.problems['too-large']);
    if (!MEDIA_TYPES.includes(file.type)) throw new ApiError(400, words.problems['wrong-type']);
    return apiSend('PUT', path, file);
  });
  const removal = useChange(() => apiSend('DELETE', path));
  const busy = upload.busy || removal.busy;
  return (
    <div className="grid gap-4">
      <FormProblem error={explain(upload.error ?? removal.error, words)} failed={words.failed} />
      <div className="flex flex-wrap items-center gap-4">
        {logoUrl ? (
          <PublisherLogo src={logoUrl} alt={fillIn(words.alt, { name: displayName })} className="size-24" />
        ) : null}
        <input
          ref={input}
          type="file"
          accept={MEDIA_TYPES.join(',')}
          className="sr-only"
          tabIndex={-1}
          aria-label={words.choose}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) upload.run(file);
          }}
        />
        <button type="button" className="button" disabled={busy} onClick={() => input.current?.click()}>
          {upload.busy ? words.uploading : logoUrl ? words.replace : words.choose}
        </button>
        {logoUrl ? (
          <button type="button" className="button button-danger" disabled={busy} onClick={() => removal.run(undefined)}>
            {words.remove}
          </button>
        ) : null}
      </div>
    </div>
  );
}

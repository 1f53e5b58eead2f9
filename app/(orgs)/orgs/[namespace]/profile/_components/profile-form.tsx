'use client';

import { type FormEvent, useState } from 'react';
import { type EditedLink, LinkFields } from '@/app/(orgs)/orgs/[namespace]/profile/_components/link-fields';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea, TextField } from '@/components/form/text-field';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import type { ProfileInput, PublisherProfile, publisherProfile } from '@/lib/publishers/profile-schema';

type Props = { profile: PublisherProfile; words: OrganisationMessages['profile']; problemWords: ProblemWords };

export function ProfileForm({ profile, words, problemWords }: Props) {
  const [links, setLinks] = useState<EditedLink[]>(() => profile.links.map((link, key) => ({ ...link, key })));
  const { run, busy, done, error, reset } = useChange((input: ProfileInput) =>
    apiSend<typeof publisherProfile>('PATCH', `/api/v1/publishers/${profile.namespace}`, input),
  );
  const problem = explainProblem(error, problemWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    run({
      displayName: text('displayName'),
      displayNameZh: text('displayNameZh') || null,
      about: text('about').replace(/\r\n/g, '\n'),
      aboutZh: text('aboutZh').replace(/\r\n/g, '\n') || null,
      website: text('website') || null,
      links: links.map((link) => ({ text: link.text.trim(), url: link.url.trim() })),
    });
  };
  return (
    <form method="post" onSubmit={submit} onChange={done ? reset : undefined} className="grid gap-5">
      <FormProblem error={problem} failed={words.failed} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          name="displayName"
          label={words.displayName}
          defaultValue={profile.displayName}
          error={problem}
          required
          maxLength={60}
        />
        <TextField
          name="displayNameZh"
          label={words.displayNameZh}
          hint={words.zhHint}
          defaultValue={profile.displayNameZh ?? ''}
          error={problem}
          maxLength={60}
        />
      </div>
      <TextArea
        name="about"
        label={words.about}
        hint={words.aboutHint}
        defaultValue={profile.about}
        error={problem}
        maxLength={1000}
      />
      <TextArea
        name="aboutZh"
        label={words.aboutZh}
        hint={words.zhHint}
        defaultValue={profile.aboutZh ?? ''}
        error={problem}
        maxLength={1000}
      />
      <TextField
        name="website"
        type="url"
        label={words.website}
        defaultValue={profile.website ?? ''}
        error={problem}
        maxLength={500}
        placeholder="https://"
      />
      <LinkFields links={links} onChange={setLinks} words={words} error={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton busy={busy}>{words.save}</SubmitButton>
        <SavedNote shown={done} text={words.saved} />
      </div>
    </form>
  );
}

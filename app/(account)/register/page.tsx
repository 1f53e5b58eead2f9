import type { Metadata } from 'next';
import Link from 'next/link';
import { RegisterForm } from '@/app/(account)/register/register-form';
import { NarrowPage } from '@/components/layout/narrow-page';
import { sameSitePath } from '@/components/layout/same-site-path';
import { Notice } from '@/components/ui/notice';
import { getRegistration } from '@/lib/accounts/get-registration';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.register.title, robots: { index: false } };
}

export default async function Register({ searchParams }: Props) {
  const [{ language }, parameters] = await Promise.all([getViewer(), searchParams]);
  const invitation = [parameters.invitation].flat()[0];
  const destination = sameSitePath([parameters.next].flat()[0]) ?? '/';
  const state = await getRegistration(invitation);
  const { register: words, signIn } = messagesFor(language).account;
  const problems = accountProblemWords(language);
  return (
    <NarrowPage title={words.title} lead={state.allowed ? words.lead : undefined}>
      {state.allowed && state.invitedBy ? <p>{fillIn(words.invited, { name: state.invitedBy })}</p> : null}
      {state.allowed ? (
        <RegisterForm
          words={words}
          signIn={{ signIn, problems }}
          destination={destination}
          {...(invitation && state.invitedBy ? { invitation, email: state.email ?? '' } : {})}
        />
      ) : (
        <Notice tone="info">{problems.problems[state.reason]}</Notice>
      )}
      <p className="text-sm text-ink-soft">
        {words.haveAccount}{' '}
        <Link href="/login" prefetch={false} className="text-link">
          {words.signIn}
        </Link>
      </p>
    </NarrowPage>
  );
}

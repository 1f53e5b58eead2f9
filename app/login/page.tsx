import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { LoginForm } from '@/app/login/login-form';
import { signInSentence } from '@/app/login/sign-in-sentence';
import { NarrowPage } from '@/components/layout/narrow-page';
import { refererPath, sameSitePath } from '@/components/layout/same-site-path';
import { Notice } from '@/components/ui/notice';
import { hasDirectory, signInProviders } from '@/lib/auth/providers';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { getSiteSettings } from '@/lib/platform/site-settings';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.signIn.title, robots: { index: false } };
}

/** Pages that only lead here, or away from an account. */
const NO_DESTINATION = /^\/(login|register|forgot-password|reset|confirm-email)(\/|\?|$)/;

/** Where to go afterwards: what the link said, else the page it was on. Never to another site, nor back here. */
async function readDestination(searchParams: Props['searchParams']): Promise<string> {
  const [{ next, callbackUrl }, sent] = await Promise.all([searchParams, headers()]);
  const named = [next].flat()[0] ?? [callbackUrl].flat()[0];
  const wish = sameSitePath(named) ?? refererPath(sent.get('referer'), sent.get('host')) ?? '/';
  return NO_DESTINATION.test(wish) ? '/' : wish;
}

export default async function Login({ searchParams }: Props) {
  const [{ language, user }, destination, { error }] = await Promise.all([
    getViewer(),
    readDestination(searchParams),
    searchParams,
  ]);
  const words = messagesFor(language).account.signIn;
  const problems = accountProblemWords(language);
  const code = [error].flat()[0];
  const problem = code ? signInSentence({ signIn: words, problems }, code) : '';
  if (user)
    return (
      <NarrowPage title={words.title} lead={fillIn(words.already, { name: user.displayName })}>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <p>
          <Link href={destination} prefetch={false} className="button button-primary">
            {words.goOn}
          </Link>
        </p>
      </NarrowPage>
    );
  const { registration } = await getSiteSettings();
  return (
    <NarrowPage title={words.title} lead={words.lead}>
      <LoginForm
        words={{ signIn: words, problems }}
        destination={destination}
        directory={hasDirectory()}
        providers={signInProviders()}
        problem={problem}
      />
      <p className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-ink-soft">
        <Link href="/forgot-password" prefetch={false} className="text-link">
          {words.forgot}
        </Link>
        {registration === 'open' ? (
          <Link href={`/register?${new URLSearchParams({ next: destination })}`} prefetch={false} className="text-link">
            {words.register}
          </Link>
        ) : (
          words.help
        )}
      </p>
    </NarrowPage>
  );
}

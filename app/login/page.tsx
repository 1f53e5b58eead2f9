import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { LoginForm } from '@/app/login/login-form';
import { refererPath, sameSitePath } from '@/components/layout/same-site-path';
import { Mark } from '@/components/ui/mark';
import { getViewer } from '@/lib/auth/viewer';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.signIn.title, robots: { index: false } };
}

/** Where to go afterwards: what the link said, else the page it was on. Never to another site, nor back here. */
async function readDestination(searchParams: Props['searchParams']): Promise<string> {
  const [{ next }, sent] = await Promise.all([searchParams, headers()]);
  const wish = sameSitePath([next].flat()[0]) ?? refererPath(sent.get('referer'), sent.get('host')) ?? '/';
  return wish.startsWith('/login') ? '/' : wish;
}

export default async function Login({ searchParams }: Props) {
  const [{ language, user }, destination] = await Promise.all([getViewer(), readDestination(searchParams)]);
  const words = messagesFor(language).account.signIn;
  return (
    <div className="page py-12 sm:py-20">
      <div className="mx-auto max-w-sm">
        <Mark className="mb-4 size-10 text-accent" />
        <h1 className="text-2xl font-semibold tracking-tight">{words.title}</h1>
        {user ? (
          <>
            <p className="mt-2 text-ink-soft">{fillIn(words.already, { name: user.displayName })}</p>
            <p className="mt-4">
              <Link href={destination} prefetch={false} className="button button-primary">
                {words.goOn}
              </Link>
            </p>
          </>
        ) : (
          <>
            <p className="mt-2 mb-6 text-ink-soft">{words.lead}</p>
            <LoginForm words={words} destination={destination} />
            <p className="mt-6 text-sm text-ink-soft">{words.help}</p>
          </>
        )}
      </div>
    </div>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { Mark } from '@/components/ui/mark';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { searchPath } from '@/lib/names/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.notFound.title, robots: { index: false } };
}

export default async function NotFound() {
  const { language, user } = await getViewer();
  const words = messagesFor(language).account.notFound;
  return (
    <div className="page py-16 text-center sm:py-24">
      <Mark className="mx-auto mb-6 size-14 text-ink-faint" />
      <p className="font-mono text-sm text-ink-soft">404</p>
      <h1 className="mt-1 text-2xl font-semibold tracking-tight sm:text-3xl">{words.title}</h1>
      <p className="mx-auto mt-3 max-w-[55ch] text-ink-soft text-pretty">{words.text}</p>
      <p className="mt-6 flex flex-wrap justify-center gap-3">
        <Link href={searchPath({})} prefetch={false} className="button button-primary">
          {words.search}
        </Link>
        <Link href="/" prefetch={false} className="button">
          {words.home}
        </Link>
      </p>
      {user ? null : (
        <p className="mt-6 text-sm text-ink-soft">
          {words.signInText}{' '}
          <a href="/login" className="text-link">
            {words.signIn}
          </a>
        </p>
      )}
    </div>
  );
}

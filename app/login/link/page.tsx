import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { LinkForm } from '@/app/login/link/link-form';
import { LinkMine } from '@/app/login/link/link-mine';
import { NarrowPage } from '@/components/layout/narrow-page';
import { sameSitePath } from '@/components/layout/same-site-path';
import { Notice } from '@/components/ui/notice';
import { findIdentityTicket } from '@/lib/accounts/link-identity';
import { TICKET_COOKIE } from '@/lib/auth/link-ticket';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { environment } from '@/lib/platform/env';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.link.title, robots: { index: false } };
}

type Jar = Awaited<ReturnType<typeof cookies>>;

/** Where somebody was going when they left for the provider, as next-auth remembers it. */
function destinationOf(jar: Jar): string {
  const kept = jar.getAll().find(({ name }) => /^(__Secure-)?next-auth\.callback-url$/.test(name))?.value ?? '';
  const url = URL.parse(kept, environment().publicUrl);
  const path = url && url.origin === new URL(environment().publicUrl).origin && `${url.pathname}${url.search}`;
  return (path && !path.startsWith('/login') && sameSitePath(path)) || '/';
}

/** Somebody came from a provider whose address an account here has, or who wants to link one to their own. */
export default async function LinkIdentity() {
  const [{ language, user }, jar] = await Promise.all([getViewer(), cookies()]);
  const { link: words, signIn } = messagesFor(language).account;
  const ticket = jar.get(TICKET_COOKIE)?.value;
  const found = ticket ? await findIdentityTicket(ticket) : null;
  const problems = accountProblemWords(language);
  if (!found)
    return (
      <NarrowPage title={words.title}>
        <Notice tone="warn">{words.gone}</Notice>
        <p>
          <Link href="/login" prefetch={false} className="text-link">
            {words.signIn}
          </Link>
        </p>
      </NarrowPage>
    );
  const provider = words.providers[found.provider as keyof typeof words.providers] ?? found.provider;
  const values = { provider, as: found.as, username: found.username };
  if (user && user.username !== found.username)
    return (
      <NarrowPage title={words.title}>
        <Notice tone="warn">{fillIn(words.other, { name: user.username })}</Notice>
      </NarrowPage>
    );
  if (user)
    return (
      <NarrowPage title={fillIn(words.mineTitle, values)} lead={fillIn(words.mine, values)}>
        <LinkMine words={words} problems={problems} />
      </NarrowPage>
    );
  return (
    <NarrowPage title={words.title} lead={fillIn(words.found, values)}>
      <LinkForm
        words={words}
        signIn={{ signIn, problems }}
        destination={destinationOf(jar)}
        username={found.username}
        hasPassword={found.hasPassword}
        mayCreate={found.mayCreate}
      />
    </NarrowPage>
  );
}

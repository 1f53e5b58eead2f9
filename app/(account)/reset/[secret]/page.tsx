import type { Metadata } from 'next';
import Link from 'next/link';
import { ResetForm } from '@/app/(account)/reset/[secret]/reset-form';
import { NarrowPage } from '@/components/layout/narrow-page';
import { Notice } from '@/components/ui/notice';
import { findPasswordReset } from '@/lib/accounts/reset-password';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';

type Props = { params: Promise<{ secret: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.reset.title, robots: { index: false } };
}

export default async function Reset({ params }: Props) {
  const [{ language }, { secret }] = await Promise.all([getViewer(), params]);
  const words = messagesFor(language).account.reset;
  const reset = await findPasswordReset(secret);
  if (!reset)
    return (
      <NarrowPage title={words.title}>
        <Notice tone="warn">{words.gone}</Notice>
        <p>
          <Link href="/forgot-password" prefetch={false} className="text-link">
            {words.again}
          </Link>
        </p>
      </NarrowPage>
    );
  return (
    <NarrowPage title={words.title} lead={fillIn(words.lead, { name: reset.username })}>
      <ResetForm words={words} problems={accountProblemWords(language)} secret={secret} username={reset.username} />
    </NarrowPage>
  );
}

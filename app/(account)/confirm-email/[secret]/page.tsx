import type { Metadata } from 'next';
import { ConfirmForm } from '@/app/(account)/confirm-email/[secret]/confirm-form';
import { NarrowPage } from '@/components/layout/narrow-page';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { messagesFor } from '@/lib/language/messages';

type Props = { params: Promise<{ secret: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.confirm.title, robots: { index: false } };
}

/** Opening the page changes nothing: programs that look through mails open every link. */
export default async function ConfirmEmail({ params }: Props) {
  const [{ language }, { secret }] = await Promise.all([getViewer(), params]);
  const words = messagesFor(language).account.confirm;
  return (
    <NarrowPage title={words.title} lead={words.lead}>
      <ConfirmForm words={words} problems={accountProblemWords(language)} secret={secret} />
    </NarrowPage>
  );
}

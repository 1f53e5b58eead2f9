import type { Metadata } from 'next';
import Link from 'next/link';
import { ForgotForm } from '@/app/(account)/forgot-password/forgot-form';
import { NarrowPage } from '@/components/layout/narrow-page';
import { Notice } from '@/components/ui/notice';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { messagesFor } from '@/lib/language/messages';
import { canSendMail } from '@/lib/platform/mail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).account.forgot.title, robots: { index: false } };
}

export default async function ForgotPassword() {
  const { language } = await getViewer();
  const words = messagesFor(language).account.forgot;
  const mails = canSendMail();
  return (
    <NarrowPage title={words.title} lead={mails ? words.lead : undefined}>
      {mails ? (
        <ForgotForm words={words} problems={accountProblemWords(language)} />
      ) : (
        <Notice tone="info">{words.noMail}</Notice>
      )}
      <p className="text-sm">
        <Link href="/login" prefetch={false} className="text-link">
          {words.back}
        </Link>
      </p>
    </NarrowPage>
  );
}

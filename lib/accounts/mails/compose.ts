import { mails as en, type MailMessages, type MailName } from '@/lib/language/en/mail';
import { counted, fillIn } from '@/lib/language/format';
import { mails as zh } from '@/lib/language/zh/mail';
import type { Language } from '@/lib/names/language';

/** What a mail says; `sendMail` adds to whom. */
export type MailContent = { subject: string; text: string };

export const mailWords = (language: Language): MailMessages => (language === 'zh-CN' ? zh : en);

/** A time limit in words, in the largest unit that needs no rounding up: days, hours or minutes. */
export function duration(language: Language, milliseconds: number): string {
  const { minutes, hours, days } = mailWords(language);
  const count = Math.floor(milliseconds / 60_000);
  if (count >= 1440 && count % 1440 === 0) return counted(days, count / 1440);
  return count >= 60 && count % 60 === 0 ? counted(hours, count / 60) : counted(minutes, count);
}

// One line each, and no longer than a mail's line may be: a value cannot begin a paragraph, or a header, of its own.
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 900);

/** The text of a mail with its values filled in, each on one line, and the signature of the site. */
export function composeMail(
  language: Language,
  name: MailName,
  values: Readonly<Record<string, string>> & { site: string },
): MailContent {
  const { [name]: words, signature } = mailWords(language);
  const safe = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, oneLine(value)]));
  return { subject: fillIn(words.subject, safe), text: fillIn(`${words.text}\n\n${signature}\n`, safe) };
}

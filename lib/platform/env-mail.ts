import { z } from 'zod';

/** One address without a comment, quotes or anything that could end a header or begin a second address. */
export const MAIL_ADDRESS = /^[^\s\p{Cc}@<>()[\]\\,;:"]{1,64}@[^\s\p{Cc}@<>()[\]\\,;:"]{1,189}$/u;

const sender = /^(?:([^\p{Cc}<>"]*?)\s*<([^<>]+)>|([^<>\s]+))$/u;

/** Variables that connect a mail server. */
export const mailVariables = {
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'write smtp://HOST or smtps://HOST, with USER:PASSWORD@ before it and :PORT after it where needed',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => {
      const [, , named, bare] = sender.exec(text) ?? [];
      return MAIL_ADDRESS.test(named ?? bare ?? '');
    }, 'write an address, as in noreply@example.org or Plimsoll <noreply@example.org>')
    .transform((text) => {
      const [, name, named, bare] = sender.exec(text) ?? [];
      return { name: name ?? '', address: named ?? bare ?? '' };
    })
    .optional(),
  SMTP_CA_FILE: z.string().optional(),
  SMTP_TIMEOUT: z.coerce.number().int().min(1).max(120).default(15),
};

const schema = z.object(mailVariables);
export type MailVariables = z.infer<typeof schema> & { SMTP_URL: string };

/** The mail server's variables alone, or undefined when none is connected. */
export function mailOf(source: Readonly<Record<string, string | undefined>>): MailVariables | undefined {
  const { SMTP_URL, ...values } = schema.parse(source);
  return SMTP_URL === undefined ? undefined : { SMTP_URL, ...values };
}

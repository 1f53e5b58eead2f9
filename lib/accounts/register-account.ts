import type { z } from 'zod';
import { systemActor } from '@/lib/access/actor';
import { countRegistration } from '@/lib/accounts/attempts';
import { prepareConfirmation } from '@/lib/accounts/confirmation-mail';
import { createAccount } from '@/lib/accounts/create-account';
import { spendOneTimeLink } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import { refuseFields } from '@/lib/accounts/refuse';
import { checkRegistration, usernameTaken } from '@/lib/accounts/registration-fields';
import { requireRegistration } from '@/lib/accounts/registration-invitation';
import type { registrationInput, registrationResult } from '@/lib/accounts/schema';
import { userActor, userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Language } from '@/lib/names/language';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction, type Queries } from '@/lib/platform/db';
import { canSendMail } from '@/lib/platform/mail';
import { isUniqueViolation } from '@/lib/platform/unique-violation';

type From = { address: string | undefined; language: Language };
const NOTHING = () => undefined;
const emailTaken = () => refuseFields({ email: { kind: 'email-taken' } });

const isTaken = async (queries: Queries, email: string): Promise<boolean> =>
  (await queries.user.findUnique({ where: { email }, select: { id: true } })) !== null;

/**
 * Makes an account for whoever asks, as the site's settings allow. With a mail server, an address belongs to the account
 * only once it was confirmed, and nobody learns whether it has an account already; without one it is stored as entered.
 * @throws AppError `invalid` naming every field, `forbidden`, `not_found` for a used invitation, `too_many`
 */
export async function registerAccount(
  input: z.output<typeof registrationInput>,
  { address, language }: From,
): Promise<z.output<typeof registrationResult>> {
  await countRegistration(address);
  const { prisma } = db();
  const { invitation: secret, ...entered } = input;
  const invitation = await requireRegistration(prisma, secret);
  const { username, email, password } = await checkRegistration(prisma, entered);
  const mails = canSendMail();
  // Whoever holds what was mailed to an address has it.
  const proved = mails && invitation?.email === email;
  const taken = await isTaken(prisma, email);
  if (taken && (proved || !mails)) throw emailTaken();
  const passwordHash = await hashPassword(password);
  const send = await inTransaction(async (queries) => {
    if (invitation && secret) await spendOneTimeLink(queries, 'registration', secret);
    const user = { username, displayName: username, role: 'user', language: null } as const;
    const id = await createAccount(queries, systemActor('registration'), {
      username,
      displayName: username,
      role: 'user',
      passwordHash,
      email: mails && !proved ? null : email,
      emailConfirmedAt: proved ? clock.now() : null,
    });
    await writeAuditEntry(queries, userActor({ id, ...user }, address), {
      action: 'account.register',
      target: userTarget({ id, username }),
      publisherId: null,
      changes: { invitedBy: [null, invitation?.madeBy ?? null] },
    });
    return mails && !proved && !taken ? prepareConfirmation(queries, { id, ...user }, email, language) : NOTHING;
  }).catch(async (error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw !mails && (await isTaken(prisma, email)) ? emailTaken() : usernameTaken(username);
  });
  send();
  return { username, confirmationSentTo: mails && !proved ? email : null };
}

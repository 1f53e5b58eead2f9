import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { checkDisplayName } from '@/lib/accounts/display-name';
import { refuseFields } from '@/lib/accounts/refuse';
import type { profileInput } from '@/lib/accounts/schema';
import { lockedUser } from '@/lib/accounts/second-factor';
import { userTarget } from '@/lib/accounts/user-actor';
import { changesBetween } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';

type Changes = { displayName?: string; language?: string | null; theme?: string | null };

function checked({ displayName, language, theme }: z.output<typeof profileInput>): Changes {
  const rest = { ...(language === undefined ? {} : { language }), ...(theme === undefined ? {} : { theme }) };
  if (displayName === undefined) return rest;
  const name = checkDisplayName(displayName);
  if ('refusal' in name) throw refuseFields({ displayName: name.refusal });
  return { ...rest, displayName: name.name };
}

/** Changes one's own name to show, language and colours; what is left out stays. @throws AppError */
export async function updateProfile(actor: Actor, input: z.output<typeof profileInput>): Promise<void> {
  const me = requireUser(actor);
  const wanted = checked(input);
  await inTransaction(async (queries) => {
    const user = await lockedUser(queries, me.userId);
    if (!user) return;
    const { displayName, language, theme } = user;
    const changes = changesBetween({ displayName, language, theme }, wanted);
    if (Object.keys(changes).length === 0) return;
    await queries.user.update({ where: { id: user.id }, data: wanted });
    // The namespace of somebody is called as they are, until they call it otherwise.
    if (wanted.displayName)
      await queries.publisher.updateMany({
        where: { namespace: user.username, kind: 'person', displayName },
        data: { displayName: wanted.displayName },
      });
    await writeAuditEntry(queries, me, {
      action: 'account.update_profile',
      target: userTarget(user),
      publisherId: null,
      changes,
    });
  });
}

import { type Command, InvalidArgumentError, Option } from 'commander';
import { withCatalogue } from '@/bin/cli/with-catalogue';
import { StopError } from '@/bin/runtime/stop-error';
import { systemActor } from '@/lib/access/actor';
import { SCOPES, type Scope } from '@/lib/access/scopes';
import { DEFAULT_EXPIRY, newAccessTokenInput } from '@/lib/access-tokens/schema';

const ACTOR = systemActor('plimsoll token');

type Creation = { user: string; name: string; scope: Scope[]; repository?: string[]; expires: number | null };

/** `30d` → 30, `never` → null */
function days(text: string): number | null {
  if (text === 'never') return null;
  const count = /^(\d{1,4})d?$/.exec(text)?.[1];
  if (count === undefined || Number(count) < 1) throw new InvalidArgumentError('write days, as in 30d, or never.');
  return Number(count);
}

const moment = (iso: string | null): string => (iso ? iso.slice(0, 16).replace('T', ' ') : '-');

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('access tokens: make, list and revoke them');
  token
    .command('create')
    .description('make a personal access token and print it, this once, and nothing else')
    .requiredOption('--user <name>', 'whose token')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(
      new Option('--scope <scopes...>', 'what it may be used for').choices([...SCOPES]).makeOptionMandatory(true),
    )
    .option('--repository <names...>', 'only for these repositories, as in acme/tool')
    .option('--expires <days>', 'when it ends, as in 30d, or never', days, DEFAULT_EXPIRY)
    .action(async ({ user, name, scope, repository, expires }: Creation) => {
      const input = newAccessTokenInput.safeParse({
        name,
        scopes: scope,
        repositories: repository ?? null,
        expiresInDays: expires,
      });
      if (!input.success) throw new StopError(input.error.issues.map(({ message }) => `${message}.`).join(' '));
      const made = await withCatalogue('token create', async () => {
        const { createAccessToken } = await import('@/lib/access-tokens/create-access-token');
        return createAccessToken(ACTOR, { of: 'user', username: user }, input.data);
      });
      console.log(made.token);
    });
  token
    .command('list')
    .description('the access tokens of a user; never the tokens themselves')
    .requiredOption('--user <name>', 'whose tokens')
    .action(async ({ user }: { user: string }) => {
      const tokens = await withCatalogue('token list', async () => {
        const { listAccessTokens } = await import('@/lib/access-tokens/list-access-tokens');
        return listAccessTokens(ACTOR, { of: 'user', username: user });
      });
      for (const { id, state, name, scopes, repositories, expiresAt, lastUsedAt } of tokens)
        console.log(
          [
            id,
            state.padEnd(7),
            `expires ${moment(expiresAt)}`,
            `used ${moment(lastUsedAt)}`,
            scopes.join(','),
            repositories ? repositories.join(',') : 'all repositories',
            name,
          ].join('  '),
        );
      if (tokens.length === 0) console.log('No tokens.');
    });
  token
    .command('revoke <id>')
    .description('end a token at once, whoever’s it is')
    .action(async (id: string) => {
      await withCatalogue('token revoke', async () => {
        const { revokeAccessToken } = await import('@/lib/access-tokens/revoke-access-token');
        await revokeAccessToken(ACTOR, undefined, id);
      });
      console.log('Revoked.');
    });
}

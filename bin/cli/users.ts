import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { withCatalogue } from '@/bin/cli/with-catalogue';
import { StopError } from '@/bin/runtime/stop-error';

const ROLES = ['user', 'reviewer', 'admin'] as const;
type Role = (typeof ROLES)[number];
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Twenty letters that are not mixed up when read aloud: 100 bits. */
const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => ALPHABET[randomInt(32)]).join('')).join('-');

const actor = async (command: string) => (await import('@/lib/access/actor')).systemActor(`plimsoll ${command}`);

/** The first line of what comes in, without its end: `echo` and editors add one. */
async function passwordFromInput(): Promise<string> {
  const password = (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
  if (password === '') throw new StopError('No password came in on standard input.');
  return password;
}

type CreateOptions = { username: string; email: string; passwordStdin?: true; role: Role };

async function create({ username, email, passwordStdin, role }: CreateOptions): Promise<void> {
  const given = passwordStdin ? await passwordFromInput() : undefined;
  await withCatalogue('user create', async () => {
    const { createUser } = await import('@/lib/accounts/create-user');
    const password = given ?? newPassword();
    await createUser(await actor('user create'), { username, email, password, role });
    console.log(`Made the account ${username} (${role}).`);
    if (given === undefined)
      console.log(`Password: ${password}\n(shown only here; it can be changed under Settings → Security)`);
  });
}

async function resetLink({ username, withoutSecondFactor }: { username: string; withoutSecondFactor?: true }) {
  await withCatalogue('user reset-link', async () => {
    const { createResetLink } = await import('@/lib/accounts/create-reset-link');
    const options = { withoutSecondFactor: withoutSecondFactor ?? false };
    const { link, expiresAt } = await createResetLink(await actor('user reset-link'), username, options);
    console.log(link);
    console.error(`For ${username}, once, until ${expiresAt}.`);
  });
}

async function list(): Promise<void> {
  await withCatalogue('user list', async () => {
    const { listUsers } = await import('@/lib/accounts/list-users');
    const system = await actor('user list');
    for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
      const found = await listUsers(system, { page });
      pageCount = found.pageCount;
      for (const { username, role, email, disabled, lastUsedAt } of found.users)
        console.log([username, role, email ?? '-', disabled ? 'disabled' : 'enabled', lastUsedAt ?? '-'].join('\t'));
    }
  });
}

const setDisabled = (disabled: boolean) => (options: { username: string }) =>
  withCatalogue(`user ${disabled ? 'disable' : 'enable'}`, async () => {
    const { setUserDisabled } = await import('@/lib/accounts/set-user-disabled');
    await setUserDisabled(await actor(`user ${disabled ? 'disable' : 'enable'}`), options.username, disabled);
    console.log(`The account ${options.username} is ${disabled ? 'disabled, and signed out everywhere' : 'enabled'}.`);
  });

/** `plimsoll user …`: people of the site, when there is no page to do it on. */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people who can sign in');
  user
    .command('create')
    .description('make an account; without --password-stdin a password is made and printed once')
    .requiredOption('--username <name>', 'user name, and name of their namespace')
    .requiredOption('--email <address>', 'e-mail address')
    .option('--password-stdin', 'read the password from standard input')
    .addOption(new Option('--role <role>', 'what they are to the site').choices(ROLES).default('user'))
    .action(create);
  user
    .command('reset-link')
    .description('print a link with which they set a new password, once and within a day')
    .requiredOption('--username <name>', 'whose password')
    .option('--without-second-factor', 'switch their second factor off too, when app and recovery codes are lost')
    .action(resetLink);
  user.command('list').description('everybody: name, role, address, state, last use; separated by tabs').action(list);
  user
    .command('disable')
    .description('sign somebody out everywhere and let them in no more')
    .requiredOption('--username <name>', 'whom')
    .action(setDisabled(true));
  user
    .command('enable')
    .description('let somebody in again')
    .requiredOption('--username <name>', 'whom')
    .action(setDisabled(false));
}

import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { hashPassword, verifyPassword } from '@/lib/accounts/password';

const PASSWORD = 'only for the bench';

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const median = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN;

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < count; i += 1) samples.push(await milliseconds(work));
  return samples;
}

/** What one argon2id hash costs here, one at a time and as many at once as there are threads for it. */
async function benchHash(): Promise<void> {
  const stored = await hashPassword(PASSWORD);
  const check = () => verifyPassword(PASSWORD, stored);
  await times(5, check);
  const alone = await times(200, check);
  const rounds = 10;
  const crowd = await milliseconds(async () => {
    for (let i = 0; i < rounds; i += 1) await Promise.all(Array.from({ length: 16 }, check));
  });
  console.log('\n| argon2id (19 MiB, 2 passes, 1 lane) | |\n|---|---|');
  console.log(`| one check, best / p50 of 200 | ${Math.min(...alone).toFixed(1)} / ${median(alone).toFixed(1)} ms |`);
  console.log(`| checks per second, 16 at once | ${((rounds * 16) / (crowd / 1000)).toFixed(0)} |`);
}

/** A whole sign-in as the browser does it: next-auth's token first, then the form. Each from an address of its own. */
async function signIn(base: string, login: string, password: string, client: number): Promise<void> {
  const from = { 'x-forwarded-for': `10.${client % 250}.${Math.floor(client / 250) % 250}.1` };
  const csrf = await fetch(`${base}/api/auth/csrf`, { headers: from });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: {
      ...from,
      cookie: csrf.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams({ login, password, csrfToken, json: 'true' }),
  });
  const { url } = (await answer.json()) as { url: string };
  if (url.includes('error=')) throw new Error(`${login} was not signed in: ${url}`);
}

/** Sign-ins of different people, one after the other and sixteen at once. */
async function benchSignIns(base: string, people: readonly string[]): Promise<void> {
  let next = 0;
  const one = () => {
    const login = people[next++ % people.length] ?? '';
    return signIn(base, login, PASSWORD, next);
  };
  for (let i = 0; i < 10; i += 1) await one();
  const alone = await times(60, one);
  const count = 320;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let i = 0; i < count / 16; i += 1) await one();
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  console.log('\n| signing in (token, form, session, audit entry) | |\n|---|---|');
  console.log(`| one client, best / p50 | ${Math.min(...alone).toFixed(1)} / ${median(alone).toFixed(1)} ms |`);
  console.log(`| sign-ins per second, 16 clients | ${(count / seconds).toFixed(0)} |`);
}

/** People with one password, straight into the database: making them is not what is measured. */
async function makePeople(url: string, count: number): Promise<string[]> {
  const { closeDatabase, inTransaction, openDatabase, setDatabase } = await import('@/lib/platform/db');
  const { createAccount } = await import('@/lib/accounts/create-account');
  const { systemActor } = await import('@/lib/access/actor');
  setDatabase(openDatabase(url, 4));
  const passwordHash = await hashPassword(PASSWORD);
  const names = Array.from({ length: count }, (_, i) => `bench-person-${i}`);
  for (const username of names)
    await inTransaction((queries) =>
      createAccount(queries, systemActor('bench'), {
        username,
        email: null,
        displayName: username,
        passwordHash,
        role: 'user',
      }),
    );
  await closeDatabase();
  return names;
}

/** Sign-in throughput of a running site (behind one trusted proxy) on this database, and what a hash costs. */
export async function benchSignIn(base: string, url: string): Promise<void> {
  // Both keep every core busy: on a machine that does something else besides, only the best times mean much.
  console.log(`\nLoad of the machine before: ${loadavg()[0]?.toFixed(1)}`);
  await benchHash();
  await benchSignIns(base, await makePeople(url, 50));
}

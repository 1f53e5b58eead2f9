import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { externalDatabase, localeProblem } from '@/bin/runtime/site-database';
import { TEMPLATE_DATABASE } from '@/lib/testing/template-database';

const server = () => process.env.TEST_DATABASE_URL ?? '';
const made: string[] = [];

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** The address of an empty database made so. */
async function databaseWith(options: string): Promise<string> {
  const name = `plimsoll_locale_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
  made.push(name);
  return Object.assign(new URL(server()), { pathname: `/${name}` }).toString();
}

describe('a database of one’s own', () => {
  let plain: string;
  beforeAll(async () => {
    plain = await databaseWith("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'");
  });
  afterAll(async () => {
    for (const name of made) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('is refused when it cannot keep every letter, with what to make instead', async () => {
    const url = await databaseWith("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'");
    await expect(externalDatabase(url)).rejects.toThrow(
      /keeps texts as SQL_ASCII, and Plimsoll needs UTF8: make one with “createdb .*--encoding=UTF8/,
    );
  });

  it('is used when it tells capitals from small letters, and said to', async () => {
    expect((await externalDatabase(plain)).url).toBe(plain);
    expect(await localeProblem(plain)).toMatch(/search tells their capitals from small ones.*--locale=C\.UTF-8/);
  });

  it('has nothing said of it when it knows all letters', async () => {
    const known = Object.assign(new URL(server()), { pathname: `/${TEMPLATE_DATABASE}` }).toString();
    expect(await localeProblem(known)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { inTransaction } from '@/lib/platform/db';
import { addDomain } from '@/lib/publishers/add-domain';
import { recordDomainCheck } from '@/lib/publishers/record-domain-check';
import { aMember, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const DAY = 86_400_000;
const START = new Date('2026-06-01T00:00:00Z');
const after = (days: number) => new Date(START.getTime() + days * DAY);

describe('a domain that was proved', () => {
  useTestDatabase();

  it('lapses by checks on its own schedule alone, however often its owner asks for one that fails', async () => {
    const owner = await aUser('olga');
    await aMember('acme', owner.userId, 'owner');
    await addDomain(owner, 'acme', { domain: 'acme.example', method: 'dns' });
    const check = (problem: 'no-record' | null, now: Date) =>
      inTransaction(async (queries) => {
        const include = { publisher: true };
        const proof = await queries.domainProof.findFirstOrThrow({ where: { domain: 'acme.example' }, include });
        return recordDomainCheck(queries, owner, proof, problem, now);
      });
    const proved = await check(null, START);
    for (const days of [1, 1.1, 1.2, 1.3])
      expect(await check('no-record', after(days))).toMatchObject({ state: 'verified', failures: 0 });
    expect((await check('no-record', after(2))).nextCheckAt).toEqual(proved.nextCheckAt);
    expect(await check('no-record', after(7))).toMatchObject({ state: 'verified', failures: 1 });
    expect(await check('no-record', after(8))).toMatchObject({ state: 'verified', failures: 2 });
    expect(await check('no-record', after(9))).toMatchObject({ state: 'lapsed', failures: 3 });
  });
});

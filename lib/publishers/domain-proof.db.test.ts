import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { safeFetch } from '@/lib/platform/safe-fetch';
import { addDomain } from '@/lib/publishers/add-domain';
import { checkDomain } from '@/lib/publishers/check-domain';
import { checkDueDomains } from '@/lib/publishers/check-due-domains';
import { parseDomain } from '@/lib/publishers/domain-name';
import { getPublisher } from '@/lib/publishers/get-publisher';
import { listDomains } from '@/lib/publishers/list-domains';
import { outside, type ProofSources } from '@/lib/publishers/look-for-proof';
import { removeDomain } from '@/lib/publishers/remove-domain';
import { aMember, aPublisher, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const DAY_MS = 86_400_000;
let number = 0;
const records = new Map<string, readonly string[]>();
const dns: ProofSources = {
  text: async (name) => {
    const found = records.get(name);
    if (!found) throw new AppError('not_found', 'no such name', { reason: 'no-such-name' });
    return found;
  },
  file: () => Promise.reject(new Error('not asked for')),
};

async function anOwned() {
  number += 1;
  const owner = await aUser(`owner${number}`);
  const { namespace } = await aPublisher(`acme${number}`);
  await aMember(namespace, owner.userId, 'owner');
  return { owner, namespace, domain: `acme${number}.example` };
}
const trustOf = async (namespace: string) => (await getPublisher(namespace, 0)).trust;
const later = (days: number) => new Date(clock.now().getTime() + days * DAY_MS);
/** What the worker does on that day. */
const day = (days: number) => checkDueDomains(db(), later(days), dns);

describe('the domains of publishers', () => {
  useTestDatabase();
  beforeEach(async () => {
    records.clear();
    await db().prisma.domainProof.deleteMany();
  });

  describe('a domain', () => {
    test('is written as the DNS knows it', () => {
      expect(parseDomain(' HTTPS://Example.org/about ')).toBe('example.org');
      expect(parseDomain('bücher.example.')).toBe('xn--bcher-kva.example');
      for (const none of [
        'localhost',
        '10.0.0.1',
        '[::1]',
        'example',
        'a..b',
        '-a.example',
        'example.123',
        'a b.example',
      ])
        expect(parseDomain(none), none).toBeNull();
    });

    test('that is claimed but not proved gives no mark, and says what is missing', async () => {
      const { owner, namespace, domain } = await anOwned();
      const added = await addDomain(owner, namespace, { domain, method: 'dns' });
      expect(added).toMatchObject({ state: 'pending', place: `_plimsoll-challenge.${domain}` });
      expect(await checkDomain(owner, namespace, domain, dns)).toMatchObject({
        state: 'pending',
        problem: 'no-record',
      });
      expect(await trustOf(namespace)).toBe('community');
    });

    test('whose challenge stands in the DNS makes its publisher domain-verified, with the domain as evidence', async () => {
      const { owner, namespace, domain } = await anOwned();
      const { challenge, place } = await addDomain(owner, namespace, { domain, method: 'dns' });
      records.set(place, ['v=spf1 -all', challenge]);
      expect(await checkDomain(owner, namespace, domain, dns)).toMatchObject({ state: 'verified', problem: null });
      const publisher = await getPublisher(namespace, 0);
      expect(publisher.trust).toBe('domain_verified');
      expect(publisher.grants[0]?.evidence).toMatchObject([{ kind: 'domain', value: domain }]);
    });

    test('with another publisher’s challenge proves nothing', async () => {
      const { owner, namespace, domain } = await anOwned();
      const { place } = await addDomain(owner, namespace, { domain, method: 'dns' });
      records.set(place, ['plimsoll-challenge=of-somebody-else']);
      expect(await checkDomain(owner, namespace, domain, dns)).toMatchObject({ problem: 'wrong-record' });
    });

    test('is looked at again weekly; its mark outlives two failures and ends with the third', async () => {
      const { owner, namespace, domain } = await anOwned();
      const { challenge, place } = await addDomain(owner, namespace, { domain, method: 'dns' });
      records.set(place, [challenge]);
      expect(await day(0)).toBe(1);
      expect(await trustOf(namespace)).toBe('domain_verified');
      expect(await day(6), 'not due before a week').toBe(0);
      records.clear();
      for (const at of [8, 10]) expect(await day(at)).toBe(1);
      expect((await listDomains(owner, namespace)).domains).toMatchObject([
        { state: 'verified', problem: 'no-record' },
      ]);
      expect(await day(12)).toBe(1);
      expect((await listDomains(owner, namespace)).domains).toMatchObject([{ state: 'lapsed' }]);
      expect(await trustOf(namespace)).toBe('community');
      const entries = await db().prisma.auditEntry.findMany({
        where: { targetName: namespace },
        orderBy: { id: 'asc' },
      });
      expect(entries.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['publisher.add_domain', 'publisher.verify_domain', 'publisher.lapse_domain']),
      );
    });

    test('that one publisher has proved is refused to another, also when its record changed hands', async () => {
      const first = await anOwned();
      const second = await anOwned();
      const { challenge, place } = await addDomain(first.owner, first.namespace, {
        domain: first.domain,
        method: 'dns',
      });
      await addDomain(second.owner, second.namespace, { domain: first.domain, method: 'dns' });
      records.set(place, [challenge]);
      await checkDomain(first.owner, first.namespace, first.domain, dns);
      const other = (await listDomains(second.owner, second.namespace)).domains[0];
      records.set(place, [challenge, other?.challenge ?? '']);
      await expect(checkDomain(second.owner, second.namespace, first.domain, dns)).rejects.toMatchObject({
        code: 'conflict',
        details: { namespace: first.namespace },
      });
      await day(1);
      expect(await trustOf(second.namespace)).toBe('community');
      expect((await listDomains(second.owner, second.namespace)).domains).toMatchObject([{ problem: 'taken' }]);
    });

    test('takes its mark along when it is removed', async () => {
      const { owner, namespace, domain } = await anOwned();
      const { challenge, place } = await addDomain(owner, namespace, { domain, method: 'dns' });
      records.set(place, [challenge]);
      await checkDomain(owner, namespace, domain, dns);
      await removeDomain(owner, namespace, domain);
      expect(await trustOf(namespace)).toBe('community');
    });

    test('is for owners and their tokens with org:admin; for nobody else, and nothing is stored', async () => {
      const { owner, namespace, domain } = await anOwned();
      const editor = await aUser(`editor${number}`);
      await aMember(namespace, editor.userId, 'editor');
      const stranger = await aUser(`stranger${number}`);
      const input = { domain, method: 'dns' } as const;
      for (const actor of [
        editor,
        stranger,
        aTokenOf(owner, ['org:read', 'repo:admin']),
        aTokenOf(editor, ['org:admin']),
      ])
        await expect(addDomain(actor, namespace, input)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(addDomain({ kind: 'anonymous' }, namespace, input)).rejects.toMatchObject({
        code: 'unauthenticated',
      });
      expect(await db().prisma.domainProof.count()).toBe(0);
      await expect(addDomain(aTokenOf(owner, ['org:admin']), namespace, input)).resolves.toMatchObject({ domain });
    });
  });

  describe('a proof by file', () => {
    let site: Server;
    let answer = '';
    let base = '';
    beforeAll(async () => {
      site = createServer((_request, response) => response.setHeader('content-type', 'text/plain').end(answer));
      await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
      base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    });
    afterAll(() => void site.close());

    test('is a line of the file at the well-known place', async () => {
      const { owner, namespace, domain } = await anOwned();
      const { challenge, place } = await addDomain(owner, namespace, { domain, method: 'file' });
      expect(place).toBe(`https://${domain}/.well-known/plimsoll-challenge.txt`);
      const options = { allowPrivate: true, maxBytes: 10_000, timeoutMs: 5_000, maxRedirects: 0 };
      const web: ProofSources = {
        ...dns,
        file: async (address) => ({
          url: address,
          text: (await safeFetch(base + new URL(address).pathname, options)).body.toString('utf8'),
        }),
      };
      answer = 'plimsoll-challenge=of-somebody-else';
      expect(await checkDomain(owner, namespace, domain, web)).toMatchObject({ problem: 'wrong-file' });
      await db().prisma.domainProof.updateMany({ data: { checkedAt: null } });
      answer = `# proof\r\n${challenge}\r\n`;
      const elsewhere: ProofSources = {
        ...web,
        file: async (at) => ({ ...(await web.file(at)), url: 'https://evil.example/' }),
      };
      expect(await checkDomain(owner, namespace, domain, elsewhere)).toMatchObject({ problem: 'wrong-file' });
      await db().prisma.domainProof.updateMany({ data: { checkedAt: null } });
      expect(await checkDomain(owner, namespace, domain, web)).toMatchObject({ state: 'verified' });
    });

    test('never makes this server visit a private address', async () => {
      const { owner, namespace } = await anOwned();
      const domain = 'localtest.example';
      await addDomain(owner, namespace, { domain, method: 'file' });
      const options = { allowPrivate: false, maxBytes: 10_000, timeoutMs: 5_000, maxRedirects: 0 };
      const inward: ProofSources = {
        ...dns,
        file: async (address) => {
          const { url, body } = await safeFetch(address, { ...options, resolver: async () => ['127.0.0.1'] });
          return { url, text: body.toString('utf8') };
        },
      };
      expect(await checkDomain(owner, namespace, domain, inward)).toMatchObject({ problem: 'private-address' });
    });

    test('of a domain that does not exist is missing, not an error', async () => {
      const { owner, namespace } = await anOwned();
      await addDomain(owner, namespace, { domain: 'no-such-name.invalid', method: 'file' });
      expect(await checkDomain(owner, namespace, 'no-such-name.invalid', outside(false))).toMatchObject({
        problem: 'no-file',
      });
    });
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { getPublisherPage } from '@/lib/catalogue/get-publisher-page';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { addDomain } from '@/lib/publishers/add-domain';
import { checkDomain } from '@/lib/publishers/check-domain';
import { checkDomainProofs } from '@/lib/publishers/check-domain-proofs';
import { CHALLENGE_PATH } from '@/lib/publishers/domain-proof';
import type { DomainView } from '@/lib/publishers/domain-schema';
import { listDomains } from '@/lib/publishers/list-domains';
import { lookForProof, type ProofSources, readChallengeFile } from '@/lib/publishers/look-for-proof';
import { recordDomainCheck } from '@/lib/publishers/record-domain-check';
import { removeDomain } from '@/lib/publishers/remove-domain';
import { aMember, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { expectRefused } from '@/lib/testing/refusals';

const DAY = 86_400_000;
/** Records that a test sets, by name. */
const zone = new Map<string, string[]>();
const sources: ProofSources = {
  text: async (name) => zone.get(name) ?? [],
  file: async () => {
    throw new Error('not asked for here');
  },
};
const prove = (domain: string, challenge: string) => zone.set(`_plimsoll-challenge.${domain}`, ['other=1', challenge]);
const tierOf = async (namespace: string) => (await getPublisherPage(ANONYMOUS, namespace, 1)).publisher.trust;
const later = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

async function anOwner(namespace: string) {
  const owner = await aUser(`owner-of-${namespace}`);
  await aMember(namespace, owner.userId, 'owner');
  return owner;
}

describe('a domain', () => {
  useTestDatabase();
  afterEach(() => db().prisma.domainProof.deleteMany());

  it('is added by owners only, as the DNS writes it', async () => {
    const owner = await anOwner('names');
    const editor = await aUser('names-editor');
    await aMember('names', editor.userId, 'editor');
    const dns = (domain: string) => ({ domain, method: 'dns' }) as const;
    await expectRefused(() => addDomain(ANONYMOUS, 'names', dns('a.example')), 'unauthenticated');
    for (const actor of [editor, await aUser('names-stranger'), aTokenOf(owner, ['org:read'])])
      await expectRefused(() => addDomain(actor, 'names', dns('a.example')), 'forbidden');
    for (const bad of [
      '',
      'localhost',
      'com',
      '127.0.0.1',
      '[::1]',
      '2130706433',
      'https://a.example',
      'a.example/x',
      'a..example',
      '-a.example',
      'a b.example',
      'a.example:80',
      'x@a.example',
      `${'a'.repeat(64)}.example`,
    ])
      await expectRefused(() => addDomain(owner, 'names', dns(bad)), 'invalid');
    expect((await addDomain(owner, 'names', dns('Bücher.Example.'))).domain).toBe('xn--bcher-kva.example');
    await expectRefused(() => addDomain(owner, 'names', dns('BÜCHER.example')), 'conflict');
  });

  it('that holds the record gives the tier, which is renewed weekly', async () => {
    const owner = await anOwner('acme');
    const { id, domain, challenge, place } = await addDomain(owner, 'acme', { domain: 'acme.example', method: 'dns' });
    expect(place).toBe('_plimsoll-challenge.acme.example');
    expect((await checkDomain(owner, 'acme', id, sources)).problem).toBe('no-record');
    expect(await tierOf('acme')).toBe('community');
    await expectRefused(() => checkDomain(owner, 'acme', id, sources), 'too_many');
    zone.set(place, ['plimsoll-somebody-else']);
    await checkDomainProofs(later(11 * 60_000), sources);
    expect(await listDomains(owner, 'acme')).toMatchObject([{ state: 'pending', problem: 'wrong-content' }]);
    prove(domain, challenge);
    expect(await checkDomainProofs(later(22 * 60_000), sources)).toEqual({ checked: 1, verified: 1, lapsed: 0 });
    expect(await tierOf('acme')).toBe('community');
    await db().prisma.grant.updateMany({ data: { grantedAt: clock.now() } });
    expect(await tierOf('acme')).toBe('domain_verified');
    const grant = await db().prisma.grant.findFirstOrThrow({ where: { program: 'domain_verification' } });
    expect(grant.evidence).toMatchObject([{ kind: 'domain', value: 'acme.example' }]);
    expect((await checkDomainProofs(later(2 * DAY), sources)).checked).toBe(0);
    await checkDomainProofs(later(8 * DAY), sources);
    const renewed = await db().prisma.grant.findFirstOrThrow({ where: { program: 'domain_verification' } });
    expect(Number(renewed.validUntil) - Number(grant.validUntil)).toBeGreaterThan(7 * DAY);
    const actions = await db().prisma.auditEntry.findMany({
      where: { targetName: { in: ['acme', 'acme.example'] } },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action, actorName }) => `${action} by ${actorName}`)).toEqual([
      'publisher.add_domain by owner-of-acme',
      'publisher.verify_domain by domain check',
      'program.grant by domain check',
      'program.grant by domain check',
    ]);
  });

  it('lapses after three failures on its own schedule, not by one that its owner asks for', async () => {
    const owner = await anOwner('brief');
    const { id, challenge, place } = await addDomain(owner, 'brief', { domain: 'brief.example', method: 'dns' });
    prove('brief.example', challenge);
    await checkDomainProofs(later(0), sources);
    expect(await tierOf('brief')).toBe('domain_verified');
    zone.delete(place);
    const asked = await recordDomainCheck(owner, id, 'no-record', later(60_000));
    expect(asked).toMatchObject({ state: 'verified', failures: 0, problem: 'no-record' });
    await checkDomainProofs(later(7.1 * DAY), sources);
    await checkDomainProofs(later(7.2 * DAY), sources);
    await checkDomainProofs(later(8.2 * DAY), sources);
    expect(await listDomains(owner, 'brief')).toMatchObject([{ state: 'verified', failures: 2 }]);
    expect(await tierOf('brief')).toBe('domain_verified');
    expect((await checkDomainProofs(later(9.3 * DAY), sources)).lapsed).toBe(1);
    expect(await tierOf('brief')).toBe('community');
    const event = await db().prisma.grantEvent.findFirstOrThrow({ where: { kind: 'withdrawn' } });
    expect(event.reason).toBe('The proof of brief.example was not found in three checks in a row.');
    expect(await db().prisma.auditEntry.count({ where: { action: 'publisher.lapse_domain' } })).toBe(1);
  });

  it('that another publisher has proved is refused, also when both prove it at the same moment', async () => {
    const first = await anOwner('first');
    const second = await anOwner('second');
    const shared = { domain: 'shared.example', method: 'dns' } as const;
    const proofs = [await addDomain(first, 'first', shared), await addDomain(second, 'second', shared)];
    const outcomes = await Promise.all(
      proofs.map(({ id }, index) => recordDomainCheck([first, second][index] ?? first, id, null, clock.now())),
    );
    expect(outcomes.map((proof) => proof?.state).sort()).toEqual(['pending', 'verified']);
    expect(outcomes.find((proof) => proof?.state === 'pending')?.problem).toBe('taken');
    const third = await anOwner('third');
    await expectRefused(() => addDomain(third, 'third', shared), 'conflict', {
      details: { reason: 'already-verified' },
    });
  });

  it('takes its proof with it when it is removed; others keep the tier', async () => {
    const owner = await anOwner('two');
    const domains: DomainView[] = [];
    for (const domain of ['one.example', 'two.example']) {
      const added = await addDomain(owner, 'two', { domain, method: 'dns' });
      await recordDomainCheck(owner, added.id, null, clock.now());
      domains.push(added);
    }
    const eve = await anOwner('eve-s');
    await expectRefused(() => removeDomain(eve, 'two', domains[0]?.id ?? ''), 'forbidden');
    await expectRefused(() => removeDomain(eve, 'eve-s', domains[0]?.id ?? ''), 'not_found');
    await removeDomain(owner, 'two', domains[0]?.id ?? '');
    expect((await getPublisherPage(ANONYMOUS, 'two', 1)).publisher.grants[0]?.evidence).toMatchObject([
      { value: 'two.example' },
    ]);
    expect(await tierOf('two')).toBe('domain_verified');
    await removeDomain(owner, 'two', domains[1]?.id ?? '');
    expect(await tierOf('two')).toBe('community');
  });
});

describe('the file of a domain', () => {
  const proof = { method: 'file', domain: 'files.example', challenge: 'plimsoll-abc' } as const;

  /** A web server on this machine, which the name is said to lead to. */
  async function onServer<T>(
    answer: (path: string, port: number) => { status: number; body: string; location?: string },
    work: (sources: (allowPrivate: boolean) => ProofSources) => Promise<T>,
  ): Promise<T> {
    const server = createServer((request, response) => {
      const { status, body, location } = answer(request.url ?? '', request.socket.localPort ?? 0);
      response.writeHead(status, { 'content-type': 'text/plain', ...(location ? { location } : {}) }).end(body);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const from = (allowPrivate: boolean): ProofSources => ({
      ...sources,
      file: (domain) =>
        readChallengeFile(domain, {
          allowPrivate,
          resolver: async () => ['127.0.0.1'],
          origin: (name) => `http://${name}:${port}`,
        }),
    });
    try {
      return await work(from);
    } finally {
      server.close();
    }
  }

  it('proves it by a line of its own', async () => {
    const body = '# who may say that we are us\nplimsoll-other\r\nplimsoll-abc\n';
    const asked: string[] = [];
    const answer = (path: string) => {
      asked.push(path);
      return { status: 200, body };
    };
    expect(await onServer(answer, (from) => lookForProof(proof, from(true)))).toBeNull();
    expect(asked).toEqual([CHALLENGE_PATH]);
    const part = { status: 200, body: 'see plimsoll-abc here' };
    expect(
      await onServer(
        () => part,
        (from) => lookForProof(proof, from(true)),
      ),
    ).toBe('wrong-content');
    expect(
      await onServer(
        () => ({ status: 404, body }),
        (from) => lookForProof(proof, from(true)),
      ),
    ).toBe('no-file');
  });

  it('is not looked for at private addresses, unless they are allowed', async () => {
    const answer = () => ({ status: 200, body: 'plimsoll-abc' });
    const publicPorts = (from: (allowPrivate: boolean) => ProofSources) => lookForProof(proof, from(false));
    expect(await onServer(answer, publicPorts)).toBe('refused');
    const atPort80: ProofSources = {
      ...sources,
      file: (domain) => readChallengeFile(domain, { allowPrivate: false, resolver: async () => ['10.0.0.7'] }),
    };
    expect(await lookForProof(proof, atPort80)).toBe('refused');
  });

  it('proves nothing when it comes from somebody else’s host', async () => {
    const outcome = await onServer(
      (path, port) =>
        path === CHALLENGE_PATH
          ? { status: 302, body: '', location: `http://elsewhere.example:${port}/` }
          : { status: 200, body: 'plimsoll-abc' },
      (from) => lookForProof(proof, from(true)),
    );
    expect(outcome).toBe('elsewhere');
    const moved: ProofSources = { ...sources, file: async () => ({ text: 'plimsoll-abc', host: 'evilfiles.example' }) };
    expect(await lookForProof(proof, moved)).toBe('elsewhere');
    const www: ProofSources = { ...sources, file: async () => ({ text: 'plimsoll-abc', host: 'www.files.example' }) };
    expect(await lookForProof(proof, www)).toBeNull();
  });
});

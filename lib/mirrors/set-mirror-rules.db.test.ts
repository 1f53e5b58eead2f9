import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, systemActor } from '@/lib/access/actor';
import { findMirror } from '@/lib/mirrors/find-mirror';
import { listMirrorRules } from '@/lib/mirrors/list-mirror-rules';
import { setMirrorRules } from '@/lib/mirrors/set-mirror-rules';
import { db } from '@/lib/platform/db';
import { aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const system = systemActor('test');
const inside = { networks: ['10.0.0.0/8'], pattern: 'docker.io/*', target: 'mirror.corp/hub/*' };
const everybody = { networks: [], pattern: 'docker.io/library/*', target: 'far.corp/*' };

describe('mirror rules', () => {
  useTestDatabase();
  let earlier = 0;
  beforeEach(async () => {
    await db().pool.query('TRUNCATE mirror_rules, users CASCADE');
    earlier = await db().prisma.auditEntry.count({ where: { action: 'registry.set_mirrors' } });
  });
  const entries = () =>
    db().prisma.auditEntry.findMany({
      where: { action: 'registry.set_mirrors' },
      orderBy: { at: 'asc' },
      skip: earlier,
    });

  it('are replaced all at once, keep their order, and lead readers', async () => {
    expect(await listMirrorRules(system)).toEqual({ rules: [] });
    expect(await setMirrorRules(system, { rules: [inside, everybody] })).toEqual({ rules: [inside, everybody] });
    expect(await setMirrorRules(system, { rules: [everybody, inside] })).toEqual({ rules: [everybody, inside] });
    expect(await listMirrorRules(system)).toEqual({ rules: [everybody, inside] });
    const source = { host: 'docker.io', path: 'library/nginx' };
    expect(await findMirror(source, '10.1.2.3')).toEqual({ host: 'far.corp', path: 'nginx' });
    await setMirrorRules(system, { rules: [inside, everybody] });
    expect(await findMirror(source, '10.1.2.3')).toEqual({ host: 'mirror.corp', path: 'hub/library/nginx' });
    expect(await findMirror(source, '192.0.2.1')).toEqual({ host: 'far.corp', path: 'nginx' });
    expect(await findMirror({ host: 'quay.io', path: 'a/b' }, '10.1.2.3')).toBeNull();
  });

  it('are written into the audit log, when they change', async () => {
    await setMirrorRules(system, { rules: [inside] });
    await setMirrorRules(system, { rules: [inside] });
    expect(await entries()).toMatchObject([
      {
        action: 'registry.set_mirrors',
        changes: { rules: [[], ['10.0.0.0/8: docker.io/* → mirror.corp/hub/*']] },
      },
    ]);
  });

  it('are for administrators', async () => {
    await setMirrorRules(system, { rules: [inside] });
    const token = { kind: 'token', scopes: [], repositoryIds: null } as const;
    const robot: Actor = {
      ...token,
      tokenId: 'x',
      tokenName: 'x',
      owner: { kind: 'user', userId: 'x', username: 'x' },
    };
    for (const [actor, code] of [
      [ANONYMOUS, 'unauthenticated'],
      [await aUser('sam'), 'forbidden'],
      [robot, 'forbidden'],
    ] as const) {
      await expect(setMirrorRules(actor, { rules: [] })).rejects.toMatchObject({ code });
      await expect(listMirrorRules(actor)).rejects.toMatchObject({ code });
    }
    expect(await listMirrorRules(system)).toEqual({ rules: [inside] });
    expect(await entries()).toHaveLength(1);
  });

  it('that cannot be used are refused with the place of the fault, and none is stored', async () => {
    await setMirrorRules(system, { rules: [inside] });
    const bad = { networks: ['10.1.2.3/8'], pattern: 'library/*', target: 'mirror.corp/hub' };
    await expect(setMirrorRules(system, { rules: [everybody, bad] })).rejects.toMatchObject({
      code: 'invalid',
      details: {
        invalidParameters: [
          { name: 'rules.1.networks', reason: expect.stringContaining('perhaps 10.0.0.0/8') },
          { name: 'rules.1.pattern' },
          { name: 'rules.1.target' },
        ],
      },
    });
    expect(await listMirrorRules(system)).toEqual({ rules: [inside] });
  });
});

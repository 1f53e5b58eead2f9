import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { ownAuditRange, siteAuditRange } from '@/lib/audit/audit-range';
import { exportAuditEntries } from '@/lib/audit/export-audit-entries';
import { listAuditEntries } from '@/lib/audit/list-audit-entries';
import { auditPage } from '@/lib/audit/schema';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { db } from '@/lib/platform/db';
import { publisherAuditRange } from '@/lib/publishers/publisher-audit-range';
import { aMember, aPublisher, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { expectRefused } from '@/lib/testing/refusals';

async function note(actor: Actor, publisherId: string, name: string): Promise<void> {
  await writeAuditEntry(db().prisma, actor, {
    action: 'repository.describe',
    target: { kind: 'repository', id: null, name },
    publisherId,
    changes: { description: ['old', name] },
  });
}

describe('the audit log', () => {
  useTestDatabase();

  it('cannot be changed, deleted or emptied through the application’s connection', async () => {
    await aUser('ada');
    const { pool, prisma } = db();
    const before = await prisma.auditEntry.findMany();
    expect(before.length).toBeGreaterThan(0);
    for (const statement of [
      "UPDATE audit_entries SET actor_name = 'nobody'",
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
      'TRUNCATE audit_entries CASCADE',
    ])
      await expect(pool.query(statement), statement).rejects.toThrow('audit entries are not changed or deleted');
    await expect(prisma.auditEntry.deleteMany()).rejects.toThrow();
    await expect(prisma.auditEntry.updateMany({ data: { address: null } })).rejects.toThrow();
    expect(await prisma.auditEntry.findMany()).toEqual(before);
  });

  it('is read by owners for what is theirs, by administrators, and by everybody for themselves', async () => {
    const owner = await aUser('olga');
    const editor = await aUser('emil');
    await aMember('acme', owner.userId, 'owner');
    await aMember('acme', editor.userId, 'editor');
    const { id } = await aPublisher('acme');
    const { id: other } = await aPublisher('other');
    await note(editor, id, 'acme/tool');
    await note(editor, other, 'other/tool');
    const names = async (range: Parameters<typeof listAuditEntries>[0]) =>
      (await listAuditEntries(range, { action: 'repository' })).entries.map(({ target }) => target.name);
    expect(await names(await publisherAuditRange(owner, 'acme'))).toEqual(['acme/tool']);
    expect(await names(await publisherAuditRange(aTokenOf(owner, ['org:admin']), 'acme'))).toEqual(['acme/tool']);
    expect(await names(ownAuditRange(editor))).toEqual(['other/tool', 'acme/tool']);
    expect(await names(siteAuditRange(await aUser('boss', 'admin')))).toEqual(['other/tool', 'acme/tool']);
    await expectRefused(() => publisherAuditRange(ANONYMOUS, 'acme'), 'unauthenticated');
    for (const actor of [editor, await aUser('stray'), aTokenOf(owner, ['org:read'])])
      await expectRefused(() => publisherAuditRange(actor, 'acme'), 'forbidden');
    for (const actor of [owner, aTokenOf(owner, ['org:admin'])])
      await expectRefused(async () => siteAuditRange(actor), 'forbidden');
    await expectRefused(async () => ownAuditRange(aTokenOf(owner, ['org:admin'])), 'forbidden');
  });

  it('is paged without losing or repeating an entry, and filtered by actor, action and days', async () => {
    const { id } = await aPublisher('busy');
    const names = Array.from({ length: 120 }, (_, index) => `busy/n${index}`);
    const data = names.map((targetName, index) => ({
      actorKind: 'system',
      actorName: index % 2 === 0 ? 'Even' : 'odd',
      action: index < 60 ? 'repository.describe' : 'token.create',
      targetKind: 'repository',
      targetName,
      publisherId: id,
      // Many at the very same moment: the order still has to be one.
      at: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 40))),
    }));
    await db().prisma.auditEntry.createMany({ data });
    const range = { where: { publisherId: id } };
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = auditPage.parse(await listAuditEntries(range, { after }));
      seen.push(...page.entries.map(({ target }) => target.name));
      if (page.next === null) break;
      after = page.next;
    }
    expect([...seen].sort()).toEqual([...names].sort());
    const count = async (filter: object) => (await listAuditEntries(range, filter)).entries.length;
    expect(await count({ actor: 'EVEN', from: '2026-01-01', to: '2026-01-01' })).toBe(20);
    expect(await count({ action: 'token.create', to: '2026-01-02' })).toBe(20);
    expect(await count({ action: 'token', from: '2026-01-03' })).toBe(40);
    expect(await count({ actor: "' OR 1=1 --" })).toBe(0);
    await expectRefused(() => listAuditEntries(range, { after: 'x' }), 'invalid');
  });

  it('is exported whole, batch by batch, with nothing that a spreadsheet would calculate', async () => {
    const { id } = await aPublisher('export');
    const data = Array.from({ length: 1234 }, (_, index) => ({
      actorKind: 'user',
      actorName: index === 0 ? '=HYPERLINK("http://evil.example")' : 'ada',
      action: 'repository.describe',
      targetKind: 'repository',
      targetName: `export/n${index}`,
      publisherId: id,
    }));
    await db().prisma.auditEntry.createMany({ data });
    const range = { where: { publisherId: id } };
    const csv = await new Response(exportAuditEntries(range, {}, 'csv')).text();
    const lines = csv.split('\r\n');
    expect(lines).toHaveLength(1 + 1234 + 1);
    expect(lines[0]).toBe('at,actor,actorKind,token,address,action,targetKind,target,changes');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const json = await new Response(exportAuditEntries(range, { actor: 'ada' }, 'ndjson')).text();
    const entries = json
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(entries.map(({ target }) => target.name)).size).toBe(1233);
    const reader = exportAuditEntries(range, {}, 'ndjson').getReader();
    const first = await reader.read();
    expect(new TextDecoder().decode(first.value).trimEnd().split('\n').length).toBeLessThanOrEqual(500);
    await reader.cancel();
  });
});

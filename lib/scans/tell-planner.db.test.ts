import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { aPush } from '@/lib/testing/builders/pushes';
import { longTrivyReport } from '@/lib/testing/builders/scan-reports';
import { useTestDatabase } from '@/lib/testing/database';

describe('what Postgres knows of the findings', () => {
  useTestDatabase();
  let administrator: Actor;
  let digest: string;

  beforeAll(async () => {
    administrator = await aUser('ada', 'admin');
    const { id } = await aRepository('acme/demo', {});
    const { platforms } = await aPush(id, '1.0', [{ platform: 'linux/amd64', layers: [1000] }]);
    digest = platforms['linux/amd64'] ?? '';
  });

  async function upload(findings: number): Promise<void> {
    const body = (async function* () {
      yield Buffer.from(JSON.stringify(longTrivyReport({ digest, findings })));
    })();
    await uploadScan(administrator, { namespace: 'acme', name: 'demo' }, uploadScanInput.parse({ digest }), body);
  }
  /** How many rows of findings the planner counts on */
  async function expected(): Promise<number> {
    const { rows } = await db().pool.query<{ expected: number }>(
      "SELECT reltuples::int AS expected FROM pg_class WHERE relname = 'scan_findings'",
    );
    return rows[0]?.expected ?? 0;
  }

  it('is left to Postgres after a small report, and renewed with a large one', async () => {
    await db().pool.query('ANALYZE scan_findings');
    await upload(10);
    expect(await expected()).toBe(0);
    await upload(1200);
    expect(await expected()).toBeGreaterThanOrEqual(1200);
  });
});

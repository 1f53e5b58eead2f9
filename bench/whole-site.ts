import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from '@/bench/measure';
import { containerTools, done, missingClient } from '@/bin/runtime/test-clients';
import { missingRegistry } from '@/bin/runtime/test-registry';
import { startTestSite, type TestSite } from '@/bin/runtime/test-site';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { closeDatabase, db, openDatabase, setDatabase } from '@/lib/platform/db';
import { aUser } from '@/lib/testing/builders/catalogue';
import { anEvent, type FloodImage, flood } from '@/lib/testing/flood';
import { writeOciLayout } from '@/lib/testing/oci-layout';

const EVENTS = 5000;
const REPOSITORIES = 50;
const PUSHES = 30;
const AT_ONCE = 16;

type Bench = { site: TestSite; push: (reference: string, content: string) => Promise<string> };

async function benchEvents({ site, push }: Bench): Promise<void> {
  const images: FloodImage[] = [];
  for (let i = 0; i < REPOSITORIES; i += 1) {
    const repository = `alice/events-${i}`;
    images.push({ repository, tag: '1', digest: await push(`${repository}:1`, 'events') });
  }
  const waiting = () => db().prisma.registryEvent.count({ where: { processedAt: null } });
  while ((await waiting()) > 0) await wait(100);
  const secret = readFileSync(path.join(site.dataDirectory, 'registry/notification-secret'), 'utf8').trim();
  console.log(
    `\n| ${EVENTS} notifications, ${AT_ONCE} at once, of ${REPOSITORIES} repositories | answered | worked off |\n|---|---|---|`,
  );
  for (const action of ['pull', 'push'] as const) {
    const bodies = Array.from({ length: EVENTS }, (_, i) => {
      const image = images[i % REPOSITORIES];
      if (!image) throw new Error('there are no images');
      return anEvent(action, image, i);
    });
    const begun = Date.now();
    await flood(`${site.base}/registry/notifications`, secret, bodies, AT_ONCE);
    const answered = Date.now();
    while ((await waiting()) > 0) await wait(20);
    const rate = (until: number) => `${((EVENTS * 1000) / (until - begun)).toFixed(0)} per second`;
    console.log(`| ${action === 'pull' ? 'pulls' : 'pushes'} | ${rate(answered)} | ${rate(Date.now())} |`);
  }
}

async function benchPushToPage({ site, push }: Bench): Promise<void> {
  const delays: number[] = [];
  for (let i = 0; i < PUSHES; i += 1) {
    await push(`alice/page:1.${i}`, `page ${i}`);
    const begun = performance.now();
    const shows = async () => (await fetch(`${site.base}/api/v1/repositories/alice/page/tags/1.${i}`)).ok;
    while (!(await shows())) await wait(5);
    delays.push(performance.now() - begun);
  }
  const ms = (share: number) => `${percentile(delays, share).toFixed(0)} ms`;
  console.log(
    `\n| ${PUSHES} pushes with skopeo, one after the other | p50 | p95 | longest |\n|---|---|---|---|\n| from the push’s end to the tag | ${ms(0.5)} | ${ms(0.95)} | ${ms(1)} |`,
  );
}

/** A whole site with a registry of its own: how fast it takes notifications, and how soon a push is on its page. */
export async function benchWholeSite(wanted: (name: string) => boolean): Promise<void> {
  const missing = missingRegistry || missingClient('skopeo');
  if (missing) {
    console.log(`\nEvents and pushes were not measured: ${missing}.`);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-bench-site-'));
  const site = await startTestSite();
  setDatabase(openDatabase(site.databaseUrl(), 4));
  const { userId } = await aUser('alice');
  const password = newAccessToken();
  const scopes = ['repo:read', 'repo:push', 'repo:admin'];
  await db().prisma.accessToken.create({
    data: { name: 'bench', digest: digestOfAccessToken(password), userId, scopes, createdBy: 'alice' },
  });
  mkdirSync(path.join(folder, 'home'));
  const { skopeo } = containerTools(path.join(folder, 'home'), site.host);
  const push = async (reference: string, content: string) => {
    const layout = path.join(folder, content);
    const { digest } = await writeOciLayout(layout, { tag: 'image', content });
    const to = ['--dest-creds', `alice:${password}`, `oci:${layout}:image`, `docker://${site.host}/${reference}`];
    await done(skopeo('copy', '--all', ...to));
    return digest;
  };
  try {
    if (wanted('push-to-page')) await benchPushToPage({ site, push });
    if (wanted('events')) await benchEvents({ site, push });
  } finally {
    await closeDatabase();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

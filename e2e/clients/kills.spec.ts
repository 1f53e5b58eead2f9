import { expect, test } from '@playwright/test';
import { signalGroup } from '@/bin/runtime/process-identity';
import { done } from '@/bin/runtime/test-clients';
import type { SitePart } from '@/bin/runtime/test-site';
import {
  aClientSite,
  type ClientSite,
  digestInCatalogue,
  expectTag,
  missingForClients,
  START_MS,
  type Written,
} from '@/e2e/clients/client-site';
import { db } from '@/lib/platform/db';

const PUSHES = 8;
const AT_ONCE = 3;
/** So many are through when the blow falls. */
const BEFORE = 3;

type Push = { layout: Written; repository: string; tag: string };

test.describe('in the middle of pushes', () => {
  test.describe.configure({ mode: 'default', timeout: 240_000 });
  test.skip(missingForClients !== '', missingForClients);
  let clients: ClientSite;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (!missingForClients) clients = await aClientSite();
  });
  test.afterAll(() => clients?.stop());

  /** Pushes a few at a time. @returns those that the client was told had not worked */
  async function pushAll(pushes: readonly Push[], onDone: (count: number) => void): Promise<Push[]> {
    const waiting = [...pushes];
    const failed: Push[] = [];
    let through = 0;
    const work = async () => {
      for (let push = waiting.shift(); push; push = waiting.shift()) {
        const { layout, repository, tag } = push;
        try {
          await clients.push(layout, `${repository}:${tag}`);
          through += 1;
          onDone(through);
        } catch {
          failed.push(push); // what is expected of some; which ones is looked at afterwards
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return failed;
  }

  const digestInRegistry = async ({ repository, tag }: Push) => {
    const raw = await done(clients.skopeo('inspect', '--format', '{{.Digest}}', clients.at(`${repository}:${tag}`)));
    return raw.trim();
  };
  const waitingEvents = () => db().prisma.registryEvent.count({ where: { processedAt: null } });

  async function killed(part: SitePart | 'everything'): Promise<void> {
    if (part === 'everything') return clients.site.kill();
    signalGroup(clients.site.pidOf(part), 'SIGKILL');
    expect(await clients.site.ended()).not.toBe(0);
  }

  for (const part of ['worker', 'web server', 'registry', 'database', 'everything'] as const)
    test(`a kill of ${part === 'everything' ? part : `the ${part}`} loses nothing`, async () => {
      const word = part.replace(' ', '-');
      const pushes: Push[] = [];
      for (let i = 0; i < PUSHES; i += 1) {
        const layout = await clients.aLayout(`${word} ${i}`, { withAttestation: i % 2 === 0 });
        pushes.push({ layout, repository: `alice/${word}-${i % 2}`, tag: `1.${i}` });
      }
      let blow: Promise<void> | undefined;
      const failed = await pushAll(pushes, (count) => {
        if (count === BEFORE) blow = killed(part);
      });
      await blow;
      expect(failed.length).toBeGreaterThan(0);
      await clients.site.start();
      await clients.openSiteDatabase();

      expect(await pushAll(failed, () => undefined)).toEqual([]);
      // What comes after the restart is seen at once, whatever was left locked.
      const last = pushes.at(-1);
      if (last) {
        await clients.push(last.layout, `${last.repository}:after`);
        await expectTag(last.repository, 'after', last.layout.digest);
      }
      await expect.poll(waitingEvents, { timeout: 60_000 }).toBe(0);
      await clients.site.plimsoll('sync');
      for (const push of pushes) {
        expect(await digestInRegistry(push)).toBe(push.layout.digest);
        expect(await digestInCatalogue(push.repository, push.tag)).toBe(push.layout.digest);
      }
      const history = await db().prisma.tagHistory.findMany({
        where: { repository: { name: { startsWith: word } }, tag: { not: 'after' } },
      });
      // A push that was told to have failed may have got through, and was then made once more.
      for (const { tag, layout } of pushes) {
        const ofTag = history.filter((row) => row.tag === tag);
        expect(new Set(ofTag.map(({ digest }) => digest))).toEqual(new Set([layout.digest]));
        expect(ofTag.filter(({ until }) => until === null)).toHaveLength(1);
      }
      const again = JSON.parse(await clients.site.plimsoll('sync', '--json')) as { changed: number }[];
      expect(again.map(({ changed }) => changed)).toEqual([0]);
    });
});

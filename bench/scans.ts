import { loadavg } from 'node:os';
import { layerOf } from '@/bench/generated-report';
import { benchAverageReports, benchLargeReports } from '@/bench/scan-ingest';
import { benchData, benchPagesOf } from '@/bench/scan-reading';
import { aScanReader, imagesToScan, manyAffectedRepositories, SHARED_CVE } from '@/bench/scan-world';
import { SITE_SECRET, type Site } from '@/bench/site';
import { closeDatabase, db, openDatabase, setDatabase } from '@/lib/platform/db';

/** Of the tags of the repository with large reports, in this order; the first two are near to each other. */
const FINDINGS = [100_000, 100_000, 10_000];
const TAGS = 1000;

/** What is asked of a report on its page: each filter, each order, far pages. */
const QUESTIONS = (layer: string): string[] => [
  '',
  'page=20',
  'page=2000',
  'pageSize=100&page=1000',
  'severity=critical',
  'severity=high&severity=medium',
  'fixable=yes',
  'status=will_not_fix',
  'type=debian',
  `layer=${layer}`,
  'vex=none',
  'component=77',
  'q=openssl',
  'q=CVE-2019-1',
  'q=nothing-like-this',
  'once=yes',
  'once=yes&severity=critical&fixable=yes&q=lib',
  'sort=worst_component',
  'sort=worst_component&page=2000',
  'sort=component',
  'sort=vulnerability',
  'sort=vulnerability&page=2000',
];

const load = (): void => console.log(`\nLoad of the machine: ${loadavg()[0]?.toFixed(1)}`);

/** Scan reports on a running site and its database: taking them in, and reading large ones and many of them. */
export async function benchScans(site: Site, url: string, secret: string = SITE_SECRET): Promise<void> {
  setDatabase(openDatabase(url, 4));
  const reader = await aScanReader(secret);
  const { token } = reader;
  const large = await imagesToScan('large', FINDINGS.length);
  const many = await imagesToScan('many', TAGS);
  load();
  const order = [2, 0, 1].map((at) => ({ digest: large.digests[at] ?? '', findings: FINDINGS[at] ?? 0 }));
  await benchLargeReports({ site, token, repository: large.repository }, order);
  load();
  await benchAverageReports({ site, token, repository: many.repository }, many.digests);
  await manyAffectedRepositories();
  await db().prisma.$executeRaw`ANALYZE`;
  await closeDatabase();
  await readScans(site.base, reader, large.repository, many.repository);
}

export async function readScans(
  base: string,
  reader: Parameters<typeof benchData>[1],
  large: string,
  many: string,
): Promise<void> {
  const api = `/api/v1/repositories/${large}`;
  load();
  await benchData(
    base,
    reader,
    'GET …/tags/{tag}/scan, 100,000 findings',
    QUESTIONS(layerOf(1, 3)).map((question) => `${api}/tags/0/scan?${question}`),
  );
  await benchData(base, reader, 'other data', [
    `${api}/tags/0/scan/fixes`,
    `${api}/compare?from=0&to=1`,
    `/api/v1/vulnerabilities/${SHARED_CVE}`,
    `/api/v1/vulnerabilities/${SHARED_CVE}?page=100`,
    `/api/v1/repositories/${many}/tags?sort=severity`,
  ]);
  load();
  await benchPagesOf(base, reader, [
    `/r/${large}/tags/0/scan`,
    `/r/${large}/tags/0/scan?sort=worst_component&page=1000`,
    `/r/${large}/tags/0/scan?q=openssl&severity=critical`,
    `/r/${large}/compare?from=0&to=1`,
    `/vulnerabilities/${SHARED_CVE}`,
    `/r/${many}/tags`,
    `/r/${many}/tags?sort=severity`,
    `/r/${many}/tags/0/scan`,
  ]);
}

import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { startTestSite, type TestSite } from '@/bin/runtime/test-site';
import { type Person, tokenOf } from '@/e2e/access/matrix/world';
import { closeDatabase, db, openDatabase, setDatabase } from '@/lib/platform/db';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { SCANNED_DIGEST } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';

/** Why tests that look into the processes of a whole site cannot run here; empty when they can. */
export const missingForScanSite = process.platform === 'linux' ? '' : 'the memory of a process is read from /proc';

export type Answer = { status: number; type: string; text: string };
export type Body = Uint8Array | Iterable<Buffer> | AsyncIterable<Buffer>;
type Sent = { headers?: Readonly<Record<string, string | number>>; query?: string };

/** A whole site of its own, where alice has an image that reports can be sent for. */
export type ScanSite = {
  site: TestSite;
  alice: Person;
  repositoryId: string;
  /** Sends a report, piece by piece; an answer that comes before the end of it ends the sending. @throws Error when the connection breaks */
  send(body: Body, sent?: Sent): Promise<Answer>;
  /** How many rows each table of reports has. */
  rows(): Promise<Record<string, number>>;
  /** What is left of reports that were being read: files, and files without a name that the web server has open. */
  leftovers(): string[];
  openSiteDatabase(): Promise<void>;
  stop(): Promise<void>;
};

const PREFIX = 'plimsoll-report-';

function openFilesOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((descriptor) => {
    try {
      return readlinkSync(path.join(folder, descriptor));
    } catch {
      return []; // closed since
    }
  });
}

export async function aScanSite(): Promise<ScanSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-scans-'));
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  const site = await startTestSite({ TMPDIR: temporary });
  const openSiteDatabase = async () => {
    await closeDatabase();
    setDatabase(openDatabase(site.databaseUrl(), 4));
  };
  await openSiteDatabase();
  const alice = await aUser('alice');
  const { id: repositoryId } = await aRepository('alice/demo');
  await anImage(repositoryId, { digest: SCANNED_DIGEST, tag: '1.0' });
  const token = await tokenOf(alice, ['scan:write']);

  const send: ScanSite['send'] = (body, { headers = {}, query = `digest=${SCANNED_DIGEST}&mismatch=accept` } = {}) =>
    new Promise((resolve, reject) => {
      const source = Readable.from(body instanceof Uint8Array ? [body] : body, { objectMode: true });
      const url = `${site.base}/api/v1/repositories/alice/demo/scans?${query}`;
      const outgoing = httpRequest(url, { method: 'POST', headers: { authorization: `Bearer ${token}`, ...headers } });
      outgoing.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          source.destroy();
          outgoing.destroy();
          const type = response.headers['content-type'] ?? '';
          resolve({ status: response.statusCode ?? 0, type, text: Buffer.concat(chunks).toString() });
        });
      });
      outgoing.once('error', reject);
      source.once('error', (error) => outgoing.destroy(error));
      source.pipe(outgoing);
    });

  return {
    site,
    alice,
    repositoryId,
    send,
    async rows() {
      const { prisma } = db();
      return {
        reports: await prisma.scanReport.count(),
        originals: await prisma.scanOriginal.count(),
        layers: await prisma.scanLayer.count(),
        components: await prisma.scanComponent.count(),
        vulnerabilities: await prisma.scanVulnerability.count(),
        texts: await prisma.vulnerabilityText.count(),
        findings: await prisma.scanFinding.count(),
        entries: await prisma.auditEntry.count({ where: { action: 'repository.upload_scan' } }),
      };
    },
    leftovers: () => [
      ...readdirSync(temporary).filter((name) => name.startsWith(PREFIX)),
      ...openFilesOf(site.pidOf('web server')).filter((name) => name.includes(PREFIX)),
    ],
    openSiteDatabase,
    async stop() {
      await closeDatabase();
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/lib/platform/errors';
import {
  type AdapterMetadata,
  adapterClient,
  databaseDateOf,
  reportTypeFor,
} from '@/lib/scans/scanners/adapter-client';
import type { AdapterPlace } from '@/lib/scans/scanners/adapter-transport';
import { registryPass } from '@/lib/scans/scanners/registry-pass';
import { scanProblem } from '@/lib/scans/scanners/scan-problem';
import type { Scanner, ScannerReport, ScanTarget, ScanWatch } from '@/lib/scans/scanners/scanner';

/** What may be another time, with the same scan. */
const PASSING: readonly unknown[] = ['unreachable', 'timeout', 'certificate', 'refused'];

/** What goes by between two questions; tests pass the time differently. */
type Pause = (seconds: number, signal: AbortSignal) => Promise<void>;
const usualPause: Pause = (seconds, signal) => wait(seconds * 1000, undefined, { signal });

function requireReportType(metadata: AdapterMetadata, { image }: ScanTarget): string {
  const type = reportTypeFor(metadata, image.mediaType);
  if (type) return type;
  throw scanProblem(
    'incapable',
    `${metadata.scanner.name} does not make reports on vulnerabilities of images of the type ${image.mediaType}.`,
  );
}

/**
 * Any adapter of Harbor's pluggable scanner API: Trivy, Clair, Grype, Aqua and others. A scan that was begun before the
 * site was stopped is asked for again, not begun again.
 * @param registryUrl see `registryPass`
 */
export function harborAdapter(place: AdapterPlace, registryUrl: string | null, pause: Pause = usualPause): Scanner {
  const client = adapterClient(place);

  async function begin(target: ScanTarget, { signal, onStep, onRemoteId }: ScanWatch): Promise<string> {
    await onStep('preparing');
    const { url, path, authorization } = await registryPass(target, registryUrl);
    const { digest, mediaType } = target.image;
    const id = await client.startScan(
      {
        registry: { url, ...(authorization === null ? {} : { authorization }) },
        artifact: { repository: path, digest, mime_type: mediaType },
      },
      signal,
    );
    await onRemoteId(id);
    return id;
  }

  /** Asks until there is an answer. @returns undefined when the adapter does not know the scan */
  async function reportOf<T>(
    id: string,
    type: string,
    watch: ScanWatch,
    take: (body: ScannerReport['body']) => Promise<T>,
  ) {
    for (;;) {
      const poll = await client.pollReport(id, type, watch.signal, take);
      if (poll.state === 'ready') return { taken: poll.report };
      if (poll.state === 'unknown') return undefined;
      await pause(poll.seconds, watch.signal);
    }
  }

  return {
    atOnce: 2,
    async scan(target, watch, take) {
      const metadata = await client.getMetadata(watch.signal);
      const type = requireReportType(metadata, target);
      const databaseUpdatedAt = databaseDateOf(metadata);
      const takeBody = (body: ScannerReport['body']) => take({ body, databaseUpdatedAt });
      const asked = async (id: string) => {
        await watch.onStep('scanning');
        try {
          return await reportOf(id, type, watch, takeBody);
        } catch (error) {
          // A scan that failed over there fails whenever it is asked for.
          if (error instanceof AppError && !PASSING.includes(error.details.reason)) await watch.onRemoteId(null);
          throw error;
        }
      };
      const known = target.remoteId === null ? undefined : await asked(target.remoteId);
      if (known) return known.taken;
      const fresh = await asked(await begin(target, watch));
      if (fresh) return fresh.taken;
      await watch.onRemoteId(null);
      throw scanProblem('garbage', 'The scanner accepted the scan, and then did not know it any more.');
    },
  };
}

import type { Manifest, Registry, Repository } from '@/lib/platform/generated/prisma/client';
import type { ScanStep } from '@/lib/scans/scanners/schema';

/** Everything of one scan, from the first question to the report. */
export const SCAN_SECONDS = 20 * 60;

export type ScanTarget = {
  repository: Repository;
  registry: Registry;
  image: Pick<Manifest, 'digest' | 'mediaType' | 'platform'>;
  /** What an earlier attempt was told to ask for its report with */
  remoteId: string | null;
};

/** What whoever waits for a scan hears of it; and how they end it. */
export type ScanWatch = {
  signal: AbortSignal;
  onStep(step: ScanStep): Promise<void>;
  onRemoteId(id: string | null): Promise<void>;
};

export type ScannerReport = {
  body: AsyncIterable<Uint8Array>;
  /** When the scanner’s data was built, where its report does not say */
  databaseUpdatedAt: Date | null;
};

/** Something that scans an image in a registry. */
export type Scanner = {
  /** Scans that may run beside each other */
  readonly atOnce: number;
  /** Hands the report on while it is there. @throws AppError of `scanProblem`, and what `take` throws */
  scan<T>(target: ScanTarget, watch: ScanWatch, take: (report: ScannerReport) => Promise<T>): Promise<T>;
};

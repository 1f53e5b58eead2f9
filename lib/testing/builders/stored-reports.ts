import { db } from '@/lib/platform/db';

/** A report without findings that an image of a repository has. @returns its id */
export async function aReport(repositoryId: string, digest: string, scannedAt: Date): Promise<string> {
  const none = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, fixable: 0, distinct: 0 };
  const { id } = await db().prisma.scanReport.create({
    data: {
      repositoryId,
      digest,
      format: 'trivy',
      scanner: 'Trivy',
      scannedAt,
      hasLayers: false,
      ...none,
      findingCount: 0,
      componentCount: 0,
      uploadedBy: 'somebody',
    },
    select: { id: true },
  });
  return id;
}

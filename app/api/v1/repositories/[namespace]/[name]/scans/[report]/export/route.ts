import { getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { scanExportResponse } from '@/lib/api/scan-export-response';
import { exportScan } from '@/lib/scans/exports/export-scan';
import { scanExportQuery } from '@/lib/scans/exports/schema';

export const GET = getHandler<typeof scanExportQuery, RepositoryParameters & { report: string }>(
  scanExportQuery,
  async ({ actor, query: { format }, params }) => {
    const name = repositoryParameter(params);
    return scanExportResponse(await exportScan(actor, name, params.report, format), name, format);
  },
);

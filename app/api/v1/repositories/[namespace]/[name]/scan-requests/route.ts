import { changeHandler, getHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getScanRequest } from '@/lib/scans/scanners/get-scan-request';
import { requestScan } from '@/lib/scans/scanners/request-scan';
import { requestScanInput } from '@/lib/scans/scanners/schema';

export const GET = getHandler<typeof requestScanInput, RepositoryParameters>(
  requestScanInput,
  ({ actor, query, params }) => getScanRequest(actor, repositoryParameter(params), query),
);

export const POST = changeHandler<typeof requestScanInput, RepositoryParameters>(
  requestScanInput,
  ({ actor, body, params }) => requestScan(actor, repositoryParameter(params), body),
  { status: 202 },
);

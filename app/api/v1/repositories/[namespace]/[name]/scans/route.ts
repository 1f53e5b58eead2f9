import { streamHandler } from '@/lib/api/handler';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';

export const POST = streamHandler<typeof uploadScanInput, RepositoryParameters>(
  uploadScanInput,
  ({ actor, query, body, params }) => uploadScan(actor, repositoryParameter(params), query, body),
  { status: 201 },
);

import { changeHandler } from '@/lib/api/handler';
import { requestSync } from '@/lib/registry-sync/request-sync';

export const POST = changeHandler<never, { registry: string }>(
  null,
  ({ actor, params }) => requestSync(actor, params.registry),
  { status: 202 },
);

import { changeHandler } from '@/lib/api/handler';
import { connectionTestInput } from '@/lib/registry-sync/schema';
import { testConnection } from '@/lib/registry-sync/test-connection';

export const POST = changeHandler(connectionTestInput, ({ actor, body }) => testConnection(actor, body));

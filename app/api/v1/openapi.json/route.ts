import { openApiDocument } from '@/lib/api/openapi';
import { environment } from '@/lib/platform/env';

export const dynamic = 'force-dynamic';

export const GET = (): Response => Response.json(openApiDocument(environment().publicUrl));

import { getHandler } from '@/lib/api/handler';
import { suggestInput } from '@/lib/catalogue/schema';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';

export const GET = getHandler(suggestInput, ({ actor, query }) => suggestRepositories(actor, query.q));

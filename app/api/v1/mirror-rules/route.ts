import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { listMirrorRules } from '@/lib/mirrors/list-mirror-rules';
import { mirrorRules } from '@/lib/mirrors/schema';
import { setMirrorRules } from '@/lib/mirrors/set-mirror-rules';

export const GET = getHandler(z.object({}), ({ actor }) => listMirrorRules(actor));

export const PUT = changeHandler(mirrorRules, ({ actor, body }) => setMirrorRules(actor, body));

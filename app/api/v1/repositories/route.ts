import { changeHandler } from '@/lib/api/handler';
import { newRepository } from '@/lib/repositories/change-schema';
import { createRepository } from '@/lib/repositories/create-repository';

export const POST = changeHandler(newRepository, ({ actor, body }) => createRepository(actor, body), { status: 201 });

import { changeHandler } from '@/lib/api/handler';
import { answerInvitation } from '@/lib/publishers/answer-invitation';

export const POST = changeHandler<never, { invitation: string }>(null, ({ actor, params }) =>
  answerInvitation(actor, params.invitation, 'decline'),
);

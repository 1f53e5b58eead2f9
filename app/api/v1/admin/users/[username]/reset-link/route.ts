import { resetLinkInput } from '@/lib/accounts/administration-schema';
import { createResetLink } from '@/lib/accounts/create-reset-link';
import { changeHandler } from '@/lib/api/handler';

export const POST = changeHandler<typeof resetLinkInput, { username: string }>(
  resetLinkInput,
  ({ actor, body, params }) => createResetLink(actor, params.username, body),
  { status: 201 },
);

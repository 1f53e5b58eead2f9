import type { Messages } from '@/lib/language/messages';

export const webhooks: Messages['webhooks'] = {
  title: 'Webhook',
};

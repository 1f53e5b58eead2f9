/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = ['push', 'delete', 'tag_moved'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

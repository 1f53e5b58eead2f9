import { z } from 'zod';
import { DELIVERY_PROBLEMS, deliveryTry, MESSAGE_EVENTS, OFF_REASONS, WEBHOOK_EVENTS } from '@/lib/webhooks/schema';
import { SECRET_PREFIX } from '@/lib/webhooks/secret-prefix';

export const MOST_WEBHOOKS = 20;
export const MAX_NAME = 60;
export const MAX_URL = 2000;
/** As Standard Webhooks has them. */
const SECRET_BYTES = { least: 24, most: 64 };

const bytesOf = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

const secret = z
  .string()
  .trim()
  .refine((text) => {
    const base64 = text.startsWith(SECRET_PREFIX) ? text.slice(SECRET_PREFIX.length) : '';
    const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(base64);
    return isBase64 && bytesOf(base64) >= SECRET_BYTES.least && bytesOf(base64) <= SECRET_BYTES.most;
  }, 'Write whsec_ and 24 to 64 bytes in base64');

const fields = {
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name')
    .max(MAX_NAME, `At most ${MAX_NAME} characters`)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'Write it on one line'),
  /** What is wrong with an address, the verb says in full. */
  url: z.string().trim().min(1, 'Write the address').max(MAX_URL, `At most ${MAX_URL} characters`),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1, 'Choose at least one event')
    .transform((events) => WEBHOOK_EVENTS.filter((event) => events.includes(event))),
};

export const newWebhook = z.strictObject({
  ...fields,
  active: z.boolean().default(true),
  /** Left out: one is made */
  secret: secret.optional(),
});
export type NewWebhook = z.output<typeof newWebhook>;

export const webhookChanges = z.strictObject({ ...fields, active: z.boolean() }).partial();
export type WebhookChanges = z.output<typeof webhookChanges>;

export const secretRenewal = z.strictObject({ secret: secret.optional() });
export type SecretRenewal = z.output<typeof secretRenewal>;

export const deliveriesQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) });

export const deliveryView = z.object({
  id: z.uuid(),
  event: z.enum(MESSAGE_EVENTS),
  tag: z.string().nullable(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  /** Begun so far */
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  /** While it waits */
  nextAttemptAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Of the last attempt, as what follows */
  responseStatus: z.int().nullable(),
  durationMs: z.int().nullable(),
  problem: z.enum(DELIVERY_PROBLEMS).nullable(),
  /** The message that was sent again */
  redeliveryOf: z.uuid().nullable(),
});
export type DeliveryView = z.infer<typeof deliveryView>;

export const deliveryPage = z.object({
  deliveries: z.array(deliveryView),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
export type DeliveryPage = z.infer<typeof deliveryPage>;

export const deliveryDetail = deliveryView.extend({
  request: z.object({
    /** Of the last attempt; null before the first */
    headers: z.record(z.string(), z.string()).nullable(),
    body: z.string(),
  }),
  /** At most 2 KB of it; null when there was no answer */
  responseBody: z.string().nullable(),
  tries: z.array(deliveryTry),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

export const webhookView = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  active: z.boolean(),
  /** Why the site switched it off; null when somebody did */
  offReason: z.enum(OFF_REASONS).nullable(),
  /** Since the last success nothing but failures: from when on */
  failingSince: z.iso.datetime().nullable(),
  /** Until then the secret before the present one signs as well */
  previousSecretUntil: z.iso.datetime().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  lastDelivery: deliveryView.nullable(),
});
export type WebhookView = z.infer<typeof webhookView>;
export const webhookList = z.object({ webhooks: z.array(webhookView) });

/** The only answer that ever holds the secret. */
export const madeWebhook = webhookView.extend({ secret: z.string() });
export type MadeWebhook = z.infer<typeof madeWebhook>;

/** Whether a message is being sent for the first time, so that its end is near. */
export const isOnItsWay = ({ state, attempts, durationMs }: DeliveryView): boolean =>
  state === 'waiting' && attempts <= 1 && durationMs === null;

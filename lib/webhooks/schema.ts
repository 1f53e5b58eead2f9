import { z } from 'zod';

/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = ['push', 'delete', 'tag_moved', 'scan_finished'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** And what is sent to try it out. */
export const MESSAGE_EVENTS = [...WEBHOOK_EVENTS, 'ping'] as const;

/** What a scan report says in short. */
const toldScan = z.object({
  scanner: z.string(),
  scannerVersion: z.string().nullable(),
  scannedAt: z.iso.datetime(),
  /** When the scanner’s vulnerability data was built; null: not reported */
  databaseUpdatedAt: z.iso.datetime().nullable(),
  platform: z.string().nullable(),
  /** All tags that the image is under at this moment */
  tags: z.array(z.string()),
  /** Findings by severity; those that a version is known to fix; distinct vulnerabilities; those that do not affect it */
  summary: z.object({
    critical: z.int(),
    high: z.int(),
    medium: z.int(),
    low: z.int(),
    unknown: z.int(),
    fixable: z.int(),
    unique: z.int(),
    notAffected: z.int(),
  }),
});

/** What happened, as it is kept and sent. Fields are only ever added to it. */
export const webhookPayload = z.object({
  event: z.enum(MESSAGE_EVENTS),
  /** When it happened */
  createdAt: z.iso.datetime(),
  repository: z.object({
    namespace: z.string(),
    name: z.string(),
    /** Its page */
    url: z.string(),
    /** What it is pulled by, without a tag; null for a repository without images here */
    pull: z.string().nullable(),
  }),
  tag: z.string().nullable(),
  /** What the tag is on now; null after it was deleted */
  digest: z.string().nullable(),
  previousDigest: z.string().nullable(),
  /** Who did it; null where nobody told us */
  actor: z.string().nullable(),
  /** Null where the image is gone, or could not be read */
  image: z.object({ size: z.int(), platforms: z.array(z.string()) }).nullable(),
  /** Only of a scan */
  scan: toldScan.optional(),
});
export type WebhookPayload = z.infer<typeof webhookPayload>;

/** Why an attempt was no success. The first ones are why there was no answer; see lib/platform/fetch-problem.ts. */
export const DELIVERY_PROBLEMS = [
  'timeout',
  'connection',
  'unresolved',
  'forbidden-address',
  'address',
  'redirect',
  'status',
  'gone',
  /** The stored secret cannot be opened */
  'sealed',
  /** It was still waiting when the webhook was switched off */
  'switched-off',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** Why the site itself switched a webhook off. */
export const OFF_REASONS = ['gone', 'failing', 'transferred'] as const;
export type OffReason = (typeof OFF_REASONS)[number];

export const deliveryTry = z.object({
  at: z.iso.datetime(),
  status: z.int().nullable(),
  durationMs: z.int(),
  problem: z.enum(DELIVERY_PROBLEMS).nullable(),
});
export type DeliveryTry = z.infer<typeof deliveryTry>;

/** The body of a message. Its id is the same in every attempt, and when it is sent again on request. */
export const webhookMessage = z.object({ id: z.uuid(), ...webhookPayload.shape });

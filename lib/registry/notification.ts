import { z } from 'zod';
import { parseDigest } from '@/lib/names/digest';
import { parseTagName } from '@/lib/names/tag-name';
import { parseInstant } from '@/lib/registry/instant';
import { isRepositoryPath } from '@/lib/registry/repository-path';

/** As a registry sends it. */
export const NOTIFICATION_TYPE = 'application/vnd.docker.distribution.events.v1+json';
const MAX_EVENTS = 1000;
const MAX_REFERENCES = 2000;

/** Text of others: bounded, and without the control characters that a database or a terminal would stumble over. */
const text = (length: number) => z.string().transform((value) => value.replace(/\p{Cc}/gu, '').slice(0, length));
const optionalText = (length: number) =>
  text(length)
    .nullish()
    .transform((value) => value || null);
const digest = z.string().refine((value) => parseDigest(value).ok, 'not a digest');
const tag = z.string().refine((value) => parseTagName(value).ok, 'not a tag');
const size = z
  .number()
  .int()
  .nonnegative()
  .nullish()
  .transform((value) => value ?? null);
const repository = z.string().refine(isRepositoryPath, 'not a repository');

const reference = z.object({ mediaType: optionalText(255), digest, size });

const event = z.object({
  id: z.string().regex(/^[\x21-\x7e]{1,128}$/, 'not an id'),
  timestamp: z.string().refine((value) => parseInstant(value) !== undefined, 'not a time of RFC 3339'),
  action: z.enum(['pull', 'push', 'mount', 'delete']),
  target: z.object({
    repository,
    mediaType: optionalText(255),
    digest: digest.nullish().transform((value) => value ?? null),
    size,
    tag: tag
      .nullish()
      .or(z.literal(''))
      .transform((value) => value || null),
    fromRepository: repository.nullish().transform((value) => value ?? null),
    references: z
      .array(reference)
      .max(MAX_REFERENCES)
      .nullish()
      .transform((value) => value ?? []),
  }),
  request: z
    .object({
      addr: optionalText(128),
      method: optionalText(16),
      useragent: optionalText(512),
    })
    .nullish()
    .transform((value) => value ?? { addr: null, method: null, useragent: null }),
  actor: z
    .object({ name: optionalText(255) })
    .nullish()
    .transform((value) => value ?? { name: null }),
});

/** What happened in a registry, as it says. Its content is a hint: what is stored is fetched and verified. */
export type RegistryEvent = z.infer<typeof event>;

export type MalformedEvent = {
  /** Position in the envelope. */
  readonly index: number;
  /** The event's id if it has a usable one. */
  readonly id: string | null;
  readonly problem: string;
};

export type Notification =
  | { ok: true; events: readonly RegistryEvent[]; malformed: readonly MalformedEvent[] }
  | { ok: false; problem: string };

const envelope = z.object({ events: z.array(z.unknown()).max(MAX_EVENTS) });
const idOnly = z.object({ id: event.shape.id });

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'not valid'}`;
}

/**
 * The events of one notification (distribution, docs/content/about/notifications.md), without the fields nobody here
 * needs. One malformed event spoils none of the others: it is named in `malformed`.
 */
export function parseNotification(body: unknown): Notification {
  const outer = envelope.safeParse(body);
  if (!outer.success) return { ok: false, problem: problemOf(outer.error) };
  const events: RegistryEvent[] = [];
  const malformed: MalformedEvent[] = [];
  for (const [index, candidate] of outer.data.events.entries()) {
    const parsed = event.safeParse(candidate);
    if (parsed.success) events.push(parsed.data);
    else {
      const id = idOnly.safeParse(candidate);
      malformed.push({ index, id: id.success ? id.data.id : null, problem: problemOf(parsed.error) });
    }
  }
  return { ok: true, events, malformed };
}

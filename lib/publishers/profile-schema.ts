import { z } from 'zod';

/** What could make a text look like another one: control characters, line breaks, marks that turn the direction. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const BUT_LINE_BREAKS = /[\u202a-\u202e\u2066-\u2069]|(?![\n\r])\p{Cc}/u;

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters`)
    .refine((text) => !HIDDEN.test(text), 'Write it on one line, without control characters');
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters`)
    .refine((value) => !BUT_LINE_BREAKS.test(value), 'Leave out control characters');
const address = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'Write a whole address, as in https://example.org' })
  .max(500);

const emptyAsNull = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullable());

export const MAX_LINKS = 8;
const publisherLink = z.strictObject({ text: line(60).min(1, 'Say what the link leads to'), url: address });
export type PublisherLink = z.output<typeof publisherLink>;
const publisherLinks = z.array(publisherLink);

const displayName = line(60).min(1, 'Write a name');

/** What the owners of a namespace say about themselves; what is left out stays as it is. */
export const profileInput = z.strictObject({
  displayName: displayName.optional(),
  displayNameZh: emptyAsNull(line(60)).optional(),
  about: text(1000).optional(),
  aboutZh: emptyAsNull(text(1000)).optional(),
  website: emptyAsNull(address).optional(),
  links: publisherLinks.max(MAX_LINKS, `At most ${MAX_LINKS} links`).optional(),
});
export type ProfileInput = z.output<typeof profileInput>;

export const publisherProfile = z.object({
  namespace: z.string(),
  kind: z.enum(['person', 'organisation']),
  displayName: z.string(),
  displayNameZh: z.string().nullable(),
  about: z.string(),
  aboutZh: z.string().nullable(),
  website: z.string().nullable(),
  links: z.array(z.object({ text: z.string(), url: z.string() })),
  logoUrl: z.string().nullable(),
});
export type PublisherProfile = z.output<typeof publisherProfile>;

export const newOrganisation = z.strictObject({ namespace: z.string().trim().max(255), displayName });
export type NewOrganisation = z.output<typeof newOrganisation>;

const organisationSummary = publisherProfile
  .pick({ namespace: true, displayName: true, displayNameZh: true, logoUrl: true })
  .extend({
    /** What the caller is to it */
    role: z.enum(['owner', 'editor', 'member']),
    memberCount: z.number().int(),
    repositoryCount: z.number().int(),
  });
export type OrganisationSummary = z.output<typeof organisationSummary>;
export const organisationList = z.object({ organisations: z.array(organisationSummary) });

export const deletion = z.strictObject({
  /** The namespace once more; needed when it still has repositories, which are deleted with it. */
  confirmation: z.string().max(255).optional(),
});

import { z } from 'zod';
import { COLLABORATOR_ROLES } from '@/lib/repositories/change-words';
import {
  calendarDay,
  categories,
  description,
  keywords,
  licence,
  reason,
  successor,
  webAddress,
} from '@/lib/repositories/field-rules';

const visibility = z.enum(['public', 'private']);

/** Names are only texts here: why one is refused, the verb says in full. */
const newName = z.string().trim().max(300, 'It is too long');

export const newRepository = z.strictObject({
  namespace: newName,
  name: newName,
  description: description.default(''),
  /** Left out: as the publisher has it for new ones */
  visibility: visibility.optional(),
});
export type NewRepository = z.output<typeof newRepository>;

const described = {
  description,
  descriptionZh: description.transform((text) => text || null).nullable(),
  categories,
  keywords,
  licence,
  sourceUrl: webAddress,
  homepageUrl: webAddress,
  documentationUrl: webAddress,
  issuesUrl: webAddress,
  supportUrl: webAddress,
};

const managed = {
  visibility,
  archived: z.boolean(),
  /** null takes the deprecation back */
  deprecation: z
    .strictObject({
      reason: reason.default(''),
      successor: successor.default(null),
      endOfSupport: calendarDay.default(null),
    })
    .nullable(),
};

/** What may be changed about a repository; what is left out stays. Nothing else can be set. */
export const repositoryChanges = z.strictObject({ ...described, ...managed }).partial();
export type RepositoryChanges = z.output<typeof repositoryChanges>;

export type DescribedField = keyof typeof described;
export const DESCRIBED_FIELDS = Object.keys(described) as DescribedField[];
export const MANAGED_FIELDS = Object.keys(managed) as (keyof typeof managed)[];

export const renaming = z.strictObject({ name: newName });
export const transferRequest = z.strictObject({ namespace: newName });

export const collaboratorChange = z.strictObject({ role: z.enum(COLLABORATOR_ROLES) });

export const collaboratorView = z.object({
  username: z.string(),
  displayName: z.string(),
  role: z.enum(COLLABORATOR_ROLES),
  since: z.iso.datetime(),
});
export type CollaboratorView = z.infer<typeof collaboratorView>;
export const collaboratorList = z.object({ collaborators: z.array(collaboratorView) });

export const starView = z.object({ starred: z.boolean(), starCount: z.number().int() });

export const transferView = z.object({
  namespace: z.string(),
  name: z.string(),
  /** Namespace of the publisher that is to have it */
  to: z.string(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type TransferView = z.infer<typeof transferView>;

export const deletedView = z.object({
  namespace: z.string(),
  name: z.string(),
  deletedAt: z.iso.datetime(),
  /** Until then it can be brought back; then it is taken away for good. */
  restorableUntil: z.iso.datetime(),
});
export type DeletedView = z.infer<typeof deletedView>;

import { ACCOUNT_OPERATIONS } from '@/lib/api/operations/account';
import { ADMINISTRATION_OPERATIONS } from '@/lib/api/operations/administration';
import { CATALOGUE_OPERATIONS } from '@/lib/api/operations/catalogue';
import { DOMAIN_OPERATIONS } from '@/lib/api/operations/domains';
import { MEMBER_OPERATIONS } from '@/lib/api/operations/members';
import type { Operation } from '@/lib/api/operations/operation';
import { OVERVIEW_OPERATIONS } from '@/lib/api/operations/overview';
import { PUBLISHER_OPERATIONS } from '@/lib/api/operations/publishers';
import { REPOSITORY_OPERATIONS } from '@/lib/api/operations/repositories';
import { TOKEN_OPERATIONS } from '@/lib/api/operations/tokens';

/** The whole JSON API: openapi.json is made from this, and the tests hold answers and access against it. */
export const OPERATIONS: readonly Operation[] = [
  ...CATALOGUE_OPERATIONS,
  ...REPOSITORY_OPERATIONS,
  ...OVERVIEW_OPERATIONS,
  ...PUBLISHER_OPERATIONS,
  ...MEMBER_OPERATIONS,
  ...DOMAIN_OPERATIONS,
  ...TOKEN_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...ADMINISTRATION_OPERATIONS,
];

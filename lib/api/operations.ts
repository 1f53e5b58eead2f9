import { ACCOUNT_OPERATIONS } from '@/lib/api/operations/account';
import { ADMINISTRATION_OPERATIONS } from '@/lib/api/operations/administration';
import { CATALOGUE_OPERATIONS } from '@/lib/api/operations/catalogue';
import { DELETION_OPERATIONS } from '@/lib/api/operations/deletions';
import { DOMAIN_OPERATIONS } from '@/lib/api/operations/domains';
import { FINDING_OPERATIONS } from '@/lib/api/operations/findings';
import { IMAGE_OPERATIONS } from '@/lib/api/operations/images';
import { IMMUTABLE_TAG_OPERATIONS } from '@/lib/api/operations/immutable-tags';
import { MEMBER_OPERATIONS } from '@/lib/api/operations/members';
import type { Operation } from '@/lib/api/operations/operation';
import { OVERVIEW_OPERATIONS } from '@/lib/api/operations/overview';
import { PUBLISHER_OPERATIONS } from '@/lib/api/operations/publishers';
import { PULL_OPERATIONS } from '@/lib/api/operations/pulls';
import { REGISTRY_OPERATIONS } from '@/lib/api/operations/registries';
import { REPOSITORY_OPERATIONS } from '@/lib/api/operations/repositories';
import { SCANNER_OPERATIONS } from '@/lib/api/operations/scanners';
import { SCAN_OPERATIONS } from '@/lib/api/operations/scans';
import { TOKEN_OPERATIONS } from '@/lib/api/operations/tokens';
import { WEBHOOK_OPERATIONS } from '@/lib/api/operations/webhooks';

/** The whole JSON API: openapi.json is made from this, and the tests hold answers and access against it. */
export const OPERATIONS: readonly Operation[] = [
  ...CATALOGUE_OPERATIONS,
  ...REPOSITORY_OPERATIONS,
  ...OVERVIEW_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...PULL_OPERATIONS,
  ...IMAGE_OPERATIONS,
  ...DELETION_OPERATIONS,
  ...IMMUTABLE_TAG_OPERATIONS,
  ...REGISTRY_OPERATIONS,
  ...PUBLISHER_OPERATIONS,
  ...MEMBER_OPERATIONS,
  ...DOMAIN_OPERATIONS,
  ...SCAN_OPERATIONS,
  ...SCANNER_OPERATIONS,
  ...FINDING_OPERATIONS,
  ...TOKEN_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...ADMINISTRATION_OPERATIONS,
];

import { ACCOUNT_CASES } from '@/e2e/access/matrix/account-samples';
import { ADMINISTRATION_CASES } from '@/e2e/access/matrix/administration-samples';
import { DELETION_CASES } from '@/e2e/access/matrix/deletion-samples';
import { FINDING_CASES } from '@/e2e/access/matrix/finding-samples';
import { IMAGE_CASES } from '@/e2e/access/matrix/image-samples';
import { IMMUTABLE_TAG_CASES } from '@/e2e/access/matrix/immutable-tag-samples';
import { ORGANISATION_CASES } from '@/e2e/access/matrix/organisation-samples';
import { OVERVIEW_CASES } from '@/e2e/access/matrix/overview-samples';
import { PUBLISHER_CASES } from '@/e2e/access/matrix/publisher-samples';
import { PULL_CASES } from '@/e2e/access/matrix/pull-samples';
import { REGISTRY_CASES } from '@/e2e/access/matrix/registry-samples';
import { REPOSITORY_CASES } from '@/e2e/access/matrix/repository-samples';
import { type Case, open, visible } from '@/e2e/access/matrix/sample';
import { SCAN_CASES } from '@/e2e/access/matrix/scan-samples';
import { SCANNER_CASES } from '@/e2e/access/matrix/scanner-samples';
import { WEBHOOK_CASES } from '@/e2e/access/matrix/webhook-samples';

/** A row of the access matrix for every operation of the API, by its operationId. */
export const CASES: Readonly<Record<string, Case>> = {
  ...ACCOUNT_CASES,
  ...ADMINISTRATION_CASES,
  ...ORGANISATION_CASES,
  ...OVERVIEW_CASES,
  ...PUBLISHER_CASES,
  ...REPOSITORY_CASES,
  ...WEBHOOK_CASES,
  ...PULL_CASES,
  ...IMAGE_CASES,
  ...DELETION_CASES,
  ...IMMUTABLE_TAG_CASES,
  ...REGISTRY_CASES,
  ...SCAN_CASES,
  ...SCANNER_CASES,
  ...FINDING_CASES,
  dockerSearch: { ...open, sample: () => ({ query: '?q=nginx' }) },
  getRepository: visible,
  getSupportedTags: visible,
  listTags: visible,
  searchCatalogue: open,
  suggestRepositories: { ...open, sample: () => ({ query: '?q=ng' }) },
};

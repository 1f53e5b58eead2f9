import { nothing, type Operation, type OperationAccess } from '@/lib/api/operations/operation';
import { deletionRequest, deletionView } from '@/lib/registry-sync/deletion-schema';
import { retentionChange, retentionPreview, retentionRules, retentionView } from '@/lib/retention/schema';

const REPOSITORY = '/api/v1/repositories/{namespace}/{name}';
const DELETE: OperationAccess = { kind: 'token', scope: 'repo:delete' };

export const DELETION_OPERATIONS: readonly Operation[] = [
  {
    method: 'delete',
    path: `${REPOSITORY}/tags/{tag}`,
    operationId: 'deleteTag',
    summary: 'Delete one tag, and only that: its image stays, under its other tags or by its digest.',
    access: DELETE,
    status: 204,
    response: null,
    problems: [404, 409],
  },
  {
    method: 'delete',
    path: `${REPOSITORY}/manifests/{digest}`,
    operationId: 'deleteImage',
    summary: 'Delete an image with all its tags, its platforms, and the signatures, attestations and SBOMs about it.',
    access: DELETE,
    status: 200,
    response: deletionView,
    problems: [404, 409],
  },
  {
    method: 'post',
    path: `${REPOSITORY}/deletions`,
    operationId: 'deleteImages',
    summary:
      'Delete tags and images, or (dryRun) say what would go, what stays and why, and how many bytes the registry could free.',
    access: DELETE,
    status: 200,
    body: deletionRequest,
    response: deletionView,
    problems: [400, 404, 409],
  },
  {
    method: 'get',
    path: `${REPOSITORY}/retention`,
    operationId: 'getRetention',
    summary: 'Which tags a repository keeps, and what the last run took away.',
    access: DELETE,
    status: 200,
    query: nothing,
    response: retentionView,
    problems: [400, 404],
  },
  {
    method: 'put',
    path: `${REPOSITORY}/retention`,
    operationId: 'setRetention',
    summary: 'Set which tags a repository keeps. Enabled, the rules are carried out at once and then every day.',
    access: DELETE,
    status: 200,
    body: retentionChange,
    response: retentionView,
    problems: [400, 404, 409],
  },
  {
    method: 'delete',
    path: `${REPOSITORY}/retention`,
    operationId: 'removeRetention',
    summary: 'Remove the retention rules: everything stays from now on.',
    access: DELETE,
    status: 204,
    response: null,
    problems: [404, 409],
  },
  {
    method: 'post',
    path: `${REPOSITORY}/retention/preview`,
    operationId: 'previewRetention',
    summary: 'What rules would take away now, and which rule keeps each of the other tags. Changes nothing.',
    access: DELETE,
    status: 200,
    body: retentionRules,
    response: retentionPreview,
    problems: [400, 404, 409],
  },
];

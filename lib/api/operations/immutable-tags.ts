import { nothing, type Operation, type OperationAccess } from '@/lib/api/operations/operation';
import {
  immutableTagsChange,
  immutableTagsPreview,
  immutableTagsPreviewInput,
  immutableTagsView,
} from '@/lib/repositories/immutable-tags-schema';

const IMMUTABLE_TAGS = '/api/v1/repositories/{namespace}/{name}/immutable-tags';
const MANAGE: OperationAccess = { kind: 'token', scope: 'repo:admin' };

export const IMMUTABLE_TAG_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: IMMUTABLE_TAGS,
    operationId: 'getImmutableTags',
    summary: 'Which tags stay on their image once they are pushed, and which pushes to them were undone.',
    access: MANAGE,
    status: 200,
    query: nothing,
    response: immutableTagsView,
    problems: [400, 404],
  },
  {
    method: 'put',
    path: IMMUTABLE_TAGS,
    operationId: 'setImmutableTags',
    summary: 'Make all tags, none, or those of RE2 patterns immutable. A pattern must match the whole tag.',
    access: MANAGE,
    status: 200,
    body: immutableTagsChange,
    response: immutableTagsView,
    problems: [400, 404, 409],
  },
  {
    method: 'get',
    path: `${IMMUTABLE_TAGS}/preview`,
    operationId: 'previewImmutableTags',
    summary: 'Which existing tags a rule would make immutable; nothing is changed.',
    access: MANAGE,
    status: 200,
    query: immutableTagsPreviewInput,
    response: immutableTagsPreview,
    problems: [400, 404],
  },
];

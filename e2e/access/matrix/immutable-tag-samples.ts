import { type Case, onRepository } from '@/e2e/access/matrix/sample';

export const IMMUTABLE_TAG_CASES: Readonly<Record<string, Case>> = {
  getImmutableTags: onRepository('repository.manage'),
  previewImmutableTags: onRepository('repository.manage', () => ({ query: '?mode=patterns&pattern=v.*' })),
  setImmutableTags: onRepository('repository.manage', () => ({ body: { mode: 'patterns', patterns: ['v.*'] } })),
};

import { describe, expect, it } from 'vitest';
import { inReadersWords } from '@/components/repository/in-readers-words';
import { ApiError } from '@/lib/api/client';
import { repositorySettings as words } from '@/lib/language/zh/repository-settings';

const said = (status: number, problem: Record<string, unknown>) => {
  const error = inReadersWords(new ApiError(status, 'English', problem), words);
  return error instanceof ApiError ? { message: error.message, fields: error.fields } : error;
};

describe('a refusal', () => {
  it('is said in the reader’s language, by its reason, else by its kind', () => {
    expect(said(409, { type: '/problems/conflict', reason: 'name-taken' })).toMatchObject({
      message: '已经有同名的仓库。',
    });
    expect(said(409, { type: '/problems/conflict', archivedAt: '2026-01-01' })).toMatchObject({
      message: words.problems.archived,
    });
    expect(said(403, { type: '/problems/forbidden' })).toMatchObject({ message: words.problems.forbidden });
    expect(said(400, { type: '/problems/invalid', reason: 'dimensions' })).toMatchObject({
      message: words.pictures.dimensions,
    });
    expect(said(418, { type: '/problems/toString' })).toMatchObject({ message: 'English' });
  });

  it('names the field also when an entry of its list is at fault', () => {
    const invalidParameters = [
      { name: 'keywords.3', reason: 'English' },
      { name: 'unknown', reason: 'English' },
    ];
    expect(said(400, { type: '/problems/invalid', invalidParameters })).toMatchObject({
      fields: [
        { name: 'keywords', reason: words.faults.keywords },
        { name: 'unknown', reason: 'English' },
      ],
    });
  });

  it('that is no answer of the API stays as it is', () => {
    const error = new TypeError('fetch failed');
    expect(inReadersWords(error, words)).toBe(error);
  });
});

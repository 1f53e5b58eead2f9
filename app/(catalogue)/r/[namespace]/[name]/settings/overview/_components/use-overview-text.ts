'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  type TextBase,
  useKeptDraft,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/use-kept-draft';
import { ApiError, apiGet, apiSend } from '@/lib/api/client';
import type { Language } from '@/lib/names/language';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { draftKey } from '@/lib/repositories/overview-draft';
import type { revisionDetails, SavedOverview, savedOverview } from '@/lib/repositories/overview-schema';

/** What somebody else saved since, and what both began with. */
export type SaveConflict = { base: string; theirs: string; etag: string; revision: number | null };

type Save = { text: string; base: TextBase; message: string };

/** What is stored of a text: one of nothing but blanks is empty. */
const stored = (text: string): string => (text.trim() === '' ? '' : text);

export const markdownBlob = (text: string): Blob => new Blob([text], { type: 'text/markdown;charset=utf-8' });

/** One text of the overview while it is written: its draft, its saves, and what to merge when somebody was quicker. */
export function useOverviewText(
  repository: RepositoryName,
  language: Language,
  initial: { text: string; etag: string; revision: number | null },
) {
  const path = `${repositoryApiPath(repository)}/overview`;
  const [text, setText] = useState(initial.text);
  const [base, setBase] = useState<TextBase>(initial);
  const [conflict, setConflict] = useState<SaveConflict | null>(null);
  const dirty = base.text === null || stored(text) !== base.text;
  const draft = useKeptDraft(draftKey(repository, language), text, base, dirty);

  const baseText = async ({ text, revision }: TextBase): Promise<string> => {
    if (text !== null || revision === null) return text ?? '';
    return (await apiGet<typeof revisionDetails>(`${path}/revisions/${revision}?language=${language}`)).text;
  };

  const { mutate, isPending, error, data, reset } = useMutation({
    mutationFn: async ({ text, base, message }: Save): Promise<SavedOverview | SaveConflict> => {
      const query = new URLSearchParams({ language, ...(message ? { message } : {}) });
      try {
        return await apiSend<typeof savedOverview>('PUT', `${path}?${query}`, markdownBlob(text), {
          'if-match': base.etag,
        });
      } catch (failure) {
        const problem = failure instanceof ApiError && failure.status === 409 ? failure.problem : {};
        const { currentEtag, currentText, currentRevision } = problem;
        if (typeof currentEtag !== 'string' || typeof currentText !== 'string') throw failure;
        return {
          base: await baseText(base),
          theirs: currentText,
          etag: currentEtag,
          revision: typeof currentRevision === 'number' ? currentRevision : null,
        };
      }
    },
    onSuccess: (answer, { text }) => {
      if ('theirs' in answer) return setConflict(answer);
      setConflict(null);
      setBase({ text: stored(text), etag: answer.etag, revision: answer.revision });
    },
  });

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  /** Goes on from the other's text: what is written now replaces it knowingly. */
  const takeMerged = (merged: string): TextBase => {
    const theirs = { text: conflict?.theirs ?? '', etag: conflict?.etag ?? '', revision: conflict?.revision ?? null };
    setText(merged);
    setBase(theirs);
    setConflict(null);
    return theirs;
  };

  return {
    text,
    base,
    dirty,
    draft: {
      ...draft,
      stale: draft.offer !== null && draft.offer.baseEtag !== base.etag,
      resume: () => {
        const { offer } = draft;
        if (!offer) return;
        setText(offer.text);
        if (offer.baseEtag !== base.etag)
          setBase({ text: offer.baseText, etag: offer.baseEtag, revision: offer.baseRevision });
        draft.settle(true);
      },
      discard: () => draft.settle(false),
    },
    conflict,
    saving: isPending,
    error,
    saved: data && 'changed' in data ? data : null,
    change: (next: string | ((before: string) => string)) => {
      if (data || error) reset();
      setText(next);
    },
    save: (message: string) => mutate({ text, base, message }),
    saveMerged: (merged: string, message: string) => mutate({ text: merged, base: takeMerged(merged), message }),
    editMerged: (merged: string) => void takeMerged(merged),
  };
}

export type OverviewText = ReturnType<typeof useOverviewText>;

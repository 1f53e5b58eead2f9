'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apiGet } from '@/lib/api/client';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { ImmutableTagsChange, immutableTagsPreview } from '@/lib/repositories/immutable-tags-schema';

const PAUSE = 250;

function previewPath(repository: RepositoryName, { mode, patterns }: ImmutableTagsChange): string {
  const query = new URLSearchParams({ mode });
  for (const pattern of patterns) query.append('pattern', pattern);
  return `${repositoryApiPath(repository)}/immutable-tags/preview?${query}`;
}

/** Which tags a rule would cover, once its writer pauses; nothing is asked for what covers nothing. */
export function usePreview(repository: RepositoryName, rule: ImmutableTagsChange, enabled: boolean) {
  const wanted = previewPath(repository, rule);
  const [path, setPath] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setPath(wanted), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  return useQuery({
    queryKey: ['immutable-tags', path],
    queryFn: ({ signal }) => apiGet<typeof immutableTagsPreview>(path, signal),
    enabled: enabled && path === wanted,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

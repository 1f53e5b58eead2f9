'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apiGet } from '@/lib/api/client';
import type { Suggestions, suggestions } from '@/lib/catalogue/schema';

/** Shorter than the time between two strokes of most writers: an answer is there before the next. */
const PAUSE = 60;
const SHORTEST = 2;

/** An answer to another text stays in sight only while one text goes on from the other. */
const goesOn = (answered: string, typed: string): boolean => typed.startsWith(answered) || answered.startsWith(typed);

/**
 * What to offer for a text once its writer pauses, undefined before the first answer and for a text that is too short.
 * The last offer stays in sight until the next arrives; an answer never takes the place of that to a later text.
 */
export function useSuggestions(text: string): Suggestions | undefined {
  const typed = text.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const enabled = [...asked].length >= SHORTEST;
  const { data } = useQuery({
    queryKey: ['suggestions', asked],
    queryFn: ({ signal }) =>
      apiGet<typeof suggestions>(`/api/v1/search/suggestions?q=${encodeURIComponent(asked)}`, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  return enabled && [...typed].length >= SHORTEST && data && goesOn(data.query, typed) ? data : undefined;
}

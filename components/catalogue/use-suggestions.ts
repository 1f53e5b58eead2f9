'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Offers } from '@/components/catalogue/suggestion-list';
import { apiGet } from '@/lib/api/client';
import type { suggestions } from '@/lib/catalogue/schema';

const PAUSE = 150;
const SHORTEST = 2;
const NOTHING: Offers = { digests: [], suggestions: [] };

/** What to offer for a text once its writer pauses; the last offer stays in sight until the next arrives. */
export function useSuggestions(text: string): Offers {
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
  return (enabled && [...typed].length >= SHORTEST && data) || NOTHING;
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { RegistryItem } from '@/app/(admin)/admin/registries/_components/registry-item';
import { apiGet } from '@/lib/api/client';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import type { Language } from '@/lib/names/language';
import type { RegistryView } from '@/lib/registry-sync/registry-view';
import type { registryList } from '@/lib/registry-sync/schema';

const SOON_MS = 1500;
const LATER_MS = 15_000;

type Props = {
  registries: readonly RegistryView[];
  /** Shows only this one, without a link to it. */
  only?: string;
  words: RegistriesMessages;
  language: Language;
  /** When the server read them. */
  now: string;
};

const isMoving = ({ sync }: RegistryView): boolean => sync.running || sync.wantedAt !== null;

/** The registries as they are now: asked for again and again, often while one is being reconciled. */
export function LiveRegistries({ registries, only, words, language, now }: Props) {
  const { data, dataUpdatedAt, isFetchedAfterMount, refetch } = useQuery({
    queryKey: ['registries'],
    queryFn: ({ signal }) => apiGet<typeof registryList>('/api/v1/registries', signal),
    initialData: { registries: [...registries] },
    initialDataUpdatedAt: Date.parse(now),
    refetchInterval: (query) => (query.state.data?.registries.some(isMoving) ? SOON_MS : LATER_MS),
  });
  const shown = data.registries.filter(({ name }) => only === undefined || name === only);
  if (shown.length === 0) return <p className="text-ink-soft">{words.none}</p>;
  return (
    <ul className="divide-y divide-line">
      {shown.map((registry) => (
        <RegistryItem
          key={registry.id}
          registry={registry}
          linked={only === undefined}
          words={words}
          language={language}
          now={new Date(isFetchedAfterMount ? dataUpdatedAt : now)}
          onChanged={() => void refetch()}
        />
      ))}
    </ul>
  );
}

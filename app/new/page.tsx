import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NewRepositoryForm } from '@/app/new/_components/new-repository-form';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { newRepositoryPath, signInPath } from '@/lib/names/paths';
import { isOfficialNamespace, parseNamespace } from '@/lib/names/repository-name';
import { environment } from '@/lib/platform/env';
import { listOwnNamespaces } from '@/lib/publishers/list-own-namespaces';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { repositorySettings } = messagesFor((await getViewer()).language);
  return { title: repositorySettings.create.title, robots: { index: false } };
}

export default async function NewRepositoryPage({ searchParams }: Props) {
  const [{ actor, language }, { namespace }] = await Promise.all([getViewer(), searchParams]);
  const wish = parseNamespace(typeof namespace === 'string' ? namespace : '');
  if (actor.kind !== 'user') redirect(signInPath(newRepositoryPath(wish.ok ? wish.value : undefined)));
  const namespaces = (await listOwnNamespaces(actor, 'publisher.create_repository')).filter(
    (own) => !isOfficialNamespace(own.namespace),
  );
  const { repositorySettings: words, names } = messagesFor(language);
  return (
    <div className="page py-8">
      <div className="mx-auto grid max-w-2xl gap-6">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{words.create.title}</h1>
          <p className="mt-1 text-ink-soft">{words.create.lead}</p>
        </div>
        {namespaces.length === 0 ? (
          <EmptyState title={words.create.noNamespace} />
        ) : (
          <NewRepositoryForm
            namespaces={namespaces}
            first={wish.ok ? wish.value : ''}
            registryHost={environment().registryHost}
            words={words}
            names={names}
          />
        )}
      </div>
    </div>
  );
}

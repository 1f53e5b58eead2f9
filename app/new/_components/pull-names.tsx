import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { pullCommand } from '@/lib/names/pull-command';

type Props = {
  registryHost: string;
  namespace: string;
  name: string;
  words: Pick<RepositorySettingsMessages['create'], 'pullHeading' | 'pullText' | 'pull' | 'push'>;
};

/** What people will type to pull and push it, while its name is being written. */
export function PullNames({ registryHost, namespace, name, words }: Props) {
  const pull = pullCommand('docker', registryHost, { namespace, name: name || '…' });
  const commands = [
    { term: words.pull, command: pull },
    { term: words.push, command: `${pull.replace('docker pull', 'docker push')}:latest` },
  ];
  return (
    <section aria-labelledby="pull-names" className="rounded-lg bg-surface-sunken p-4">
      <h2 id="pull-names" className="text-sm font-semibold">
        {words.pullHeading}
      </h2>
      <dl className="mt-2 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        {commands.map(({ term, command }) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="font-mono wrap-anywhere">{command}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-ink-soft">{words.pullText}</p>
    </section>
  );
}

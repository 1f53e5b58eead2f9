import { CodeLine } from '@/components/ui/code-line';
import { CLIENTS, pullCommand } from '@/lib/names/pull-command';
import type { RepositoryName } from '@/lib/names/repository-name';

type Words = { copyCommand: string; copied: string };

/** The pull command for each client, one of them shown at a time (client-choice.css). */
export function PullLines({
  registryHost,
  repository,
  tag,
  words,
}: {
  registryHost: string;
  repository: RepositoryName;
  tag?: string;
  words: Words;
}) {
  return CLIENTS.map((client) => (
    <div key={client} data-client={client}>
      <CodeLine
        code={pullCommand(client, registryHost, repository, tag)}
        label={words.copyCommand}
        copiedLabel={words.copied}
      />
    </div>
  ));
}

import { CodeLine } from '@/components/ui/code-line';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

type Props = {
  repository: RepositoryName;
  digest: string;
  siteUrl: string;
  isEditor: boolean;
  words: ScannersMessages;
};

/** Where nothing scans: how a report gets here all the same, for who may upload one. */
export function UploadHint({ repository, digest, siteUrl, isEditor, words: { request } }: Props) {
  const url = `${siteUrl}${repositoryApiPath(repository)}/scans?digest=${digest}`;
  const command = `curl --fail-with-body -H "Authorization: Bearer $PLIMSOLL_TOKEN" -H "Content-Type: application/json" --data-binary @report.json "${url}"`;
  return (
    <div className="grid gap-2 text-sm">
      <p className="text-ink-soft">
        {request.none} {isEditor ? request.upload : request.ask}
      </p>
      {isEditor ? <CodeLine code={command} label={request.copy} copiedLabel={request.copied} /> : null}
    </div>
  );
}

import type { Candidate, SourceDescription } from '@/lib/importers/source';
import type { EvidenceItem } from '@/lib/programs/schema';

const UPSTREAM = 'https://github.com/docker-library/official-images';

/** What the Official Image badge rests on: the definition file, its commit where the source tells it, and when it was read. */
export function officialEvidence(candidate: Candidate, source: SourceDescription, readAt: Date): EvidenceItem[] {
  const commit = source.libraryCommit;
  const definition: EvidenceItem = {
    kind: 'definition',
    label: 'Definition file',
    labelZh: '定义文件',
    value: candidate.file,
    ...(commit ? { url: `${UPSTREAM}/blob/${commit}/${candidate.file}` } : {}),
  };
  const digest: EvidenceItem = {
    kind: 'definition',
    label: 'Digest of the file',
    labelZh: '文件摘要',
    value: `sha256:${candidate.fileDigest}`,
  };
  const commitItem: EvidenceItem[] = commit
    ? [{ kind: 'commit', label: 'Commit', labelZh: '提交', value: commit, url: `${UPSTREAM}/commit/${commit}` }]
    : [];
  const read: EvidenceItem = {
    kind: 'check',
    label: 'Read and checked',
    labelZh: '读取并检查于',
    value: readAt.toISOString().slice(0, 10),
  };
  return [definition, digest, ...commitItem, read];
}

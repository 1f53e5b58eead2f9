import type { Metadata } from 'next';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { environment } from '@/lib/platform/env';

/** Title, description and address of one of the repository's pages; a private one asks not to be indexed. */
export function repositoryMetadata(
  { repository, viewer }: LoadedRepository,
  { title, path }: { title: string; path: string },
): Metadata {
  const description = (viewer.language === 'zh-CN' && repository.descriptionZh) || repository.description;
  return {
    title,
    ...(description ? { description } : {}),
    alternates: { canonical: `${environment().publicUrl}${path}` },
    ...(repository.visibility === 'private' ? { robots: { index: false, follow: false } } : {}),
  };
}

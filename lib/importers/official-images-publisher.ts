import { OFFICIAL_NAMESPACE } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';

/** The publisher that owns the official repositories, made at the first import. A real import makes it real. @returns its id */
export async function officialImagesPublisher(queries: Queries, isSample: boolean): Promise<string> {
  const { id } = await queries.publisher.upsert({
    where: { namespace: OFFICIAL_NAMESPACE },
    create: {
      namespace: OFFICIAL_NAMESPACE,
      isSample,
      kind: 'organisation',
      displayName: 'Official Images',
      displayNameZh: '官方镜像',
      about: 'The curated repositories that docker-library defines, reviews and rebuilds.',
      aboutZh: '由 docker-library 定义、评审并持续重新构建的精选镜像仓库。',
      website: 'https://github.com/docker-library/official-images',
    },
    update: isSample ? {} : { isSample },
    select: { id: true },
  });
  return id;
}

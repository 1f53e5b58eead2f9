import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import type { RepositoryMessages } from '@/lib/language/en/repository';
import { shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { imagesFirst } from '@/lib/tags/images-first';
import { type Recommendation, recommendTags } from '@/lib/tags/recommend-tags';
import type { TagIndex } from '@/lib/tags/tag-index';

export type Choice = {
  kind: 'default' | 'smallest' | 'pinned';
  tag: string;
  title: string;
  reason: string;
  cautions: string[];
};
export type TwoStage = { buildTag: string; runTag: string; text: string; caution: string | null };
type Words = RepositoryMessages['recommend'];
type Single = Exclude<Recommendation, { kind: 'two-stage' }>;

function reasonOf(recommendation: Single, words: Words): string {
  switch (recommendation.kind) {
    case 'default':
      return words.default[recommendation.reason];
    case 'smallest':
      return words.smallest[recommendation.reason];
    case 'pinned':
      return words.pinned[recommendation.reason];
  }
}

function toChoice(recommendation: Single, words: Words): Choice {
  const { kind, tag, isEndOfLife, isPrerelease } = recommendation;
  const cautions = [
    kind === 'smallest' && recommendation.caution === 'musl' && words.musl,
    isEndOfLife && words.endOfLife,
    isPrerelease && words.prerelease,
  ].filter((caution) => caution !== false);
  return { kind, tag, title: words.kinds[kind], reason: reasonOf(recommendation, words), cautions };
}

/** More images than any official repository has; of ten thousand, the newest versions are what is recommended. */
const MOST_READ = { images: 400, tags: 50 } as const;

const known = new WeakMap<TagIndex, { of: string; recommended: Recommendation[] }>();

/** The same tags are recommended all day long: reading hundreds of images is for the first reader. */
function recommendationsOf({ tags, name, repository }: LoadedRepository, now: Date): Recommendation[] {
  const isLanguageStack = repository.categories.includes('languages-and-frameworks');
  const of = `${shortName(name)} ${isLanguageStack} ${now.toISOString().slice(0, 10)}`;
  const found = known.get(tags);
  if (found?.of === of) return found.recommended;
  const groups = imagesFirst(tags, MOST_READ).map((image) => ({
    tags: image.map((tag) => tag.name),
    architectures: [...new Set(image.flatMap(({ architectures }) => architectures))],
  }));
  const recommended = recommendTags({ repository: shortName(name), groups, now, isLanguageStack });
  known.set(tags, { of, recommended });
  return recommended;
}

/** Which of the repository's own tags to take, in the reader's words: no tag twice. */
export function recommendationsFor(loaded: LoadedRepository): { choices: Choice[]; twoStage: TwoStage | null } {
  const words = loaded.messages.repository.recommend;
  const choices: Choice[] = [];
  let twoStage: TwoStage | null = null;
  for (const recommendation of recommendationsOf(loaded, clock.now())) {
    if (recommendation.kind === 'two-stage') {
      const { buildTag, runTag, reason, caution } = recommendation;
      const text = words.twoStageText[reason](buildTag, runTag);
      twoStage = { buildTag, runTag, text, caution: caution === 'musl' ? words.musl : null };
    } else if (!choices.some(({ tag }) => tag === recommendation.tag)) choices.push(toChoice(recommendation, words));
  }
  return { choices, twoStage };
}

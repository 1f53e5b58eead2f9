import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';

export type Choice = { kind: string; tag: string; title: string; reason: string; caution: string | null };

export function recommendationsFor({ tags, messages }: LoadedRepository): {
  choices: Choice[];
  twoStage: { buildTag: string; runTag: string } | null;
} {
  const words = messages.repository.recommend;
  return {
    choices: [
      { kind: 'default', tag: 'latest', title: words.default, reason: words.defaultLatest, caution: null },
      {
        kind: 'smallest',
        tag: 'alpine',
        title: words.smallest,
        reason: words.smallestAlpine,
        caution: words.smallestMusl,
      },
      { kind: 'pinned', tag: tags[0]?.name ?? '', title: words.pinned, reason: words.pinnedText, caution: null },
    ],
    twoStage: { buildTag: 'latest', runTag: 'slim' },
  };
}

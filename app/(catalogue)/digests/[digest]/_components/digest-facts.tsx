import Link from 'next/link';
import type { ReactNode } from 'react';
import type { DigestView } from '@/lib/images/digest-schema';
import type { DigestMessages } from '@/lib/language/en/digests';
import { formatBytes, formatInstant } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';
import { digestPath } from '@/lib/names/paths';

type Props = { image: DigestView; words: DigestMessages; language: Language };

/** What is known of the image itself. */
export function DigestFacts({ image, words, language }: Props) {
  const { platform, size, builtAt, mediaType, artifactType, subject } = image;
  const facts: (readonly [string, ReactNode])[] = [
    [words.platform, platform && <span className="font-mono">{platform}</span>],
    [words.size, size === null ? null : formatBytes(size)],
    [words.built, builtAt && formatInstant(language, builtAt)],
    [
      words.about,
      subject && (
        <Link href={digestPath(subject)} prefetch={false} title={subject} className="text-link font-mono">
          {shortDigest(subject)}
        </Link>
      ),
    ],
    [words.artifactType, artifactType && <span className="font-mono text-xs wrap-anywhere">{artifactType}</span>],
    [words.mediaType, mediaType && <span className="font-mono text-xs wrap-anywhere">{mediaType}</span>],
  ];
  const known = facts.filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-3 text-sm">
      {known.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-ink-soft">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

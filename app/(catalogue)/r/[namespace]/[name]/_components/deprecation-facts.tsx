import Link from 'next/link';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { formatDate } from '@/lib/language/format';

/** What to use instead of a deprecated repository, and until when it is kept up. */
export function DeprecationFacts({ loaded }: { loaded: LoadedRepository }) {
  const { repository, successorPath, messages, viewer } = loaded;
  const words = messages.repository.notices;
  const { successor, endOfSupport } = repository;
  const name = <code className="font-mono font-semibold wrap-anywhere">{successor}</code>;
  const day = endOfSupport && formatDate(viewer.language, endOfSupport);
  return (
    <>
      {successor ? (
        <p className="mt-1">
          {words.useInstead}{' '}
          {successorPath ? (
            <Link href={successorPath} prefetch={false} className="text-ink underline">
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
      ) : null}
      {endOfSupport && day ? (
        <p className="mt-1">
          {new Date(endOfSupport) <= new Date() ? words.supportEnded(day) : words.supportEnds(day)}
        </p>
      ) : null}
    </>
  );
}

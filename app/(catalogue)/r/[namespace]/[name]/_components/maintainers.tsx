import { OutsideLink } from '@/components/repository/link-list';
import type { RepositoryMessages } from '@/lib/language/en/repository';
import type { Maintainer } from '@/lib/repositories/schema';

const SHOWN = 4;

function People({ people }: { people: readonly Maintainer[] }) {
  return (
    <ul className="grid gap-1">
      {people.map(({ name, handle }) => (
        <li key={`${name} ${handle ?? ''}`}>
          {name}
          {handle ? (
            <>
              {' '}
              <OutsideLink href={`https://github.com/${handle.replace(/^@/, '')}`}>
                @{handle.replace(/^@/, '')}
              </OutsideLink>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The people that the definition file names, with their GitHub accounts; not the same as "maintained by". */
export function Maintainers({ maintainers, words }: { maintainers: readonly Maintainer[]; words: RepositoryMessages }) {
  const rest = maintainers.slice(SHOWN);
  return (
    <>
      <People people={maintainers.slice(0, SHOWN)} />
      {rest.length > 0 ? (
        <details className="disclosure">
          <summary>{words.facts.more(rest.length)}</summary>
          <People people={rest} />
        </details>
      ) : null}
    </>
  );
}

import type { DeletionView } from '@/lib/accounts/schema';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import { counted } from '@/lib/language/format';

function Names({ lead, names }: { lead: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div>
      <p>{lead}</p>
      <ul className="mt-1 list-disc pl-6 font-mono text-sm">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}

type Props = { words: AccountSettingsMessages['deletion']; deletion: DeletionView };

/** What stands in the way, and what goes with the account. */
export function Consequences({ words, deletion }: Props) {
  const { lastOwnerOf, lastAdministrator, repositories, memberOf, tokens } = deletion;
  return (
    <>
      {lastAdministrator ? <p className="font-medium text-danger">{words.lastAdministrator}</p> : null}
      <Names lead={words.lastOwner} names={lastOwnerOf} />
      {repositories.length > 0 ? (
        <>
          <Names lead={counted(words.repositories, repositories.length)} names={repositories} />
          <p>{words.repositoriesLead}</p>
        </>
      ) : (
        <p>{words.nothing}</p>
      )}
      <Names lead={words.memberOf} names={memberOf} />
      {tokens > 0 ? <p>{counted(words.tokens, tokens)}</p> : null}
    </>
  );
}

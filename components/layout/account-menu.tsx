import { LogIn, UserRound } from 'lucide-react';
import { SignOutLink } from '@/components/layout/sign-out-link';
import type { CommonMessages } from '@/lib/language/en/common';
import { publisherPath } from '@/lib/names/paths';

type User = { username: string; displayName: string; role: string };
type Props = { user: User | null; words: CommonMessages['header'] };

const ITEM = 'flex min-h-10 items-center rounded-md px-3 text-sm hover:bg-surface-sunken';

/** The places that are one's own, in the order in which they are needed. */
const placesOf = ({ username, role }: User, words: Props['words']) => [
  { text: words.dashboard, href: '/dashboard' },
  { text: words.profile, href: publisherPath(username) },
  { text: words.organisations, href: '/orgs' },
  { text: words.settings, href: '/settings' },
  ...(role === 'admin' ? [{ text: words.administration, href: '/admin/users' }] : []),
];

/** The way in, or who is signed in, what is theirs, and the way out. */
export function AccountMenu({ user, words }: Props) {
  if (!user)
    return (
      <a
        href="/login"
        className="inline-flex min-h-10 items-center gap-1.5 rounded-md px-2 text-sm font-medium whitespace-nowrap hover:bg-surface-sunken"
      >
        <LogIn aria-hidden="true" className="size-4 text-ink-soft" />
        {words.signIn}
      </a>
    );
  const role = words.roles[user.role as keyof typeof words.roles] ?? user.role;
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={`${words.account}: ${user.displayName}`}
        className="inline-flex min-h-10 items-center gap-1.5 rounded-md px-2 text-sm font-medium hover:bg-surface-sunken"
      >
        <UserRound aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
        <span className="hidden max-w-[10rem] truncate sm:inline">{user.displayName}</span>
      </button>
      <div id="account-menu" popover="auto" className="panel panel-end min-w-52 p-1">
        <p className="border-b border-line px-3 pt-2 pb-3 text-sm">
          <span className="block text-xs text-ink-soft">{words.signedInAs}</span>
          <span className="block font-semibold wrap-anywhere">{user.displayName}</span>
          <span className="block text-ink-soft">
            <span className="font-mono">{user.username}</span> · {role}
          </span>
        </p>
        {/* Whole documents: the menu closes with the page it was on. */}
        <ul className="mt-1 border-b border-line pb-1">
          {placesOf(user, words).map(({ text, href }) => (
            <li key={href}>
              <a href={href} className={ITEM}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <SignOutLink text={words.signOut} />
      </div>
    </>
  );
}

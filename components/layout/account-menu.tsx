import { LogIn, UserRound } from 'lucide-react';
import { SignOutLink } from '@/components/layout/sign-out-link';
import type { CommonMessages } from '@/lib/language/en/common';

type User = { username: string; displayName: string; role: string };

/** The way in, or who is signed in and the way out. */
export function AccountMenu({ user, words }: { user: User | null; words: CommonMessages['header'] }) {
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
        <SignOutLink text={words.signOut} />
      </div>
    </>
  );
}

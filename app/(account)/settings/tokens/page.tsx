import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { TokenManager } from '@/components/access-tokens/token-manager';
import { listAccessTokens } from '@/lib/access-tokens/list-access-tokens';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { clock } from '@/lib/platform/clock';

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: messagesFor(language).tokens.title, robots: { index: false } };
}

export default async function TokensPage() {
  const { actor, language } = await getViewer();
  if (actor.kind !== 'user') redirect('/login?next=/settings/tokens');
  const tokens = await listAccessTokens(actor, { of: 'self' });
  const messages = messagesFor(language);
  const { typeName, cancel } = messages.organisations;
  return (
    <TokenManager
      path="/api/v1/account/tokens"
      ofOrganisation={false}
      tokens={tokens}
      words={{ ...messages.tokens, typeName, cancel, copied: messages.common.copy.copied }}
      problemWords={{ problems: messages.organisationProblems, names: messages.names }}
      language={language}
      now={clock.now().toISOString()}
    />
  );
}

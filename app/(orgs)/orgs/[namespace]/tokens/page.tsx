import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadSettingsFor } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { TokenManager } from '@/components/access-tokens/token-manager';
import { listAccessTokens } from '@/lib/access-tokens/list-access-tokens';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { clock } from '@/lib/platform/clock';

type Props = { params: Promise<{ namespace: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: `${messagesFor(language).tokens.title} · ${(await params).namespace}` };
}

export default async function OrganisationTokensPage({ params }: Props) {
  const { profile } = await loadSettingsFor((await params).namespace, 'publisher.manage_tokens');
  if (profile.kind !== 'organisation') notFound();
  const { namespace } = profile;
  const { actor, language } = await getViewer();
  const tokens = await listAccessTokens(actor, { of: 'organisation', namespace });
  const messages = messagesFor(language);
  const { typeName, cancel } = messages.organisations;
  return (
    <TokenManager
      path={`/api/v1/publishers/${namespace}/tokens`}
      ofOrganisation
      tokens={tokens}
      words={{ ...messages.tokens, typeName, cancel, copied: messages.common.copy.copied }}
      problemWords={{ problems: messages.organisationProblems, names: messages.names }}
      language={language}
      now={clock.now().toISOString()}
    />
  );
}

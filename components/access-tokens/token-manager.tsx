'use client';

import { MadeToken } from '@/components/access-tokens/made-token';
import { NewTokenForm } from '@/components/access-tokens/new-token-form';
import { TokenList } from '@/components/access-tokens/token-list';
import { useChange } from '@/components/form/use-change';
import { SettingsSection } from '@/components/layout/settings-section';
import type { ProblemWords } from '@/components/organisation/explain-problem';
import type { AccessTokenView, madeAccessToken } from '@/lib/access-tokens/schema';
import { apiSend } from '@/lib/api/client';
import type { TokenMessages } from '@/lib/language/en/tokens';
import type { Language } from '@/lib/names/language';

export type TokenRequest = {
  name: string;
  scopes: string[];
  repositories: string[] | null;
  expiresInDays: number | null;
};

type Props = {
  /** Of the collection in the API: one's own tokens, or an organisation's. */
  path: string;
  ofOrganisation: boolean;
  tokens: AccessTokenView[];
  words: TokenMessages & { typeName: string; cancel: string; copied: string };
  problemWords: ProblemWords;
  language: Language;
  now: string;
};

/** Makes tokens, shows a new one this once, lists and revokes them. */
export function TokenManager({ path, ofOrganisation, tokens, words, problemWords, language, now }: Props) {
  const creation = useChange((request: TokenRequest) => apiSend<typeof madeAccessToken>('POST', path, request));
  return (
    <>
      <SettingsSection
        title={ofOrganisation ? words.listTitleOrganisation : words.listTitle}
        lead={ofOrganisation ? words.leadOrganisation : words.lead}
      >
        {creation.data ? <MadeToken made={creation.data} words={words} onDone={creation.reset} /> : null}
        <TokenList
          path={path}
          tokens={tokens}
          ofOrganisation={ofOrganisation}
          words={words}
          problemWords={problemWords}
          language={language}
          now={now}
        />
      </SettingsSection>
      <SettingsSection title={words.create}>
        <NewTokenForm
          key={creation.data?.id ?? 'new'}
          words={words}
          busy={creation.busy}
          error={creation.error}
          problemWords={problemWords}
          onSubmit={creation.run}
        />
      </SettingsSection>
    </>
  );
}

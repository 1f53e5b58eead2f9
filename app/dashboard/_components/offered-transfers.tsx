import { DashboardSection } from '@/app/dashboard/_components/dashboard-section';
import { TransferAnswer } from '@/components/repository/transfer-answer';
import { Notice } from '@/components/ui/notice';
import { fillIn, formatDate } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import type { TransferView } from '@/lib/repositories/change-schema';

type Props = { transfers: readonly TransferView[]; messages: Messages; language: Language };

/** Repositories that others offer to the reader's publishers. Nothing when there are none. */
export function OfferedTransfers({ transfers, messages, language }: Props) {
  const words = messages.repositorySettings;
  if (transfers.length === 0) return null;
  return (
    <DashboardSection title={messages.dashboard.transfers.title}>
      <ul className="grid gap-3">
        {transfers.map((offer) => {
          const name = `${offer.namespace}/${offer.name}`;
          const values = { name, by: offer.requestedBy, to: offer.to, date: formatDate(language, offer.expiresAt) };
          return (
            <li key={name}>
              <Notice tone="info" title={fillIn(words.transfer.offered, values)}>
                <p className="mb-3">{fillIn(words.transfer.offeredText, values)}</p>
                <TransferAnswer offer={offer} words={words} />
              </Notice>
            </li>
          );
        })}
      </ul>
    </DashboardSection>
  );
}

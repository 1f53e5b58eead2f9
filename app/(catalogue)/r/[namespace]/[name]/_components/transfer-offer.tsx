import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { TransferAnswer } from '@/components/repository/transfer-answer';
import { Notice } from '@/components/ui/notice';
import { fillIn, formatDate } from '@/lib/language/format';
import type { TransferView } from '@/lib/repositories/change-schema';

/** Asks an owner of the receiving publisher whether to take the repository over. */
export function TransferOffer({
  offer,
  loaded: { messages, viewer },
}: {
  offer: TransferView;
  loaded: LoadedRepository;
}) {
  const words = messages.repositorySettings;
  const values = {
    by: offer.requestedBy,
    to: offer.to,
    name: `${offer.namespace}/${offer.name}`,
    date: formatDate(viewer.language, offer.expiresAt),
  };
  return (
    <Notice tone="info" title={fillIn(words.transfer.offered, values)}>
      <p className="mb-3">{fillIn(words.transfer.offeredText, values)}</p>
      <TransferAnswer offer={offer} words={words} />
    </Notice>
  );
}

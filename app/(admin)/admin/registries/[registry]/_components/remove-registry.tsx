'use client';

import { useRouter } from 'next/navigation';
import { useRegistryChange } from '@/app/(admin)/admin/registries/_components/use-registry-change';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { apiSend } from '@/lib/api/client';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { fillIn } from '@/lib/language/format';

type Props = { name: string; repositories: number; words: RegistriesMessages };

/** Forgets a registry, after its name was typed; while repositories are in it, says why that is not possible. */
export function RemoveRegistry({ name, repositories, words }: Props) {
  const router = useRouter();
  const { remove } = words;
  const removing = useRegistryChange(
    words,
    () => apiSend('DELETE', `/api/v1/registries/${name}`),
    () => router.push('/admin/registries'),
  );
  if (repositories > 0) return <p className="text-sm text-ink-soft">{remove.used}</p>;
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-sm text-ink-soft">{remove.text}</p>
      <ConfirmByName
        trigger={remove.trigger}
        title={fillIn(remove.question, { name })}
        name={name}
        words={remove}
        confirm={remove.confirm}
        busy={removing.busy}
        problem={<FormProblem error={removing.error} failed={words.problems.failed ?? ''} />}
        onConfirm={() => removing.run(undefined)}
      >
        <p>{remove.text}</p>
      </ConfirmByName>
    </div>
  );
}

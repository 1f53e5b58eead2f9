import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryProblemOf } from '@/lib/registry/registry-failure';
import { type Deletable, deletableRepository } from '@/lib/registry-sync/deletable-repository';
import { deletionClient } from '@/lib/registry-sync/deletion-client';
import type { DeletionView } from '@/lib/registry-sync/deletion-schema';
import { freedBytes } from '@/lib/registry-sync/freed-bytes';
import { loadImageStock } from '@/lib/registry-sync/load-image-stock';
import {
  type DeletionPlan,
  type DeletionWish,
  type ImageToDelete,
  planDeletion,
} from '@/lib/registry-sync/plan-deletion';
import { reconcileRepository } from '@/lib/registry-sync/reconcile-repository';
import { noteRegistryProblem } from '@/lib/registry-sync/registry-health';
import { removeImage } from '@/lib/registry-sync/remove-image';
import { removeTag } from '@/lib/registry-sync/remove-tag';

type Tag = { name: string; digest: string };
type Step = { work: () => Promise<void>; tags: readonly Tag[]; image: ImageToDelete | null };

const tagsOfImage = (image: ImageToDelete): Tag[] => image.tags.map((name) => ({ name, digest: image.digest }));

/** What a plan comes to, before anything of it is done. */
export async function describePlan({ repository }: Deletable, plan: DeletionPlan): Promise<DeletionView> {
  const digests = plan.images.flatMap(({ digest, parts }) => [digest, ...parts.map((part) => part.digest)]);
  return {
    dryRun: true,
    tags: [...plan.tags.map(({ name, digest }) => ({ name, digest })), ...plan.images.flatMap(tagsOfImage)],
    images: plan.images,
    kept: plan.kept,
    freedBytes: await freedBytes(db().prisma, repository.id, digests),
    notDone: [],
    problem: null,
  };
}

/** Tags that nobody told us of, and those that are to go, are asked for: a push that was missed is not deleted with them. */
async function lookAgain(client: RegistryClient, deletable: Deletable, { tags, digests }: DeletionWish): Promise<void> {
  const rows = await db().prisma.tag.findMany({
    where: { repositoryId: deletable.repository.id, digest: { in: [...digests] } },
    select: { name: true },
  });
  const meant = new Set([...tags, ...rows.map(({ name }) => name)]);
  await reconcileRepository(client, deletable, (tag, isKnown) => !isKnown || meant.has(tag));
}

function stepsOf(actor: Actor, client: RegistryClient, deletable: Deletable, plan: DeletionPlan): Step[] {
  return [
    ...plan.tags.map((tag) => ({ work: () => removeTag(actor, client, deletable, tag), tags: [tag], image: null })),
    ...plan.images.map((image) => ({
      work: () => removeImage(actor, client, deletable, image),
      tags: tagsOfImage(image),
      image,
    })),
  ];
}

const notDone = ({ tags, image }: Step, begun: boolean): DeletionView['notDone'] =>
  image ? [{ tag: null, digest: image.digest, begun }] : tags.map(({ name, digest }) => ({ tag: name, digest, begun }));

/**
 * Deletes tags and images one after the other. Each is gone entirely or not at all; when the registry fails, what went
 * stays gone, and the rest is named with the reason. Somebody who loses the right in the middle is stopped there.
 * @throws AppError when nothing could be begun
 */
export async function carryOutDeletion(actor: Actor, deletable: Deletable, wish: DeletionWish): Promise<DeletionView> {
  const { repository, registry } = deletable;
  return deletionClient(registry, async (client) => {
    await lookAgain(client, deletable, wish);
    const plan = planDeletion(await loadImageStock(db().prisma, repository), wish);
    const { kept } = plan;
    const steps = stepsOf(actor, client, deletable, plan);
    const done: Step[] = [];
    const stopped = (at: Step, error: AppError, begun = false) => ({
      problem: { reason: registryProblemOf(error) ?? error.code, detail: error.message },
      notDone: [...notDone(at, begun), ...steps.slice(steps.indexOf(at) + 1).flatMap((step) => notDone(step, false))],
    });
    let end: Pick<DeletionView, 'problem' | 'notDone'> = { problem: null, notDone: [] };
    for (const step of steps) {
      try {
        await deletableRepository(db().prisma, actor, repository);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        end = stopped(step, error);
        break;
      }
      try {
        await step.work();
        done.push(step);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.details.changed === true) {
          kept.push({ tag: null, digest: step.image?.digest ?? null, reason: 'changed', because: null });
          continue;
        }
        if (registryProblemOf(error) !== undefined) await noteRegistryProblem(registry.id, error);
        end = stopped(step, error, error.details.begun === true);
        break;
      }
    }
    const images = done.flatMap(({ image }) => image ?? []);
    const digests = images.flatMap(({ digest, parts }) => [digest, ...parts.map((part) => part.digest)]);
    return {
      dryRun: false,
      tags: done.flatMap(({ tags }) => tags.map(({ name, digest }) => ({ name, digest }))),
      images,
      kept,
      freedBytes: await freedBytes(db().prisma, repository.id, digests),
      ...end,
    };
  });
}

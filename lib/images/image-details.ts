import { instructionOf } from '@/lib/images/instruction';
import { type SecretMask, secretMask } from '@/lib/images/mask-secrets';
import type { ConfigView, ImageView, LayerView } from '@/lib/images/schema';
import {
  type StoredConfig,
  type StoredLayers,
  storedConfig,
  storedLayers,
  storedTexts,
} from '@/lib/images/stored-image-json';
import type { Manifest } from '@/lib/platform/generated/prisma/client';

export type ImageDetails = Pick<ImageView, 'layers' | 'config' | 'annotations'>;

export const NO_DETAILS: ImageDetails = { layers: [], config: null, annotations: {} };

function toConfigView(config: StoredConfig, mask: SecretMask): ConfigView {
  const optional = (value: string | null) => (value === null ? null : mask.text(value));
  const { healthCheck } = config;
  return {
    os: config.os,
    architecture: config.architecture,
    variant: config.variant,
    author: optional(config.author),
    user: optional(config.user),
    workingDirectory: optional(config.workingDirectory),
    entrypoint: mask.texts(config.entrypoint),
    command: mask.texts(config.command),
    exposedPorts: mask.texts(config.exposedPorts),
    environment: mask.environment,
    volumes: mask.texts(config.volumes),
    labels: mask.record(config.labels),
    stopSignal: optional(config.stopSignal),
    healthCheck: healthCheck && { ...healthCheck, test: mask.texts(healthCheck.test) },
  };
}

const toLayerViews = (layers: StoredLayers, mask: SecretMask): LayerView[] =>
  layers.map(({ digest, diffId, size, createdBy, empty }) => {
    const shown = createdBy === null ? null : mask.text(createdBy);
    return {
      digest: empty ? null : digest,
      diffId: empty ? null : diffId,
      size: empty ? 0 : (size ?? 0),
      instruction: instructionOf(shown),
      createdBy: shown,
      empty,
    };
  });

/** What may leave the server about a stored image: everything that looks like a secret is hidden before it is a view. */
export function toImageDetails(row: Pick<Manifest, 'config' | 'layers' | 'annotations'>): ImageDetails {
  const config = storedConfig.parse(row.config);
  const mask = secretMask(config?.environment ?? []);
  return {
    layers: toLayerViews(storedLayers.parse(row.layers), mask),
    config: config && toConfigView(config, mask),
    annotations: mask.record(storedTexts.parse(row.annotations)),
  };
}

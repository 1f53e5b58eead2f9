import { z } from 'zod';

/** The JSON columns of `manifests`, as lib/registry-sync/stored-image.ts writes them; what is otherwise counts as absent. */
const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const texts = z.array(z.string()).catch([]);
const number = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
export const storedTexts = z.record(z.string(), z.string()).catch({});

const config = z.object({
  os: text,
  architecture: text,
  variant: text,
  author: text,
  user: text,
  workingDirectory: text,
  stopSignal: text,
  entrypoint: texts,
  command: texts,
  exposedPorts: texts,
  environment: texts,
  volumes: texts,
  labels: storedTexts,
  healthCheck: z
    .object({
      test: texts,
      intervalSeconds: number,
      timeoutSeconds: number,
      startPeriodSeconds: number,
      retries: number,
    })
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
});
export const storedConfig = config.nullable().catch(null);
export type StoredConfig = z.infer<typeof config>;

export const storedLayers = z
  .array(z.object({ empty: z.boolean(), digest: text, diffId: text, size: number, createdBy: text }))
  .catch([]);
export type StoredLayers = z.infer<typeof storedLayers>;

import { z } from 'zod';

const MAX_ITEMS = 5000;

/** Programs write `null`, nothing, or the right thing; the wrong thing is taken for nothing. */
const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);
const texts = z
  .array(z.string())
  .max(MAX_ITEMS)
  .nullish()
  .catch(null)
  .transform((value) => value ?? []);
const keys = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch(null)
  .transform((value) => Object.keys(value ?? {}).slice(0, MAX_ITEMS));
const labels = z
  .record(z.string(), z.string())
  .nullish()
  .catch(null)
  .transform((value) => value ?? {});
/** Go durations: nanoseconds. */
const nanoseconds = z
  .number()
  .nonnegative()
  .nullish()
  .catch(null)
  .transform((value) => value || null);

const healthCheck = z
  .object({ Test: texts, Interval: nanoseconds, Timeout: nanoseconds, StartPeriod: nanoseconds, Retries: nanoseconds })
  .nullish()
  .catch(null)
  .transform((value) =>
    value && value.Test.length > 0
      ? {
          test: value.Test,
          intervalSeconds: value.Interval && value.Interval / 1e9,
          timeoutSeconds: value.Timeout && value.Timeout / 1e9,
          startPeriodSeconds: value.StartPeriod && value.StartPeriod / 1e9,
          retries: value.Retries,
        }
      : null,
  );

const runtime = z.object({
  User: text,
  ExposedPorts: keys,
  Env: texts,
  Entrypoint: texts,
  Cmd: texts,
  Volumes: keys,
  WorkingDir: text,
  Labels: labels,
  StopSignal: text,
  Healthcheck: healthCheck,
});

const historyEntry = z.object({
  created: text,
  created_by: text,
  comment: text,
  empty_layer: z
    .boolean()
    .nullish()
    .catch(null)
    .transform((value) => value === true),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

const schema = z.object({
  os: text,
  architecture: text,
  variant: text,
  created: text,
  author: text,
  config: runtime.nullish().catch(null),
  rootfs: z.object({ diff_ids: texts }).nullish().catch(null),
  history: z.array(historyEntry).max(MAX_ITEMS).nullish().catch(null),
});

/** The configuration of an image, as its publisher wrote it (OCI image spec, "Image Configuration"). */
export type ImageConfig = {
  os: string | null;
  architecture: string | null;
  variant: string | null;
  created: string | null;
  author: string | null;
  user: string | null;
  exposedPorts: string[];
  environment: string[];
  entrypoint: string[];
  command: string[];
  volumes: string[];
  workingDirectory: string | null;
  labels: Record<string, string>;
  stopSignal: string | null;
  healthCheck: z.infer<typeof healthCheck>;
};

export type ParsedConfig = { config: ImageConfig; diffIds: readonly string[]; history: readonly HistoryEntry[] };

/** Undefined for what is not even an object; within one, what is not as it should be is left out. */
export function parseImageConfig(json: unknown): ParsedConfig | undefined {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const { os, architecture, variant, created, author, rootfs, history } = parsed.data;
  const run = parsed.data.config ?? runtime.parse({});
  const config = {
    os,
    architecture,
    variant,
    created,
    author,
    user: run.User,
    exposedPorts: run.ExposedPorts,
    environment: run.Env,
    entrypoint: run.Entrypoint,
    command: run.Cmd,
    volumes: run.Volumes,
    workingDirectory: run.WorkingDir,
    labels: run.Labels,
    stopSignal: run.StopSignal,
    healthCheck: run.Healthcheck,
  };
  return { config, diffIds: rootfs?.diff_ids ?? [], history: history ?? [] };
}

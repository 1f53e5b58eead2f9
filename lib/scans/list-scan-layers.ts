import { z } from 'zod';
import type { Queries } from '@/lib/platform/db';
import type { ScanLayerView } from '@/lib/scans/schema';

const history = z.array(
  z.object({
    digest: z.string().nullish(),
    diffId: z.string().nullish(),
    size: z.number().nullish(),
    createdBy: z.string().nullish(),
    empty: z.boolean().nullish(),
  }),
);

/** The layers of a report, bottom first, with what the catalogue knows of them from the image itself. */
export async function listScanLayers(queries: Queries, reportId: string, digest: string): Promise<ScanLayerView[]> {
  const [rows, manifest] = await Promise.all([
    queries.scanLayer.findMany({ where: { reportId }, orderBy: { position: 'asc' } }),
    queries.manifest.findUnique({ where: { digest }, select: { layers: true } }),
  ]);
  const known = history.safeParse(manifest?.layers ?? []);
  const layers = known.success ? known.data.filter(({ empty }) => !empty) : [];
  const placeOf = (row: { digest: string | null; diffId: string | null }) =>
    layers.findIndex(
      (layer) => (row.diffId && layer.diffId === row.diffId) || (row.digest && layer.digest === row.digest),
    );
  const order = (place: number) => (place < 0 ? layers.length : place);
  return rows
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((a, b) => order(a.place) - order(b.place))
    .map(({ row: { reportId: _, position: __, ...row }, place }) => ({
      ...row,
      instruction: layers[place]?.createdBy ?? null,
      size: layers[place]?.size ?? null,
    }));
}

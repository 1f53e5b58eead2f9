import { toImageDetails } from '@/lib/images/image-details';
import type { Queries } from '@/lib/platform/db';
import type { ScanLayerView } from '@/lib/scans/schema';

/** The layers of a report, bottom first, with what the catalogue knows of them from the image itself; secrets hidden. */
export async function listScanLayers(queries: Queries, reportId: string, digest: string): Promise<ScanLayerView[]> {
  const [rows, manifest] = await Promise.all([
    queries.scanLayer.findMany({ where: { reportId }, orderBy: { position: 'asc' } }),
    queries.manifest.findUnique({ where: { digest }, select: { layers: true, config: true, annotations: true } }),
  ]);
  const layers = manifest ? toImageDetails(manifest).layers.filter(({ empty }) => !empty) : [];
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
      instruction: layers[place]?.instruction ?? null,
      size: layers[place]?.size ?? null,
    }));
}

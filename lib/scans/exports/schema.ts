import { z } from 'zod';

export const EXPORT_FORMATS = ['original', 'csv', 'sarif', 'cyclonedx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const scanExportQuery = z.object({
  /** original: the file as the scanner wrote it */
  format: z.enum(EXPORT_FORMATS),
});

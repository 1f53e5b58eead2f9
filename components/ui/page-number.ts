const DEEPEST = 400;

/** A `?page=` parameter as a page number; what is none means the first page. */
export function pageNumber(parameter: string | string[] | undefined): number {
  const page = Number([parameter].flat()[0] ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= DEEPEST ? page : 1;
}

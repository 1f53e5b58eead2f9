import { AppError } from '@/lib/platform/errors';

/** A revision's number from a route's path; what is none is simply not found. @throws AppError `not_found` */
export function revisionParameter(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AppError('not_found', `There is no revision “${text}”.`);
  return Number(text);
}

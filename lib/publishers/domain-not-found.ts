import { AppError } from '@/lib/platform/errors';

export const domainNotFound = (domain: string): AppError =>
  new AppError('not_found', `There is no domain “${domain}” here. Add it first.`, { domain });

import { organisationProblem } from '@/lib/publishers/problems';

/** Members, their invitations and tokens are an organisation's: a person's namespace has one owner. @throws AppError */
export function requireOrganisation({ kind }: { kind: 'person' | 'organisation' }): void {
  if (kind !== 'organisation') throw organisationProblem('conflict', 'personal');
}

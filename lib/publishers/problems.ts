import { names } from '@/lib/language/en/names';
import { type OrganisationProblem, organisationProblems } from '@/lib/language/en/organisation-problems';
import { fillIn } from '@/lib/language/format';
import { nameRefusal } from '@/lib/language/name-refusal';
import type { NameRefusal } from '@/lib/names/new-name';
import { AppError, type ErrorCode, type InvalidParameter } from '@/lib/platform/errors';

type Values = Readonly<Record<string, string | number>>;

/** `details.reason` names the sentence for pages in another language, `values` fill it in. */
export function organisationProblem(code: ErrorCode, reason: OrganisationProblem, values: Values = {}): AppError {
  return new AppError(code, fillIn(organisationProblems[reason], values), { reason, values });
}

function atField(name: string, reason: string, refusal: unknown): AppError {
  const invalidParameters: InvalidParameter[] = [{ name, reason }];
  return new AppError('invalid', `${name}: ${reason}`, { invalidParameters, refusals: { [name]: refusal } });
}

/** The same for one field of what was sent. */
export const fieldProblem = (name: string, reason: OrganisationProblem, values: Values = {}): AppError =>
  atField(name, fillIn(organisationProblems[reason], values), { kind: reason, values });

export const nameProblem = (field: string, refusal: NameRefusal): AppError =>
  atField(field, nameRefusal(names, refusal), { kind: 'name', reason: refusal });

import { AppError } from '../../../kernel/error.ts';
import { isAuthorityCode, isWithin } from '../../../kernel/region.ts';

/** The area asked for, if it is the asker's own or below it. @throws AppError 403 `programmes.out-of-scope` */
export function areaOf(actor: { readonly authority: string }, asked: string | undefined): string {
  const area = asked ?? actor.authority;
  if (!isAuthorityCode(area) || !isWithin(area, actor.authority))
    throw new AppError('programmes.out-of-scope', 403, { authority: area });
  return area;
}

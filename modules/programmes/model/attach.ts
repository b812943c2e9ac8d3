import { z } from 'zod';
import { line, uuid } from '../../../platform/procedure/body.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';

/** A file of the matter: handed in by `POST /api/matters/:region/:id/files`; the act proves which content was meant. */
export const attachVerb = (from: readonly string[]): Verb => ({
  title: { zh: '添加附件', en: 'Attach a file' },
  from,
  by: by('officer', 'head', 'campaign-office', 'supervisor'),
  place: 'either',
  basis: [],
  body: z.strictObject({ file: uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/), name: line(200) }),
  personal: ['name'],
  fold: (matter) => ({ facts: { files: Number(matter.facts.files ?? 0) + 1 } }),
});

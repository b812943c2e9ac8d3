import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { authorityCode, line, oneOf, uuid } from '../../../platform/procedure/body.ts';
import { putEntry } from '../../../platform/procedure/entries.ts';
import type { BodyCondition, Verb } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';
import { placeKinds } from './labels.ts';

/** Posts that order rounds and visits and decide what follows a finding. */
export const leaders = by('supervisor', 'campaign-office', 'head');
/** Posts that go out, write down what they find and follow it up. */
export const workers = by(...leaders, 'officer');

/** Where a team goes: a lower authority, or a market with the authority that looks after it. */
export const place = () =>
  z.strictObject({
    kind: oneOf(placeKinds),
    /** The lower authority itself, or the one that looks after the market. */
    authority: authorityCode(),
    name: line(),
    address: line(300).exactOptional(),
  });

/** Who goes. The leader answers for the visit. */
export const team = () => z.strictObject({ name: line(60), leader: uuid(), members: z.array(uuid()).max(30) });

/** The sheet number of a team of a survey. */
export const teamId = () => z.string().regex(/^t[1-9]\d{0,2}$/);

/** From which matter another one came. */
export const origin = () =>
  z.strictObject({ procedure: line(40), matter: uuid(), region: z.string().regex(/^\d{6}$/) });

/** A file of a matter as another one names it. */
export const photoRef = () => z.strictObject({ file: uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** Handing in a file, whoever may: its bytes lie outside the ledger, the hash is here as they were received. */
export const attached = {
  basis: [],
  body: photoRef().extend({ name: line(200) }),
  personal: ['name'],
  fold: (matter, act) => ({
    facts: putEntry(matter, 'files', str(act.body, 'file'), {
      ...pick(act.body, 'sha256'),
      ...pick(act.personal, 'name'),
    }),
  }),
} satisfies Partial<Verb>;

/**
 * A visit to a firm is an inspection and needs what an inspection needs: approval, a published item, the yearly cap, the
 * code at the door (国办发〔2024〕54号; law.md §13 and trap 10). Supervision of lower authorities is none.
 */
export const noOperator = (rule: string, placeOf: (body: JsonObject) => JsonObject): BodyCondition => ({
  rule,
  text: {
    zh: '到经营主体的走访属于行政检查，须经审批、事项公布、频次核对并扫码，请通过“行政检查”办理；督导只面向下级机关和市场监管工作。',
    en: 'A visit to an operator is an inspection: it needs approval, a published item, the yearly cap and the code at the door. Open an inspection instead; supervision is of lower authorities.',
  },
  holds: (body) => str(placeOf(body), 'kind') !== 'operator',
});

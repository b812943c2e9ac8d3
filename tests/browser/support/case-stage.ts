import type { Composed } from '../../../apps/server/compose.ts';
import type { AuthorityCode } from '../../../kernel/id.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { fine, legalPass, notice } from '../../../modules/cases/model/case/testing/deciding.ts';
import { told } from '../../../modules/cases/model/case/testing/gathering.ts';
import { filing, staff } from '../../../modules/cases/model/case/testing/story.ts';
import { actorFor, staffOf, type WorldPerson } from '../../../world/people.ts';
import { tellCase } from '../../support/tell-case.ts';

/** The district that the demo accounts `officer`, `reviewer` and `head` work in. */
const HOME = '980102' as AuthorityCode;

const at = (login: string): WorldPerson => {
  const found = [...staffOf(HOME, 'officer'), ...staffOf(HOME, 'head'), ...staffOf(HOME, 'legal-reviewer')].find(
    (person) => person.login === login,
  );
  if (found === undefined) throw new RangeError(`nobody signs in as ${login}`);
  return found;
};
export const officer = at('officer');
const [partner] = staffOf(HOME, 'officer').filter(({ login }) => login !== 'officer');
export const head = at('head');
export const reviewer = at('reviewer');

/** The staff of the model's stories, as people of the invented province. */
const names: readonly (readonly [string, WorldPerson | undefined])[] = [
  [staff.officer.personId, officer],
  [staff.partner.personId, partner],
  [staff.head.personId, head],
  [staff.reviewer.personId, reviewer],
  ['川0502001', undefined],
  ['川0502002', undefined],
];
const licences: Readonly<Record<string, string>> = {
  川0502001: officer.licenceNo ?? '',
  川0502002: partner?.licenceNo ?? '',
};

/** A body of the model's stories with the people of this province in it. */
function here(body: JsonObject): JsonObject {
  let text = JSON.stringify(body);
  for (const [id, person] of names) text = text.replaceAll(id, licences[id] ?? person?.id ?? id);
  return JSON.parse(text) as JsonObject;
}

export type Step = readonly [day: string, by: WorldPerson, verb: string, body: JsonObject];

/** Tells a case of the district. */
export const tell = (composed: Composed, steps: readonly Step[]): Promise<string> =>
  tellCase(composed.ledger, steps, { authority: HOME, actor: actorFor, body: here });

export const file = (day: string, no: number, more: Readonly<Record<string, Json>> = {}): Step => [
  day,
  head,
  'file',
  {
    ...filing,
    number: `听泉市监立〔2026〕${no}号`,
    occurredOn: '2026-05-03',
    endedOn: '2026-05-10',
    discoveredOn: '2026-05-12',
    sources: [{ kind: 'inspection', number: `现检〔2026〕${no}号` }],
    ...more,
  },
];
export const gathered = (day: string, verb: string, change: Readonly<Record<string, unknown>> = {}): Step => [
  day,
  officer,
  verb,
  told(verb, day, change),
];
const task = (day: string, title: string, due: string, parent?: string): Step => [
  day,
  officer,
  'add-task',
  { title, owner: staff.officer.personId, due, ...(parent === undefined ? {} : { parent }) },
];

/** Three cases of the district: one under investigation with goods seized, one to be decided, one to be reviewed. */
export async function tellCases(composed: Composed) {
  const gathering = await tell(composed, [
    file('2026-05-26', 901),
    task('2026-05-26', '调取三个月销售台账', '2026-06-05'),
    task('2026-05-26', '向进货商核实票据', '2026-06-15', 'k1'),
    task('2026-05-26', '询问店长', '2026-06-12'),
    gathered('2026-05-27', 'add-evidence'),
    gathered('2026-05-27', 'record-scene', { recordings: undefined }),
    gathered('2026-05-28', 'request-measure'),
    ['2026-05-28', head, 'approve-measure', told('approve-measure', '2026-05-28')],
    gathered('2026-05-28', 'impose-measure', { at: '2026-05-28T02:00:00Z', recordings: undefined }),
    gathered('2026-05-29', 'record-inquiry'),
    gathered('2026-05-29', 'custody'),
  ]);
  const proposal = fine(50_000);
  const deciding = await tell(composed, [
    file('2026-05-18', 902, { title: '某某商贸有限公司价格欺诈案', cause: '价格欺诈' }),
    gathered('2026-05-19', 'add-evidence'),
    ['2026-05-25', officer, 'report', proposal],
    ['2026-05-25', officer, 'submit-review', { grounds: [] }],
    ['2026-05-26', reviewer, 'legal-review', legalPass],
    ['2026-05-27', head, 'approve-proposal', {}],
    ['2026-05-27', officer, 'notify', notice(false, 902)],
    ['2026-05-28', officer, 'record-notice-delivery', { method: 'direct', evidence: '送达回证〔2026〕902号' }],
    ['2026-06-08', officer, 'end-reply', {}],
  ]);
  const reported = await tell(composed, [
    file('2026-05-20', 903, { title: '某某商贸有限公司虚假宣传案', cause: '虚假宣传' }),
    gathered('2026-05-21', 'add-evidence'),
    ['2026-06-01', officer, 'report', proposal],
    ['2026-06-01', officer, 'submit-review', { grounds: [] }],
  ]);
  return { gathering, deciding, reported };
}

/** A case that has grown for months: three hundred exhibits, and some five hundred acts. */
export function tellLong(composed: Composed): Promise<string> {
  const exhibits = Array.from({ length: 300 }, (_, at) =>
    gathered('2026-05-28', 'add-evidence', { title: `第${at + 1}号进货票据` }),
  );
  const tasks = Array.from({ length: 199 }, (_, at) => task('2026-06-01', `核对第${at + 1}号票据`, '2026-07-31'));
  return tell(composed, [file('2026-05-27', 904, { title: '某某商贸有限公司三百份票据案' }), ...exhibits, ...tasks]);
}

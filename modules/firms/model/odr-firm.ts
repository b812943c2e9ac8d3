import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { day, line, prose } from '../../../platform/procedure/body.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Change, FoldedAct, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { attached } from '../../supervision/model/body.ts';
import { account, enrolment } from './body.ts';
import { firmFigures } from './figures.ts';
import { hearingVerbs } from './hearing.ts';
import { basis, condition, firm, keepers } from './rules.ts';
import { staffVerbs } from './staff.ts';
import { firmOf, SIGNING_IN, shopsOf } from './standing.ts';

const written = (act: FoldedAct): Change => ({
  title: `在线和解企业：${str(obj(act.body, 'firm'), 'name')}`,
  // Written anew as a whole while it is not enrolled.
  facts: { ...pick(act.body, 'firm', 'document'), shops: act.body.shops ?? null, ...pick(act.personal, 'contact') },
});

const left = (act: FoldedAct): Change => ({
  state: 'left',
  facts: { answersSince: null, over: { how: 'left', on: act.on, ...pick(act.body, 'document') } },
});

const keptBy = (matter: Matter): readonly string[] => [
  ...(matter.doneBy.register ?? []),
  ...(matter.doneBy.correct ?? []),
];

const verbs: Readonly<Record<string, Verb>> = {
  apply: {
    title: { zh: '企业申请', en: 'Firm applies' },
    from: [],
    by: firm,
    place: 'anywhere',
    basis,
    /** `understood`: taking part is voluntary, what is published of it, how it leaves. */
    body: z.strictObject({ ...enrolment, understood: z.literal(true) }),
    personal: ['contact'],
    fold: (_matter, act) => ({ state: 'applied', ...written(act) }),
  },
  register: {
    title: { zh: '登记企业申请', en: "Register a firm's application" },
    from: [],
    by: keepers,
    place: 'anywhere',
    basis,
    /** The firm's own signed paper: nobody is enrolled who did not ask for it. */
    body: z.strictObject({ ...enrolment, document: line(120) }),
    personal: ['contact'],
    fold: (_matter, act) => ({ state: 'registered', ...written(act) }),
  },
  correct: {
    title: { zh: '更正登记', en: 'Correct before enrolment' },
    from: ['applied', 'registered'],
    by: keepers,
    basis,
    body: z.strictObject({ ...enrolment, document: line(120).exactOptional() }),
    personal: ['contact'],
    fold: (_matter, act) => written(act),
  },
  verify: {
    title: { zh: '核实并加入', en: 'Verify and enrol' },
    from: ['applied', 'registered'],
    by: keepers,
    basis,
    body: z.strictObject({ papers: line(300), manager: line(60) }),
    personal: ['manager'],
    conditions: [
      condition(
        'verify.other',
        '由登记、更正以外的人核实。',
        'Somebody else than who registered or corrected it verifies.',
        (matter, actor) => keptBy(matter).every((person) => isOther(actor, person)),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'active',
      facts: { enrolledOn: act.on, ...pick(act.body, 'papers'), ...pick(act.personal, 'manager') },
    }),
  },
  refuse: {
    title: { zh: '不予加入', en: 'Do not enrol' },
    from: ['applied', 'registered'],
    by: keepers,
    basis,
    /** The applicant is told why: it may apply again. */
    body: z.strictObject({ reason: prose(1_000), toldOn: day(), told: line(120) }),
    personal: ['reason'],
    says: [notLater('odr-firm', 'refuse', 'toldOn', { zh: '告知日期', en: 'The day on which the firm was told' })],
    fold: (_matter, act) => ({
      state: 'refused',
      facts: { over: { how: 'refused', on: act.on, ...pick(act.body, 'toldOn', 'told') } },
    }),
  },
  amend: {
    title: { zh: '变更登记', en: 'Amend the enrolment' },
    from: [...SIGNING_IN],
    by: keepers,
    basis,
    /** On the firm's paper. Its code stays: a firm with another code is another firm. */
    body: z.strictObject({ ...enrolment, firm: enrolment.firm.omit({ code: true }), document: line(120) }),
    personal: ['contact'],
    fold: (matter, act) => {
      const { title = '', facts = {} } = written(act);
      return { title, facts: { ...facts, firm: { ...obj(matter.facts, 'firm'), ...obj(act.body, 'firm') } } };
    },
  },
  ...staffVerbs,
  ...hearingVerbs,
  leave: {
    title: { zh: '企业退出', en: 'The firm leaves' },
    from: [...SIGNING_IN],
    by: firm,
    basis,
    body: z.strictObject({ by: account(), reason: prose(1_000).exactOptional() }),
    personal: ['reason'],
    fold: (_matter, act) => left(act),
  },
  'record-leave': {
    title: { zh: '登记企业退出', en: 'Record that it leaves' },
    from: ['applied', 'registered', ...SIGNING_IN],
    by: keepers,
    basis,
    body: z.strictObject({ document: line(120), reason: prose(1_000).exactOptional() }),
    personal: ['reason'],
    fold: (_matter, act) => left(act),
  },
  attach: {
    title: { zh: '上传材料', en: 'Attach papers' },
    from: ['applied', 'registered', ...SIGNING_IN],
    by: keepers,
    ...attached,
  },
};

/** 在线消费纠纷解决（ODR）企业: a firm that answers consumers online, of its own will, for as long as it wants. */
export const odrFirm: Procedure = {
  id: 'odr-firm',
  title: { zh: '在线和解企业', en: 'Firm in online settlement' },
  states: {
    applied: { title: { zh: '申请待核实', en: 'Applied, to be verified' } },
    registered: { title: { zh: '登记待核实', en: 'Registered, to be verified' } },
    active: { title: { zh: '已加入', en: 'Enrolled' } },
    suspended: { title: { zh: '已暂停', en: 'Suspended' } },
    left: { title: { zh: '已退出', en: 'Left' }, final: true },
    removed: { title: { zh: '已移出', en: 'Removed' }, final: true },
    refused: { title: { zh: '未予加入', en: 'Not enrolled' }, final: true },
  },
  verbs,
  measures: firmFigures,
  words: (matter) => [matter.title, ...Object.values(firmOf(matter)), ...shopsOf(matter)],
};

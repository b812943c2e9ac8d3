import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import type { Cell, Matter, Measure } from '../../../../platform/procedure/types.ts';
import type { PenaltyKind } from '../../../../rules/index.ts';
import { densOf } from './dens.ts';
import { dayOf } from './facts.ts';
import { listingsOf } from './listed.ts';
import { itemsOf } from './parts.ts';
import { imposedOf, paymentsOf, performanceOf } from './settlement.ts';
import { typicalOf } from './typical.ts';

const CASES: Text = { zh: '件', en: 'cases' };
const FEN: Text = { zh: '分', en: 'fen' };
const LICENCES: Text = { zh: '件', en: 'licences' };
const DENS: Text = { zh: '个', en: 'dens' };
const OPERATORS: Text = { zh: '户', en: 'operators' };

/** Said with every figure: whose it is, and that the record as it now stands is counted. */
const COMMON: Text = {
  zh: '计入现办理机关，按案件记录的现状计数：撤销立案的案件不计，决定被变更、撤销的按变更、撤销后计。',
  en: 'Counted at the authority that handles the case now, by the record as it stands: no case whose filing was withdrawn; a decision that was changed or annulled counts as it now is.',
};

type Place = Omit<Cell, 'measure'>;
const at = (matter: Matter, day: PlainDate | null, more: Pick<Cell, 'n' | 'amount'> = {}): readonly Place[] =>
  day === null ? [] : [{ day, authority: matter.handlingCode, ...more }];

const counted = (matter: Matter): boolean => matter.version > 0 && matter.state !== 'withdrawn';

function measure(
  id: string,
  title: Text,
  unit: Text,
  definition: Text,
  cells: (matter: Matter) => readonly Place[],
): Measure {
  return {
    id: `case.${id}`,
    title,
    unit,
    definition: { zh: `${definition.zh}${COMMON.zh}`, en: `${definition.en} ${COMMON.en}` },
    cells: (matter) => (counted(matter) ? cells(matter) : []),
  };
}

const penalised = (matter: Matter) => {
  const decision = imposedOf(matter);
  return decision?.summary.outcome === 'penalise' ? decision : null;
};

const sumOf = (matter: Matter, ...kinds: readonly PenaltyKind[]): number =>
  (penalised(matter)?.penalties ?? []).reduce((sum, each) => (kinds.includes(each.kind) ? sum + each.fen : sum), 0);

/** Money by the day of the decision; nothing where there is none. */
const money = (matter: Matter, ...kinds: readonly PenaltyKind[]): readonly Place[] => {
  const amount = sumOf(matter, ...kinds);
  return amount === 0 ? [] : at(matter, penalised(matter)?.on ?? null, { n: 1, amount });
};

const sourceKinds = (matter: Matter): readonly string[] =>
  itemsOf(matter.facts, 'sources').map((each) => str(each, 'kind'));

const day = (entry: JsonObject, key: string): PlainDate | null => dayOf(entry, key);

/** The figures of penalty cases that bulletins and campaigns state (figures A3, A4, B5, B8). */
export const caseMeasures: readonly Measure[] = [
  measure(
    'filed',
    { zh: '立案', en: 'Cases filed' },
    CASES,
    { zh: '普通程序案件，按立案日期计数。', en: 'Ordinary procedure, by the day of filing.' },
    (matter) => at(matter, matter.openedOn),
  ),
  measure(
    'closed',
    { zh: '结案', en: 'Cases closed' },
    CASES,
    {
      zh: '按批准结案日期计数；重新调查处理的在再次结案时计数。',
      en: 'By the day on which closing was approved; a case that was reopened counts when it is closed again.',
    },
    (matter) => at(matter, day(obj(matter.facts, 'closing'), 'on')),
  ),
  measure(
    'decided',
    { zh: '作出处罚决定', en: 'Penalties decided' },
    CASES,
    {
      zh: '给予行政处罚的案件，按作出决定日期计数。',
      en: 'Cases in which a penalty was imposed, by the day of the decision.',
    },
    (matter) => at(matter, penalised(matter)?.on ?? null),
  ),
  measure(
    'dismissed',
    { zh: '不予行政处罚', en: 'Not punished' },
    CASES,
    { zh: '按作出不予行政处罚决定日期计数。', en: 'By the day of the decision not to punish.' },
    (matter) => {
      const decision = imposedOf(matter);
      return decision === null || decision.summary.outcome === 'penalise' ? [] : at(matter, decision.on);
    },
  ),
  measure(
    'imposed',
    { zh: '罚没金额', en: 'Fined and confiscated' },
    FEN,
    {
      zh: '处罚决定的罚款、没收违法所得和没收非法财物的价值之和，按作出决定日期汇总；加处罚款不计。',
      en: 'Fine, confiscated gains and the value of confiscated goods of the decision, by its day; no surcharge.',
    },
    (matter) => money(matter, 'fine', 'confiscate-gains', 'confiscate-goods'),
  ),
  measure(
    'fined',
    { zh: '罚款金额', en: 'Fined' },
    FEN,
    { zh: '处罚决定的罚款，按作出决定日期汇总。', en: 'The fine of the decision, by its day.' },
    (matter) => money(matter, 'fine'),
  ),
  measure(
    'amount-involved',
    { zh: '涉案金额', en: 'Amount involved' },
    FEN,
    {
      zh: '最近一次登记的涉案金额，按立案日期汇总。',
      en: 'The amount involved as last recorded, by the day of filing.',
    },
    (matter) => {
      const amount = num(matter.facts, 'amountFen');
      return amount === 0 ? [] : at(matter, matter.openedOn, { n: 1, amount });
    },
  ),
  measure(
    'to-police',
    { zh: '移送公安机关', en: 'Transferred to the police' },
    CASES,
    {
      zh: '向公安机关移送的案件，按移送日期计数；公安机关不予立案或者反向移送的仍计。',
      en: 'Cases sent to the police, by the day of sending; also those that were refused or given back.',
    },
    (matter) => at(matter, day(obj(matter.facts, 'transfer'), 'sentOn')),
  ),
  measure(
    'licences-revoked',
    { zh: '吊销许可证件', en: 'Licences revoked' },
    LICENCES,
    {
      zh: '已登记执行的吊销许可证件数，按执行日期计数。',
      en: 'Licences whose revocation was carried out, by that day.',
    },
    (matter) =>
      (penalised(matter)?.penalties ?? []).some(({ kind }) => kind === 'revoke-licence')
        ? itemsOf(performanceOf(matter), 'licencesRevoked').flatMap((each) => at(matter, day(each, 'on')))
        : [],
  ),
  measure(
    'banned',
    { zh: '取缔无证无照经营', en: 'Unlicensed operators banned' },
    OPERATORS,
    { zh: '按登记的取缔日期计数，一案一户。', en: 'By the day of the ban; one operator a case.' },
    (matter) => at(matter, day(obj(performanceOf(matter), 'banned'), 'on')),
  ),
  measure(
    'dens-destroyed',
    { zh: '捣毁窝点', en: 'Dens destroyed' },
    DENS,
    {
      zh: '按登记的捣毁日期计数，每个窝点一次；传销窝点按业务领域“传销”查询。',
      en: 'By the day on which each was destroyed, each once; those of pyramid selling by that domain.',
    },
    (matter) => densOf(matter).flatMap((each) => at(matter, each.on as PlainDate)),
  ),
  measure(
    'supervised',
    { zh: '省级挂牌督办', en: 'Provincially supervised' },
    CASES,
    {
      zh: '列入省级挂牌督办的案件，按挂牌日期计数；列入有误的不计。',
      en: 'Cases on the list of the province, by the day of listing; not those listed by mistake.',
    },
    (matter) => {
      const [first] = listingsOf(matter).filter(
        ([, { level, result }]) => level === 'province' && result !== 'mistaken',
      );
      return at(matter, first?.[1].on ?? null);
    },
  ),
  measure(
    'typical',
    { zh: '典型案例', en: 'Typical cases' },
    CASES,
    {
      zh: '评定为省级以上典型案例的案件，按评定日期计数；已撤下的不计。',
      en: 'Cases selected as typical by the province or nationally, by the day of selection; not those taken down.',
    },
    (matter) => {
      const { state, level, selectedOn } = typicalOf(matter);
      return state === 'selected' && level !== 'city' ? at(matter, selectedOn) : [];
    },
  ),
  measure(
    'from-complaints',
    { zh: '由投诉举报立案', en: 'Filed from complaints and reports' },
    CASES,
    {
      zh: '案件来源中有投诉或者举报的，按立案日期计数。',
      en: 'Cases with a complaint or a report among their sources, by the day of filing.',
    },
    (matter) =>
      sourceKinds(matter).some((kind) => kind === 'complaint' || kind === 'report') ? at(matter, matter.openedOn) : [],
  ),
  measure(
    'loss-recovered',
    { zh: '挽回损失', en: 'Loss recovered' },
    FEN,
    {
      zh: '责令退款已退金额与登记的其他挽回损失之和，按退款、挽回日期汇总。',
      en: 'What was refunded on order and other loss recovered on record, by the day of each.',
    },
    (matter) => [
      ...entriesOf(matter, 'refunds').flatMap(([, each]) =>
        num(each, 'refundedFen') === 0
          ? []
          : at(matter, day(each, 'refundedOn'), { n: 1, amount: num(each, 'refundedFen') }),
      ),
      ...itemsOf(performanceOf(matter), 'recovered').flatMap((each) =>
        at(matter, day(each, 'on'), { n: 1, amount: num(each, 'fen') }),
      ),
    ],
  ),
  measure(
    'collected',
    { zh: '罚没款到账', en: 'Fines and gains collected' },
    FEN,
    {
      zh: '已登记缴款中的罚款和没收违法所得，按缴款日期汇总；加处罚款和多缴的不计，已作废的缴款不计。',
      en: 'What was paid of fines and confiscated gains, by the day of payment; no surcharge, no overpayment, no payment that was struck out.',
    },
    (matter) =>
      paymentsOf(matter).flatMap(({ on, parts }) => {
        const amount = parts.reduce(
          (sum, { towards, fen }) => (towards === 'fine' || towards === 'gains' ? sum + fen : sum),
          0,
        );
        return amount === 0 ? [] : at(matter, on, { n: 1, amount });
      }),
  ),
];

import type { JsonObject } from '../kernel/text.ts';
import type { MatterKind } from './letter.ts';
import type { Random } from './random.ts';

/** Who does a step: a post at the bureau that handles the matter, or at the city above it. */
export type Post = 'intake' | 'officer' | 'head' | 'city-intake';

/** One act of a plan: on which working day after receipt, by whom, what. */
export interface PlannedStep {
  readonly day: number;
  readonly verb: string;
  readonly by: Post;
  readonly body: JsonObject;
}

/** How one matter goes, from receipt on. */
export interface Plan {
  /** Working days between receipt and today. */
  readonly age: number;
  /** Where it comes in: at the county itself, or at the city that assigns it. */
  readonly via: 'county' | 'city';
  /** A station of the county does the work. */
  readonly station: boolean;
  readonly steps: readonly PlannedStep[];
}

/** What a step's body may need. The cause of a case comes from the letter and is put in when the story is written. */
export interface PlanContext {
  readonly random: Random;
  readonly county: string;
  /** Another county of the same city: where a matter goes by mistake first. */
  readonly neighbour: string;
  document(form: string): string;
}

export type PlanId = keyof typeof verificationPlans | keyof typeof complaintPlans;
type Planner = (context: PlanContext) => Plan;

const step = (day: number, verb: string, by: Post, body: JsonObject = {}): PlannedStep => ({ day, verb, by, body });

const FINDINGS = [
  '到经营场所现场检查，核对了证照、进货台账和现场商品，拍照取证，当事人在笔录上签字。',
  '询问了负责人和两名从业人员，调取当日监控和收银记录，与反映的情况基本对应。',
  '电话联系反映人补充了时间和凭证，现场检查未见反映的商品，已要求当事人提供供货票据。',
  '调取网页和交易记录并截图固定，向平台发函核实经营者身份和销售数量。',
];
const CONCLUSIONS = {
  filed: '经核查，有证据初步证明存在违法行为，依法应当给予行政处罚，且属于本局管辖，建议立案。',
  'not-filed': '经核查，当事人已及时改正，未发现危害后果，建议不予立案。',
  'no-evidence': '经现场检查、询问和调取资料，没有发现违法事实，建议不予立案。',
  transferred: '核查中发现的情况属于其他机关职责，建议连同材料一并移送。',
  'no-power': '反映的事项不由市场监管部门处理，已告知可以向主管部门反映。',
  answered: '反映的是政策咨询，已向反映人解释清楚。',
} as const;

function through(context: PlanContext): Pick<Plan, 'via' | 'station'> {
  return { via: context.random.chance(0.3) ? 'city' : 'county', station: context.random.chance(0.25) };
}

const assign = (context: PlanContext, day: number, via: Plan['via']): PlannedStep =>
  step(day, 'assign', via === 'city' ? 'city-intake' : 'intake', { to: context.county });

/** From receipt into the hands of an officer, with a first finding. */
function begin(context: PlanContext, via: Plan['via'], findingDay: number): PlannedStep[] {
  const screened = context.random.chance(0.3) ? 'urgent' : 'normal';
  return [
    step(0, 'screen', via === 'city' ? 'city-intake' : 'intake', { urgency: screened }),
    assign(context, 0, via),
    step(1, 'accept', 'officer'),
    step(1, 'claim', 'officer'),
    step(findingDay, 'record-finding', 'officer', {
      kind: context.random.pick(['site-visit', 'inquiry', 'document', 'phone', 'network']),
      suspected: context.random.chance(0.6),
      text: context.random.pick(FINDINGS),
    }),
  ];
}

export function conclusion(context: PlanContext, kind: MatterKind, day: number): PlannedStep {
  const { random } = context;
  const way = random.weighted({ filed: 34, 'not-filed': 22, 'no-evidence': 26, transferred: 12, answered: 6 });
  switch (way) {
    case 'filed':
      return step(day, 'file', 'officer', { caseNo: context.document('立'), text: CONCLUSIONS.filed });
    case 'not-filed':
      return step(day, 'not-file', 'officer', { ground: random.pick(['N1', 'N2', 'N3']), text: CONCLUSIONS[way] });
    case 'no-evidence':
      return step(day, 'not-file', 'officer', { ground: 'C1', text: CONCLUSIONS[way] });
    case 'transferred': {
      const [target, to] = random.pick([
        ['police', '云岚省公安机关（演示）'],
        ['other-department', '云岚省城市管理部门（演示）'],
        ['other-region', '云岚省外市场监管部门（演示）'],
      ] as const);
      return step(day, 'transfer', 'officer', { target, to, document: context.document('移'), text: CONCLUSIONS[way] });
    }
    case 'answered':
      return kind === 'clue'
        ? step(day, 'answer', 'officer', { text: CONCLUSIONS.answered })
        : step(day, 'no-power', 'officer', { channel: '12345政务服务便民热线', text: CONCLUSIONS['no-power'] });
  }
}

const pause = (context: PlanContext, day: number): PlannedStep =>
  step(day, 'pause', 'officer', {
    kind: context.random.pick(['testing', 'inspection', 'identification', 'rights-holder']),
    document: context.document('检'),
  });

const EXTENSION = [
  (day: number) =>
    step(day, 'request-extension', 'officer', { reason: '涉案商品去向需要向外地协查，短期内难以查清。' }),
  (day: number) => step(day, 'extend', 'head', { note: '情况属实，同意延长。' }),
] as const;
const extension = (day: number): PlannedStep[] => EXTENSION.map((make) => make(day));

type VerificationPlanner = (context: PlanContext, kind: MatterKind) => Plan;

/** Plans of clues and reports. The name says where the matter stands today. */
export const verificationPlans = {
  received: (c) => ({ ...through(c), age: c.random.int(0, 2), steps: [] }),
  assigned: (c) => {
    const { via } = through(c);
    return { via, station: false, age: c.random.int(1, 4), steps: [assign(c, 0, via)] };
  },
  verifying: (c) => {
    const way = through(c);
    return { ...way, age: c.random.int(4, 9), steps: begin(c, way.via, 3) };
  },
  near: (c) => {
    const way = through(c);
    return { ...way, age: c.random.int(13, 14), steps: begin(c, way.via, c.random.int(3, 8)) };
  },
  overdue: (c) => {
    const way = through(c);
    return { ...way, age: c.random.int(17, 32), steps: begin(c, way.via, c.random.int(4, 9)) };
  },
  extended: (c) => {
    const way = through(c);
    return { ...way, age: c.random.int(17, 26), steps: [...begin(c, way.via, 5), ...extension(13)] };
  },
  'extension-asked': (c) => {
    const way = through(c);
    return { ...way, age: c.random.int(12, 14), steps: [...begin(c, way.via, 5), ...extension(11).slice(0, 1)] };
  },
  paused: (c) => {
    const way = through(c);
    return { ...way, age: c.random.int(8, 25), steps: [...begin(c, way.via, 3), pause(c, 5)] };
  },
  concluded: (c, kind) => {
    const way = through(c);
    return { ...way, age: c.random.int(9, 13), steps: [...begin(c, way.via, 4), conclusion(c, kind, 8)] };
  },
  'sent-back': (c, kind) => {
    const way = through(c);
    return {
      ...way,
      age: c.random.int(9, 12),
      steps: [
        ...begin(c, way.via, 3),
        conclusion(c, kind, 6),
        step(7, 'send-back', 'head', { reason: '进货票据没有附卷，请补充后再报。' }),
      ],
    };
  },
  returned: (c) => ({
    via: 'city',
    station: false,
    age: c.random.int(3, 6),
    steps: [
      assign(c, 0, 'city'),
      step(2, 'return', 'officer', { reason: '经营者的实际经营地不在本辖区，本局没有处理权限。' }),
    ],
  }),
  voided: (c) => ({
    via: 'county',
    station: false,
    age: c.random.int(2, 40),
    steps: [step(1, 'void', 'intake', { reason: '与另一登记重复录入。' })],
  }),
  'on-time': (c, kind) => {
    const way = through(c);
    const found = c.random.int(2, 6);
    const end = c.random.int(found + 1, 13);
    const clear = c.random.int(end, 15);
    const steps = [...begin(c, way.via, found), conclusion(c, kind, end), step(clear, 'clear', 'head')];
    return { ...way, age: c.random.int(15, 110), steps };
  },
  'on-time-extended': (c, kind) => {
    const way = through(c);
    const steps = [...begin(c, way.via, 5), ...extension(14), conclusion(c, kind, 24), step(27, 'clear', 'head')];
    return { ...way, age: c.random.int(30, 110), steps };
  },
  'on-time-paused': (c, kind) => {
    const way = through(c);
    const resume = step(20, 'resume', 'officer', { document: c.document('检') });
    const steps = [...begin(c, way.via, 3), pause(c, 5), resume, conclusion(c, kind, 24), step(26, 'clear', 'head')];
    return { ...way, age: c.random.int(30, 110), steps };
  },
  'on-time-reassigned': (c, kind) => {
    const [screen, assigned, ...rest] = begin(c, 'city', 5);
    const steps = [
      ...(screen === undefined ? [] : [screen]),
      step(0, 'assign', 'city-intake', { to: c.neighbour }),
      step(1, 'reassign', 'city-intake', assigned?.body),
      ...rest,
      conclusion(c, kind, 9),
      step(12, 'clear', 'head'),
    ];
    return { via: 'city', station: false, age: c.random.int(15, 100), steps };
  },
  late: (c, kind) => {
    const way = through(c);
    const steps = [...begin(c, way.via, 8), conclusion(c, kind, 19), step(c.random.int(19, 24), 'clear', 'head')];
    return { ...way, age: c.random.int(25, 100), steps };
  },
} as const satisfies Readonly<Record<string, VerificationPlanner>>;

const session = (day: number): PlannedStep =>
  step(day, 'record-mediation', 'officer', {
    onSite: true,
    text: '组织双方到场调解，核对付款凭证和合同，双方就退款金额交换了意见。',
  });

const agree = (c: PlanContext, day: number): PlannedStep => {
  const form = c.random.pick(['agreement', 'record']);
  return step(day, 'agree', 'officer', {
    form,
    ...(form === 'record' ? { why: 'performed' } : {}),
    document: c.document('调'),
    recoveredFen: c.random.int(20, 3_000) * 100,
    text: '双方达成一致，经营者当场退款，投诉人表示满意。',
  });
};

const terminate = (c: PlanContext, day: number): PlannedStep =>
  step(day, 'terminate', 'officer', {
    ground: c.random.pick(['T2', 'T3']),
    text: '双方差距较大，明显不能达成协议，告知投诉人可以向人民法院起诉。',
  });

function mediate(
  c: PlanContext,
  acceptDay: number,
  ...rest: readonly PlannedStep[]
): Pick<Plan, 'via' | 'station' | 'steps'> {
  const { via } = through(c);
  const steps = [assign(c, 0, via), step(acceptDay, 'accept', 'officer'), step(acceptDay, 'claim', 'officer'), ...rest];
  return { via, station: false, steps };
}

/** Plans of complaints. The name says where the matter stands today. */
export const complaintPlans = {
  'complaint-received': (c) => ({ ...through(c), age: c.random.int(0, 2), steps: [] }),
  'complaint-assigned': (c) => ({
    via: 'city',
    station: false,
    age: c.random.int(1, 3),
    steps: [assign(c, 0, 'city')],
  }),
  'complaint-near': (c) => ({
    via: 'county',
    station: false,
    age: c.random.int(5, 6),
    steps: [assign(c, 0, 'county')],
  }),
  'complaint-overdue': (c) => ({
    via: 'county',
    station: false,
    age: c.random.int(9, 14),
    steps: [assign(c, 0, 'county')],
  }),
  mediating: (c) => ({ ...mediate(c, 2, session(6)), age: c.random.int(8, 28) }),
  'mediation-overdue': (c) => ({ ...mediate(c, 3, session(9), session(20)), age: c.random.int(58, 66) }),
  suspended: (c) => ({
    ...mediate(c, 2, session(5), step(6, 'suspend', 'officer', { kind: 'testing', document: c.document('检') })),
    age: c.random.int(10, 24),
  }),
  agreed: (c) => ({ ...mediate(c, 2, session(5), agree(c, 9)), age: c.random.int(10, 13) }),
  terminated: (c) => ({ ...mediate(c, 2, session(6), terminate(c, 14)), age: c.random.int(15, 19) }),
  rejected: (c) => {
    const reason = step(3, 'reject', 'officer', {
      ground: c.random.pick(['R2', 'R4', 'R5']),
      text: '经审查不符合受理条件，已告知投诉人理由和其他途径。',
    });
    return { via: 'county', station: false, age: c.random.int(4, 6), steps: [assign(c, 0, 'county'), reason] };
  },
  'complaint-on-time': (c) => {
    const end = c.random.int(6, 24);
    const closing = c.random.chance(0.7)
      ? [agree(c, end)]
      : [terminate(c, end), step(end + 2, 'notify-termination', 'officer', { document: c.document('告') })];
    return {
      ...mediate(c, c.random.int(1, 5), session(5), ...closing, step(end + 3, 'clear', 'officer')),
      age: c.random.int(30, 110),
    };
  },
  'out-of-scope': (c) => ({
    via: 'county',
    station: false,
    age: c.random.int(6, 80),
    steps: [
      step(1, 'out-of-scope', 'intake', { kind: 'consultation', text: '来电是咨询办事流程，已由窗口解答。' }),
      step(2, 'clear', 'intake'),
    ],
  }),
  withdrawn: (c) => ({
    via: 'county',
    station: false,
    age: c.random.int(6, 80),
    steps: [
      step(2, 'withdraw', 'intake', { text: '投诉人来电说经营者已经退款，要求撤回。' }),
      step(3, 'clear', 'intake'),
    ],
  }),
  'complaint-late': (c) => ({
    ...mediate(c, 9, session(12), agree(c, 18), step(20, 'clear', 'officer')),
    age: c.random.int(24, 90),
  }),
} as const satisfies Readonly<Record<string, Planner>>;

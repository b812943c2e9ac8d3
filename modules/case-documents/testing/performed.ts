import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import { findForm, penaltyCase } from '../../cases/index.ts';
import { blank, type Step, staff, story, toldActs } from '../../cases/model/case/testing/story.ts';
import type { DossierSheet } from '../../dossiers/index.ts';
import type { CaseAct, FormInput } from '../model/types.ts';
import { buildingAct, textsOf } from '../sheets.ts';

/** Names and licences of the staff of the stories; who is not here has neither. */
export const people: Readonly<Record<string, { readonly name: string; readonly licence: string | null }>> = {
  [staff.officer.personId]: { name: '张建国', licence: '川0502001' },
  [staff.partner.personId]: { name: '刘晓梅', licence: '川0502002' },
  [staff.third.personId]: { name: '陈立', licence: '川0502003' },
  [staff.stranger.personId]: { name: '周明', licence: '川0502004' },
  [staff.reviewer.personId]: { name: '吴法宁', licence: null },
  [staff.head.personId]: { name: '赵志远', licence: null },
  [staff.otherHead.personId]: { name: '孙海', licence: null },
  [staff.intake.personId]: { name: '何文', licence: null },
};

export interface Told {
  readonly matter: Matter;
  readonly acts: readonly CaseAct[];
}

/** Tells a story act by act, by the real procedure, and keeps what each act says. */
export function tell(steps: readonly Step[], procedure: Procedure = penaltyCase): Told {
  return {
    matter: story(steps, blank(), procedure),
    acts: toldActs(steps, procedure),
  };
}

/** The input of a form after the last act of a story, which must be one that makes it. */
export function inputOf(no: number, { matter, acts }: Told, texts: Readonly<Record<string, string>> = {}): FormInput {
  const form = findForm(no);
  const act = acts.at(-1);
  if (form === undefined || act === undefined || !form.verbs.includes(act.verb)) {
    throw new Error(`form ${no} is not made by ${act?.verb}`);
  }
  return { ...inputAt(matter, act, acts, texts), form };
}

const inputAt = (
  matter: Matter,
  act: CaseAct,
  acts: readonly CaseAct[],
  texts: Readonly<Record<string, string>>,
): Omit<FormInput, 'form'> => ({
  ...{ matter, act, acts, texts, language: 'zh' },
  issuer: {
    code: '510502',
    name: { zh: '江阳区市场监督管理局', en: 'Market Regulation Bureau of Jiangyang' },
  },
  person: (id) => people[id] ?? { name: '', licence: null },
  authority: (code) => ({ zh: `${code}市场监督管理局`, en: code }),
  at: new Date(act.eventAt),
});

/** What a story says in some act, its personal part gone, as after erasure. */
export const erased = ({ matter, acts }: Told): Told => ({
  matter,
  acts: acts.map((act) => ({ ...act, personal: {} as JsonObject })),
});

/** The input of a sheet of the dossier that is built after the last act of a story. */
export function sheetInputOf(sheet: DossierSheet, { matter, acts }: Told): FormInput {
  const last = acts.at(-1);
  if (last === undefined) throw new Error('a story without acts');
  const act = buildingAct(last, '510502', sheet);
  const form = findForm(sheet.no);
  if (form === undefined) throw new Error(`no form ${sheet.no}`);
  return { ...inputAt(matter, act, [...acts, act], textsOf(sheet)), form };
}

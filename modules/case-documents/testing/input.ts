import { blank, type Step, staff, story, toldActs } from '../../cases/model/case/testing/story.ts';
import { findForm } from '../../cases/model/forms/catalogue.ts';
import type { FormInput } from '../model/types.ts';

const names: Readonly<Record<string, readonly [name: string, licence: string | null]>> = {
  [staff.officer.personId]: ['张明远', '川0502001'],
  [staff.partner.personId]: ['李文静', '川0502002'],
  [staff.third.personId]: ['陈志刚', '川0502003'],
  [staff.stranger.personId]: ['周晓燕', '川0502004'],
  [staff.reviewer.personId]: ['吴建国', '川0502005'],
  [staff.head.personId]: ['刘卫东', null],
  [staff.otherHead.personId]: ['何秀英', null],
  [staff.cityHead.personId]: ['郑国庆', null],
};

const authorities: Readonly<Record<string, string>> = {
  '510502': '江阳区市场监督管理局',
  '510503': '纳溪区市场监督管理局',
  '510500': '泸州市市场监督管理局',
};

const named = (code: string) => {
  const zh = authorities[code] ?? `${code}市场监督管理局`;
  return { zh, en: `Authority ${code}` };
};

/**
 * The input of a form from a story that is really told: each step passes the procedure's predicate and schema. The act is
 * the last one of the story whose verb makes the form.
 * @throws Error where the story has no such act, or a step is refused
 */
export function inputFor(no: number, steps: readonly Step[], authority = '510502'): FormInput {
  const form = findForm(no);
  if (form === undefined) throw new Error(`no form ${no}`);
  const acts = toldActs(steps);
  const act = acts.findLast(({ verb }) => form.verbs.includes(verb));
  if (act === undefined) throw new Error(`no step of this story makes form ${no}`);
  return {
    form,
    matter: story(steps.slice(0, act.seq), blank(authority)),
    act,
    acts: acts.slice(0, act.seq),
    issuer: { code: act.authority, name: named(act.authority) },
    person: (id) => ({ name: names[id]?.[0] ?? '', licence: names[id]?.[1] ?? null }),
    authority: named,
    texts: {},
    language: 'zh',
    at: new Date('2026-06-01T02:00:00Z'),
  };
}

/** The input with some keys of the act changed or, with `undefined`, taken out, as an erased or defective record has it. */
export function without(input: FormInput, part: 'body' | 'personal', ...keys: readonly string[]): FormInput {
  const kept = Object.fromEntries(Object.entries(input.act[part]).filter(([key]) => !keys.includes(key)));
  const act = { ...input.act, [part]: kept };
  return { ...input, act, acts: input.acts.map((one) => (one.seq === act.seq ? act : one)) };
}

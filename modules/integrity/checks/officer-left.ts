import type { PersonId } from '../../../kernel/id.ts';
import { str } from '../../../kernel/read-json.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { hearingFinished, hearingOf } from '../../cases/model/case/decision-path.ts';
import { officersOf } from '../../cases/model/case/facts.ts';
import { type Check, EITHER, type Look, type StaffEntry } from '../model/check.ts';
import { asId } from '../model/conditions.ts';

/** Who has open work in the case: officers, owners of open tasks, the chair of a hearing to come, the assignee. */
function workers(matter: Matter): ReadonlyMap<PersonId, readonly string[]> {
  const work = new Map<PersonId, string[]>();
  const add = (person: string | null, what: string): void => {
    if (person === null || person === '') return;
    const known = work.get(person as PersonId);
    if (known === undefined) work.set(person as PersonId, [what]);
    else known.push(what);
  };
  for (const officer of officersOf(matter)) add(officer, '办案人员 officer');
  add(matter.assignee, '承办人 assignee');
  for (const [id, task] of entriesOf(matter, 'tasks'))
    if (str(task, 'state') === 'open') add(str(task, 'owner'), `任务 task ${id}`);
  if (!hearingFinished(matter)) add(hearingOf(matter)?.chair ?? null, '听证主持人 chair');
  return work;
}

const worksFor = (entry: StaffEntry, handling: string): boolean =>
  entry.authorities.some((code) => code === handling || code === handling.slice(0, 6) || code.startsWith(handling));

const isOfficer = (matter: Matter, person: PersonId): boolean => officersOf(matter).includes(person);

/** Why somebody can no longer do the work; null where nothing stands against it. */
function why(matter: Matter, person: PersonId, { staff, today }: Look): { key: string; zh: string; en: string } | null {
  const entry = staff(person);
  if (entry === undefined || !entry.active) return { key: 'gone', zh: '账号已停用', en: 'the account is closed' };
  if (!worksFor(entry, matter.handlingCode))
    return { key: 'moved', zh: '已不在办理机关任职', en: 'no longer works for the authority' };
  if (isOfficer(matter, person) && entry.licenceUntil !== null && entry.licenceUntil < today)
    return {
      key: 'licence',
      zh: `执法证已于${entry.licenceUntil}到期`,
      en: `the licence ran out on ${entry.licenceUntil}`,
    };
  return null;
}

export const officerLeft: Check = {
  id: 'officer-left',
  severity: 'serious',
  title: { zh: '人员已离开，仍有未了事务', en: 'Somebody left with open work' },
  what: {
    zh: '办案人员、任务负责人或者听证主持人的账号已停用、执法证已到期或者已调离办理机关，案件仍挂在其名下。',
    en: 'An officer, owner of a task or chair has a closed account, a licence that ran out, or works elsewhere; the case still waits for them.',
  },
  see: {
    zh: '打开案件“人员”和“任务”；在“人员与岗位”中看其岗位。',
    en: 'Open people and tasks of the case, and the person’s page.',
  },
  cause: { zh: '调动、退休时没有办理工作移交。', en: 'Nobody handed the work over when the person moved or retired.' },
  wayOut: {
    zh: '由负责人在“工作移交”中把该人员的案件一并移交，或者在案件页更换办案人员、调整任务；执法证已换发的，由管理员更新有效期。',
    en: 'A head hands over the cases of that person, or assigns other officers and moves the tasks in the case; a renewed licence gets its new day from an administrator.',
  },
  of: EITHER,
  candidates: ({ today }) => sql`c.closed_on is null and exists (
    select from (
      select jsonb_array_elements_text(case when jsonb_typeof(c.facts -> 'officers') = 'array' then c.facts -> 'officers' else '[]' end) as id
      union select c.assignee::text where c.assignee is not null
      union select o #>> '{}' from jsonb_path_query(c.facts, '$.tasks.* ? (@.state == "open").owner') o
      union select c.facts #>> '{hearing,chair}' where c.facts #>> '{hearing,chair}' is not null) who
    left join person p on p.id = ${asId(sql`who.id`)}
    where p.id is null or not p.active or p.licence_until < ${today}::date
      or not exists (select from held_role r where r.person = p.id and r.valid_from <= ${today}::date
           and coalesce(r.valid_to >= ${today}::date, true)
           and (r.authority_code = left(c.handling_code, 6) or r.authority_code like c.handling_code || '%')))`,
  find: (matter, look) =>
    [...workers(matter)].flatMap(([person, work]) => {
      const reason = matter.closedOn === null ? why(matter, person, look) : null;
      if (reason === null) return [];
      const zh = work.map((each) => each.replace(/ [a-z ]+( k\d+)?$/, '$1')).join('、');
      const en = work.map((each) => each.replace(/^[一-龥]+ /, '')).join(', ');
      return [{ key: `${reason.key}:${person}`, detail: { zh: `${zh}：${reason.zh}。`, en: `${en}: ${reason.en}.` } }];
    }),
};

import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { CaseDetail } from '../contract.ts';
import { decisionOf, hearingOf, noticeOf, reviewPassed } from '../model/case/decision-path.ts';
import { dayOf } from '../model/case/facts.ts';
import { displayDue } from '../model/case/publication.ts';
import { isSettled, servedOn } from '../model/case/settlement.ts';

type Step = CaseDetail['route'][number];
interface Stage {
  readonly step: string;
  readonly title: Text;
  /** Null while it is not done. */
  readonly on: PlainDate | null;
  readonly done: boolean;
}

const stage = (step: string, zh: string, en: string, on: PlainDate | null, done = on !== null): Stage => ({
  step,
  title: { zh, en },
  on,
  done,
});

/** The way of an ordinary case; steps that this case does not take are left out. */
function ordinary(matter: Matter, today: PlainDate): readonly Stage[] {
  const { facts } = matter;
  const fact = (key: string) => obj(facts, key);
  const hearing = hearingOf(matter);
  const decision = decisionOf(matter);
  const filed = stage('filed', '立案', 'Filed', matter.openedOn);
  if (matter.state === 'withdrawn') {
    return [filed, stage('withdrawn', '撤销立案', 'Filing withdrawn', dayOf(fact('withdrawal'), 'on'))];
  }
  const transfer = str(fact('transfer'), 'state');
  const displayed = displayDue(matter)?.publish === true || 'publication' in facts;
  const settled = decision !== null && servedOn(matter) !== null && isSettled(matter, today);
  return [
    filed,
    // What was reported and then investigated anew is not done.
    stage('investigated', '调查终结', 'Investigated', dayOf(fact('report'), 'on'), reported(matter)),
    stage('reviewed', '审核', 'Reviewed', dayOf(fact('review'), 'on'), reviewPassed(matter)),
    stage('notified', '告知', 'Notified', dayOf(noticeOf(matter) ?? {}, 'servedOn')),
    ...(hearing === null ? [] : [stage('hearing', '听证', 'Hearing', hearing.reportOn ?? hearing.withdrawnOn ?? null)]),
    stage('decided', '决定', 'Decided', decision?.on ?? null),
    ...(transfer === '' ? [] : [stage('transferred', '移送', 'Transferred', dayOf(fact('transfer'), 'sentOn'))]),
    stage('served', '送达', 'Served', servedOn(matter)),
    ...(displayed ? [stage('published', '公示', 'Published', dayOf(fact('publication'), 'on'))] : []),
    stage('performed', '执行', 'Performed', null, settled),
    stage('closed', '结案', 'Closed', matter.closedOn),
    stage('archived', '归档', 'Archived', dayOf(fact('closing'), 'archivedOn')),
  ];
}

const reported = (matter: Matter): boolean => 'report' in matter.facts && matter.state !== 'investigating';

function onTheSpot(matter: Matter, today: PlainDate): readonly Stage[] {
  const filedOn = dayOf(matter.facts, 'filedOn');
  return [
    stage('decided', '当场决定', 'Decided', matter.openedOn),
    stage('filed-away', '备案归档', 'Filed away', filedOn),
    stage('performed', '缴清罚款', 'Paid', null, isSettled(matter, today)),
    stage('closed', '办结', 'Done', matter.closedOn),
  ];
}

/** The steps of the route for the line above the page: done, the first that is not, what lies ahead. */
export function routeSteps(matter: Matter, today: PlainDate): Step[] {
  const stages = matter.procedure === 'case' ? ordinary(matter, today) : onTheSpot(matter, today);
  // A case that is over took what it took: nothing of it is ahead any more, and a step without a day was not needed.
  const last = stages.findLastIndex(({ done }) => done);
  const now = matter.closedOn === null ? stages.findIndex(({ done }, index) => !done && index > last - 1) : -1;
  return stages
    .filter(({ done }, index) => done || index > last || matter.closedOn === null)
    .map((each) => ({
      step: each.step,
      title: each.title,
      on: each.done ? each.on : null,
      state: each.done ? 'done' : each === stages[now] ? 'now' : 'ahead',
    }));
}

import { obj } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import { earlyStopConditions } from '../../../rules/index.ts';
import {
  displayDue,
  earlyStopFrom,
  mustComeDown,
  publicationOn,
  withdrawalGrounds,
} from '../../cases/model/case/publication.ts';
import type { PublicityContext } from '../context.ts';
import type { PublicationView } from '../contract.ts';
import { readSource, todayOf } from './case-source.ts';
import { publicationsOf } from './publications.ts';

const VERBS = ['publish', 'withdraw-publication', 'ask-early-stop', 'decide-early-stop', 'push-publication'] as const;
const CLOCKS = ['publish', 'push', 'withdraw', 'early-stop'] as const;

/** How publication stands in a case. @throws AppError 404 `procedure.no-such-matter` */
export async function publicationView(
  context: PublicityContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<PublicationView> {
  const { matter, procedure } = await readSource(context, actor, region, id);
  const publications = await context.ledger.store.transaction(actor, (tx) => publicationsOf(tx, region, id));
  const today = todayOf(context);
  const due = matter.procedure === 'case' ? displayDue(matter) : null;
  const { state, on, until, digest } = publicationOn(matter, today);
  return {
    version: matter.version,
    due: due?.publish === true ? { publish: true, rule: due.rule } : { publish: false, rule: null },
    state,
    on,
    until,
    digest,
    mustComeDown: mustComeDown(matter),
    earlyStopFrom: earlyStopFrom(matter),
    earlyStopAsked: obj(obj(matter.facts, 'publication'), 'asked').on !== undefined,
    clocks: CLOCKS.flatMap((clock) => {
      const running = matter.clocks[clock];
      if (running === undefined) return [];
      const { title } = context.ledger.env.rules.get(running.rule, running.startedOn, matter.homeRegion);
      const { due: last, endedOn } = running;
      return [{ clock, title, due: last, endedOn, late: (endedOn ?? today) > last }];
    }),
    verbs: VERBS.flatMap((verb) => {
      const found = procedure.verbs[verb];
      if (found === undefined) return [];
      return [{ verb, title: found.title, refusal: refusalOf(procedure, matter, actor, verb, today)?.text ?? null }];
    }),
    grounds: Object.entries(withdrawalGrounds).map(([code, title]) => ({ code, title })),
    conditions: earlyStopConditions.map(({ code, label }) => ({ code, title: label })),
    publications: publications.map(({ matterId: _matterId, ...each }) => each),
  };
}

import type { ActId, AuthorityCode, MatterId, PersonId } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import { pick } from '../../../../../kernel/read-json.ts';
import { regionOf } from '../../../../../kernel/region.ts';
import type { JsonObject } from '../../../../../kernel/text.ts';
import { onSpotTemplates } from '../../../../../modules/case-documents/model/forms/on-spot.ts';
import type { CaseAct } from '../../../../../modules/case-documents/model/types.ts';
import { findForm } from '../../../../../modules/cases/model/forms/catalogue.ts';
import { summaryCase } from '../../../../../modules/cases/model/summary-case.ts';
import { emptyMatter } from '../../../../../platform/procedure/fold.ts';
import type { Shelf } from './shelf.ts';

/** Form 44 当场行政处罚决定书. */
const NO = 44;

export interface PaperFacts {
  readonly actId: string;
  readonly authority: string;
  readonly officer: string;
  readonly body: JsonObject;
  /** Instant of the decision. */
  readonly at: string;
}

/** The decision as the form has it, made on the device from the same template as on the server. */
export function paperOf(
  { actId, authority, officer, body, at }: PaperFacts,
  shelf: Pick<Shelf, 'people' | 'authorities'>,
) {
  const verb = summaryCase.verbs['decide-on-spot'];
  const moment = new Date(at);
  const on = legalDay(moment);
  const form = findForm(NO);
  // Not by the list of all templates: this page is opened on a phone, and needs one of them.
  const template = onSpotTemplates.findLast(({ version }) => version <= on) ?? onSpotTemplates[0];
  if (form === undefined || template === undefined || verb === undefined) return undefined;
  const region = regionOf(authority);
  const names = shelf.authorities.find(({ code }) => code === region);
  const personal = pick(body, ...(verb.personal ?? []));
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !(key in personal)));
  const act: CaseAct = {
    ...{ seq: 1, actId: actId as ActId, verb: 'decide-on-spot', actor: officer, authority, eventAt: at, on },
    ...{ body: rest, personal },
  };
  const blank = emptyMatter('summary-case', region, actId as MatterId, authority as AuthorityCode);
  const change = verb.fold(blank, {
    ...act,
    actor: officer as PersonId,
    authority: authority as AuthorityCode,
  });
  return template.build({
    form,
    matter: { ...blank, state: 'decided', openedOn: on, facts: change.facts ?? {}, version: 1 },
    act,
    acts: [act],
    issuer: { code: region, name: { zh: names?.zh ?? region, en: names?.en ?? region } },
    person: (id) => shelf.people.find((each) => each.id === id) ?? { name: '', licence: null },
    authority: (code) => shelf.authorities.find((each) => each.code === code) ?? { zh: code, en: code },
    texts: {},
    language: 'zh',
    at: moment,
  });
}

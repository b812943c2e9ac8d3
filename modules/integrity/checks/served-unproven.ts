import { obj, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { serviceVerbs } from '../../cases/model/case/service.ts';
import { servedOn } from '../../cases/model/case/settlement.ts';
import { type Check, one, type ServeAct } from '../model/check.ts';

const proof = serviceVerbs.serve?.says?.find(({ rule }) => rule === 'case.serve.proof');

/** The act's own condition, asked again; once the personal part is erased a receipt cannot be asked for. */
function proven({ body, personal }: ServeAct): boolean {
  if (personal === null && ['direct', 'left', 'entrusted', 'forwarded'].includes(str(body, 'method'))) return true;
  return proof?.holds({ ...body, ...personal }, '9999-12-31' as Parameters<typeof proof.holds>[1]) ?? true;
}

export const servedUnproven: Check = {
  id: 'served-unproven',
  severity: 'serious',
  title: { zh: '送达没有凭证', en: 'Service without proof' },
  what: {
    zh: '决定书登记为已送达，但没有该送达方式应有的凭证，法院不会认定送达。',
    en: 'The decision is recorded as served without what proves this way of service: no court will take it as served.',
  },
  see: { zh: '打开案件“送达”，看送达方式和凭证。', en: 'Open the service of the case: its way and its proof.' },
  cause: {
    zh: '只登记了日期；旧系统导入；公告送达没有公告文号。',
    en: 'Only the day was recorded; imported; public notice without its number.',
  },
  wayOut: {
    zh: '补登送达回证等凭证；确无凭证的，重新送达，期限自重新送达起算。',
    en: 'Record the proof; where there is none, serve it again, and the times count anew.',
  },
  candidates: () => sql`c.facts -> 'service' ->> 'on' is not null and (
    coalesce(c.facts -> 'service' ->> 'method', '') = ''
    or (c.facts -> 'service' ->> 'method' = 'public-notice' and c.facts #>> '{service,announcement,number}' is null)
    or (c.facts -> 'service' ->> 'method' = 'post' and c.facts -> 'service' ->> 'tracking' is null)
    or (c.facts -> 'service' ->> 'method' = 'electronic' and c.facts -> 'service' ->> 'confirmation' is null)
    -- Acts never change: those of a case that is closed were looked at while it was open.
    or (c.closed_on is null and exists (select from act a left join act_private p
          on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
        where a.home_region = c.home_region and a.matter_id = c.id and a.verb = 'serve' and not coalesce(case a.body ->> 'method'
          when 'post' then a.body ?& array['tracking', 'evidence']
          when 'electronic' then a.body ?& array['confirmation', 'evidence']
          when 'left' then p.payload is null or p.payload #>> '{receipt,how}' = 'refused' or a.body ? 'recording'
          else p.payload is null or p.payload #>> '{receipt,how}' = 'signed' end, false))))`,
  find: (matter, { served }) => {
    if (servedOn(matter) === null) return [];
    const service = obj(matter.facts, 'service');
    const method = str(service, 'method');
    const byFacts =
      method === '' ||
      (method === 'public-notice' && str(obj(service, 'announcement'), 'number') === '') ||
      (method === 'post' && str(service, 'tracking') === '') ||
      (method === 'electronic' && str(service, 'confirmation') === '');
    return one(
      byFacts || (method !== 'public-notice' && served !== null && !proven(served)),
      `送达方式“${method === '' ? '未登记' : method}”，凭证不全。`,
      `Way of service: ${method === '' ? 'none recorded' : method}; the proof is incomplete.`,
    );
  },
};

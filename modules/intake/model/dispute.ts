import { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { isWithin, regionOf } from '../../../kernel/region.ts';
import type { ClockEffect, Condition, Matter, Verb } from '../../../platform/procedure/types.ts';
import { type BasisId, ruleBook } from '../../../rules/index.ts';
import { authorityCode, line } from './body.ts';
import { by } from './roles.ts';
import type { Kind } from './routing.ts';

/** The state in which two authorities have yet to agree who has power. */
export const disputedState = { title: { zh: '管辖争议', en: 'Jurisdiction disputed' } } as const;

/** 北京、天津、上海、重庆: their counties stand directly below the province level. */
const MUNICIPALITIES = ['11', '12', '31', '50'];

/** City of a county, or null where none stands between it and the province (municipalities, 省直辖县级 `…90…`). */
function cityOf(region: string): string | null {
  if (MUNICIPALITIES.includes(region.slice(0, 2)) || region.slice(2, 4) === '90') return null;
  return `${region.slice(0, 4)}00`;
}

/**
 * The lowest authority above both 共同上一级, or null: none within one province, or one of the two is the other or
 * stands above it, where there is nothing to dispute.
 */
export function commonSuperior(one: string, other: string): string | null {
  const [a, b] = [regionOf(one), regionOf(other)];
  if (isWithin(a, b) || isWithin(b, a)) return null;
  const city = cityOf(a);
  if (city !== null && city === cityOf(b) && city !== a && city !== b) return city;
  return a.slice(0, 2) === b.slice(0, 2) ? `${a.slice(0, 2)}0000` : null;
}

/** Ends the clock of agreeing where one runs: whoever moves the matter on ends the dispute too. */
export const disputeOver = (matter: Matter): readonly ClockEffect[] =>
  matter.clocks.dispute?.endedOn === null ? [{ clock: 'dispute', do: 'end' }] : [];

/** 令121 art 33 for complaints and reports; clues go by the same limit of 程序规定 art 13. */
function ruleOf(kind: Kind): { readonly rule: string; readonly raised: BasisId; readonly decided: BasisId } {
  return kind.id === 'clue'
    ? { rule: 'case-jurisdiction-dispute', raised: 'procedure.art13', decided: 'procedure.art15' }
    : { rule: 'complaint-power-dispute', raised: 'samr121.art33', decided: 'samr121.art33' };
}

const isDesignated = (matter: Matter): boolean => 'designated' in matter.facts;

/** Whom the common upper authority has named keeps it: the question is decided. */
export const notDesignated = (procedure: string, verb: string): Condition => ({
  rule: `${procedure}.${verb}.designated`,
  text: {
    zh: '共同上级机关已经指定办理机关，应当按照指定办理。',
    en: 'The common upper authority has designated who handles it; that stands.',
  },
  holds: (matter) => !isDesignated(matter),
});

/**
 * Disputes over power: the handling authority raises one, and has seven working days to agree; only the lowest
 * authority above both designates, at any time. The matter's own limit runs on, because the law names no pause; where
 * it counts from receipt by an authority with power (令121 art 15), it starts anew when another one is designated.
 */
export function disputeVerbs(kind: Kind, states: readonly string[]): Readonly<Record<string, Verb>> {
  const { rule, raised, decided } = ruleOf(kind);
  return {
    'dispute-jurisdiction': {
      title: { zh: '提出管辖争议', en: 'Dispute jurisdiction' },
      from: states,
      by: by('intake', 'head'),
      basis: [raised],
      body: z.strictObject({ with: authorityCode(), reason: line(500) }),
      conditions: [notDesignated(kind.id, 'dispute-jurisdiction')],
      fold: (matter, act) => {
        const other = str(act.body, 'with');
        const superior = commonSuperior(matter.handlingCode, other);
        if (superior === null) {
          throw new AppError('intake.dispute.no-common-superior', 422, { authority: matter.handlingCode, with: other });
        }
        const limited = ruleBook.find(rule, act.on, matter.homeRegion) !== undefined;
        return {
          state: 'disputed',
          facts: {
            dispute: {
              by: act.authority,
              on: act.on,
              with: other,
              superior,
              reason: str(act.body, 'reason'),
              was: matter.state,
            },
          },
          clocks: limited ? [{ clock: 'dispute', do: 'start', rule }] : [],
        };
      },
    },
    'settle-dispute': {
      title: { zh: '协商一致，由本机关办理', en: 'Agreed: we handle it' },
      from: ['disputed'],
      by: by('intake', 'head'),
      basis: [raised],
      body: z.strictObject({ note: line(500).exactOptional() }),
      fold: (matter) => ({
        state: str(obj(matter.facts, 'dispute'), 'was') || 'assigned',
        facts: { dispute: null },
        clocks: disputeOver(matter),
      }),
    },
    designate: {
      title: { zh: '指定办理机关', en: 'Designate who handles it' },
      from: ['disputed'],
      by: by('head'),
      place: 'superior',
      basis: [decided],
      body: z.strictObject({ to: authorityCode(), reason: line(500), document: line(120).exactOptional() }),
      conditions: [
        {
          rule: `${kind.id}.designate.common-superior`,
          text: {
            zh: '管辖争议由双方的共同上一级机关指定。',
            en: 'Only the lowest authority above both may designate.',
          },
          holds: (matter, actor) => str(obj(matter.facts, 'dispute'), 'superior') === actor.authority,
        },
      ],
      fold: (matter, act) => {
        const to = str(act.body, 'to');
        if (!isWithin(to, act.authority) || to === act.authority) {
          throw new AppError('intake.designate.outside', 422, { authority: act.authority, to });
        }
        const moved = regionOf(to) !== regionOf(matter.handlingCode);
        return {
          state: 'assigned',
          handlingCode: to,
          assignee: null,
          facts: {
            dispute: null,
            designated: { by: act.authority, on: act.on, to },
            assignedBy: act.authority,
            extensionRequest: null,
          },
          clocks: [
            ...disputeOver(matter),
            ...(moved && kind.restartsInAnotherBureau
              ? [{ clock: kind.clock, do: 'start', rule: kind.rule } as const]
              : []),
          ],
        };
      },
    },
  };
}

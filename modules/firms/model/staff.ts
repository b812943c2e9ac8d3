import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import type { FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import { account, letterId } from './body.ts';
import { letterWays } from './kinds.ts';
import { basis, firm, fits, keepers } from './rules.ts';
import { SIGNING_IN, staffOf } from './standing.ts';

/** All entries of people that `ends` says, ended on the day of the act. */
const ending = (matter: Matter, act: FoldedAct, ends: (role: string) => boolean): JsonObject =>
  Object.fromEntries(
    entriesOf(matter, 'staff').map(([id, each]) =>
      str(each, 'over') === '' && ends(str(each, 'role')) ? [id, { ...each, over: act.on }] : [id, each],
    ),
  );

/** A letter with a code opens the manager's account; the manager appoints who else signs in for the firm. */
export const staffVerbs: Readonly<Record<string, Verb>> = {
  'send-letter': {
    title: { zh: '寄送激活信', en: 'Send the letter with the code' },
    from: [...SIGNING_IN],
    by: keepers,
    basis,
    /** The code itself is made when the letter is printed, and stands nowhere but on the paper. */
    body: z.strictObject({ addressee: line(100), address: line(300), way: oneOf(letterWays) }),
    personal: ['addressee'],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'letters', nextId(matter, 'letters', 'l'), {
        ...pick(act.body, 'address', 'way'),
        ...pick(act.personal, 'addressee'),
        ...{ on: act.on, by: act.actor },
      }),
    }),
  },
  activate: {
    title: { zh: '企业负责人激活账号', en: 'Manager activates by letter' },
    from: [...SIGNING_IN],
    by: firm,
    basis,
    body: z.strictObject({ account: account(), letter: letterId(), name: line(60) }),
    personal: ['name'],
    // One manager at a time: a letter is also the way back when the former one has left the firm.
    fold: (matter, act) => ({
      facts: {
        staff: {
          ...ending(matter, act, (role) => role === 'manager'),
          [str(act.body, 'account')]: { role: 'manager', on: act.on, ...pick(act.personal, 'name') },
        },
        ...putEntry(matter, 'letters', str(act.body, 'letter'), { activatedOn: act.on }),
        answersSince: str(matter.facts, 'answersSince') || act.on,
        ...(str(matter.facts, 'activatedOn') === '' ? { activatedOn: act.on } : {}),
      },
    }),
  },
  'appoint-staff': {
    title: { zh: '企业指定工作人员', en: 'Firm appoints staff' },
    from: [...SIGNING_IN],
    by: firm,
    basis,
    body: z.strictObject({ by: account(), account: account(), name: line(60) }),
    personal: ['name'],
    fits: [
      fits(
        'appoint-staff.many',
        '在用的工作人员账号已达上限（50 个），请先停用不再使用的账号。',
        'There are fifty accounts in use: withdraw those that are not needed.',
        (_body, matter) => staffOf(matter).length < 50,
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'staff', str(act.body, 'account'), {
        ...{ role: 'staff', on: act.on },
        ...pick(act.personal, 'name'),
      }),
    }),
  },
  'withdraw-staff': {
    title: { zh: '企业停用工作人员账号', en: 'Firm withdraws staff' },
    from: [...SIGNING_IN],
    by: firm,
    basis,
    body: z.strictObject({ by: account(), account: account() }),
    fits: [
      fits(
        'withdraw-staff.standing',
        '没有这个在用的工作人员账号。',
        'No such account of staff is in use.',
        (body, matter) =>
          staffOf(matter).some(([id, each]) => id === str(body, 'account') && str(each, 'role') === 'staff'),
      ),
    ],
    fold: (matter, act) => ({ facts: putEntry(matter, 'staff', str(act.body, 'account'), { over: act.on }) }),
  },
  'end-accounts': {
    title: { zh: '按企业申请停用全部账号', en: 'End all accounts at the firm’s request' },
    from: [...SIGNING_IN],
    by: keepers,
    basis,
    /** The firm's own paper: who signed in for it has left, or an account is in wrong hands. */
    body: z.strictObject({ document: line(120), reason: prose(1_000).exactOptional() }),
    personal: ['reason'],
    fold: (matter, act) => ({ facts: { staff: ending(matter, act, () => true), answersSince: null } }),
  },
};

import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import { day, line, prose } from '../../../platform/procedure/body.ts';
import { nextId, putEntry } from '../../../platform/procedure/entries.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { basis, condition, deciders, fits, keepers, says } from './rules.ts';
import { recordsOf, warningOf } from './standing.ts';

/** Off the register against the firm's will: warned, told, heard, decided. */
export const strikingOffVerbs: Readonly<Record<string, Verb>> = {
  warn: {
    title: { zh: '警示并告知拟移出', en: 'Warn of striking off' },
    from: ['published'],
    by: deciders,
    basis,
    body: z.strictObject({ document: line(120), reason: prose(2_000), toldOn: day(), answerBy: day() }),
    personal: ['reason'],
    conditions: [
      condition('warn.broken', '没有未兑现的记录，不能警示。', 'Nothing was recorded as broken.', (matter) =>
        recordsOf(matter).some(({ result }) => result === 'broken'),
      ),
    ],
    says: [
      notLater('commitment', 'warn', 'toldOn', { zh: '告知日期', en: 'The day on which the firm was told' }),
      says(
        'warn.answer-by',
        '陈述申辩期限应当晚于告知日期和办理当天。',
        'The day until which the firm may answer lies after the day on which it was told, and after today.',
        (body, today) => str(body, 'answerBy') > str(body, 'toldOn') && str(body, 'answerBy') > today,
      ),
    ],
    fold: (matter, act) => ({
      state: 'warned',
      facts: putEntry(matter, 'warnings', nextId(matter, 'warnings', 'w'), {
        ...pick(act.body, 'document', 'toldOn', 'answerBy'),
        ...pick(act.personal, 'reason'),
        on: act.on,
      }),
    }),
  },
  'answer-warning': {
    title: { zh: '登记陈述申辩', en: "Record the firm's defence" },
    from: ['warned'],
    by: keepers,
    basis,
    body: z.strictObject({ on: day(), text: prose(5_000), document: line(120).exactOptional() }),
    personal: ['text'],
    says: [notLater('commitment', 'answer-warning', 'on')],
    fits: [
      fits(
        'answer-warning.once',
        '陈述申辩已经登记；补充的请作为附件上传。',
        'Its defence was recorded: attach what was added.',
        (_body, matter) => str(warningOf(matter)?.[1] ?? {}, 'answeredOn') === '',
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'warnings', warningOf(matter)?.[0] ?? 'w1', {
        answeredOn: str(act.body, 'on'),
        ...(str(act.personal, 'text') === '' ? {} : { answer: str(act.personal, 'text') }),
      }),
    }),
  },
  'lift-warning': {
    title: { zh: '解除警示', en: 'Lift the warning' },
    from: ['warned'],
    by: deciders,
    basis,
    body: z.strictObject({ reason: prose(2_000), document: line(120).exactOptional() }),
    personal: ['reason'],
    fold: (matter, act) => ({
      state: 'published',
      facts: putEntry(matter, 'warnings', warningOf(matter)?.[0] ?? 'w1', { liftedOn: act.on }),
    }),
  },
  'strike-off': {
    title: { zh: '移出登记', en: 'Strike off the register' },
    from: ['warned'],
    by: deciders,
    basis,
    body: z.strictObject({ document: line(120), reason: prose(2_000), toldOn: day() }),
    personal: ['reason'],
    conditions: [
      condition(
        'strike-off.heard',
        '经营者尚未陈述申辩，期限也没有届满。',
        'The firm has not answered the warning, and its time to do so is not over.',
        (matter, _actor, today) => {
          const warning = warningOf(matter)?.[1] ?? {};
          return str(warning, 'answeredOn') !== '' || today > str(warning, 'answerBy');
        },
      ),
      condition(
        'strike-off.broken',
        '未兑现的记录已经全部撤销，请解除警示。',
        'No record of a breach stands any more: lift the warning.',
        (matter) => recordsOf(matter).some(({ result }) => result === 'broken'),
      ),
    ],
    says: [
      notLater('commitment', 'strike-off', 'toldOn', { zh: '告知日期', en: 'The day on which the firm was told' }),
    ],
    fold: (_matter, act) => ({
      state: 'struck-off',
      facts: {
        lastDay: act.on,
        over: {
          how: 'struck-off',
          on: act.on,
          ...pick(act.body, 'document', 'toldOn'),
          ...pick(act.personal, 'reason'),
        },
      },
    }),
  },
};

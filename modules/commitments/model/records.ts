import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { day, line, oneOf, prose, uuid } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import type { FitCondition, Matter, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { recordId } from './body.ts';
import { type RecordResult, recordSources } from './kinds.ts';
import { basis, condition, fits, keepers, says } from './rules.ts';
import { editionOn } from './standing.ts';

/** A purchase made while it bound is tested afterwards too. */
const AFTERWARDS = ['published', 'warned', 'withdrawn', 'ended'] as const;

const found = {
  /** The day on which the consumer asked that it be kept, or the inspection looked. */
  on: day(),
  /** The day of the purchase, where it is another: it decides which edition binds. */
  dealtOn: day().exactOptional(),
  source: oneOf(recordSources),
  /** The complaint, report or inspection in this system; else its number elsewhere. */
  matter: uuid().exactOptional(),
  document: line(120).exactOptional(),
  text: prose(2_000),
};

const dealtDay = (body: JsonObject): string => str(body, 'dealtOn') || str(body, 'on');

const sourced = (verb: string) =>
  says(
    `${verb}.source`,
    '请选择来源事项，或者填写来源文号。',
    'Name the matter that it came from, or the number of its paper.',
    (body) => str(body, 'matter') !== '' || str(body, 'document') !== '',
  );

const bound = (verb: string): FitCondition =>
  fits(
    `${verb}.bound`,
    '消费（或者提出）当天没有有效的承诺，不能计为兑现或者未兑现。',
    'No edition of it bound the firm on that day: it was neither kept nor broken.',
    (body, matter) => editionOn(matter, dealtDay(body)) !== undefined,
  );

const onceEach = (verb: string): FitCondition =>
  fits(
    `${verb}.once`,
    '同一来源已经登记过，请核对；登记有误的，先撤销原记录。',
    'The same source was recorded already: strike that record out first if it is wrong.',
    (body, matter) =>
      !entriesOf(matter, 'records').some(
        ([, each]) =>
          str(each, 'struckOn') === '' &&
          ((str(body, 'matter') !== '' && str(each, 'matter') === str(body, 'matter')) ||
            (str(body, 'document') !== '' && str(each, 'document') === str(body, 'document'))),
      ),
  );

const putRecord = (matter: Matter, body: JsonObject, personal: JsonObject, result: RecordResult, on: string) => ({
  facts: putEntry(matter, 'records', nextId(matter, 'records', 'r'), {
    ...pick(body, 'on', 'dealtOn', 'source', 'matter', 'document', 'toldOn', 'answerBy'),
    ...pick(personal, 'text'),
    ...{ result, recordedOn: on, edition: String(editionOn(matter, dealtDay(body))?.number ?? '') },
  }),
});

const recordOf = (matter: Matter, id: string): JsonObject | undefined => {
  const record = obj(obj(matter.facts, 'records'), id);
  return str(record, 'result') === '' ? undefined : record;
};

const named = (verb: string, stands: (record: JsonObject) => boolean): FitCondition =>
  fits(
    `${verb}.record`,
    '没有这条记录，或者它已经撤销。',
    'There is no such record, or it was struck out.',
    (body, matter) => {
      const record = recordOf(matter, str(body, 'record'));
      return record !== undefined && stands(record);
    },
  );
const notStruck = (record: JsonObject): boolean => str(record, 'struckOn') === '';
const hasRecords = (verb: string) =>
  condition(
    `${verb}.some`,
    '还没有兑现或者未兑现的记录。',
    'Nothing was recorded yet.',
    (matter) => entriesOf(matter, 'records').length > 0,
  );

/** Kept or broken: by a complaint, a report, an inspection; what the firm answers to it; what turned out wrong. */
export const recordVerbs: Readonly<Record<string, Verb>> = {
  'record-kept': {
    title: { zh: '登记兑现', en: 'Record that it was kept' },
    from: AFTERWARDS,
    by: keepers,
    basis,
    body: z.strictObject(found),
    personal: ['text'],
    says: [notLater('commitment', 'record-kept', 'on'), sourced('record-kept')],
    fits: [bound('record-kept'), onceEach('record-kept')],
    fold: (matter, act) => putRecord(matter, act.body, act.personal, 'kept', act.on),
  },
  'record-broken': {
    title: { zh: '登记未兑现', en: 'Record that it was broken' },
    from: AFTERWARDS,
    by: keepers,
    basis,
    /** The firm is told, and has until a day to answer; before that the public reads nothing of it. */
    body: z.strictObject({ ...found, toldOn: day(), answerBy: day() }),
    personal: ['text'],
    says: [
      notLater('commitment', 'record-broken', 'on'),
      notLater('commitment', 'record-broken', 'toldOn', { zh: '告知日期', en: 'The day on which the firm was told' }),
      says(
        'record-broken.answer-by',
        '答复期限应当晚于告知日期和办理当天：先听取经营者的说明。',
        'The firm is given a day to come to answer, after it was told.',
        (body, today) => str(body, 'answerBy') > str(body, 'toldOn') && str(body, 'answerBy') > today,
      ),
      sourced('record-broken'),
    ],
    fits: [bound('record-broken'), onceEach('record-broken')],
    fold: (matter, act) => putRecord(matter, act.body, act.personal, 'broken', act.on),
  },
  'record-answer': {
    title: { zh: '登记经营者说明', en: "Record the firm's answer" },
    from: AFTERWARDS,
    by: keepers,
    basis,
    body: z.strictObject({ record: recordId(), on: day(), text: prose(2_000), document: line(120).exactOptional() }),
    personal: ['text'],
    says: [notLater('commitment', 'record-answer', 'on')],
    fits: [named('record-answer', notStruck)],
    conditions: [hasRecords('record-answer')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'records', str(act.body, 'record'), {
        answeredOn: str(act.body, 'on'),
        ...(str(act.personal, 'text') === '' ? {} : { answer: str(act.personal, 'text') }),
        ...(str(act.body, 'document') === '' ? {} : { answerDocument: str(act.body, 'document') }),
      }),
    }),
  },
  'strike-record': {
    title: { zh: '撤销记录', en: 'Strike out a record' },
    from: AFTERWARDS,
    by: keepers,
    basis,
    /** The firm was right, or it was written down in error: it counts nowhere from now on. */
    body: z.strictObject({ record: recordId(), reason: prose(1_000) }),
    personal: ['reason'],
    conditions: [hasRecords('strike-record')],
    fits: [named('strike-record', notStruck)],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'records', str(act.body, 'record'), {
        struckOn: act.on,
        ...(str(act.personal, 'reason') === '' ? {} : { struckFor: str(act.personal, 'reason') }),
      }),
    }),
  },
};

import { z } from 'zod';
import { str } from '../../../../kernel/read-json.ts';
import type { Text } from '../../../../kernel/text.ts';
import type { Verb } from '../../../../platform/procedure/types.ts';
import { line, numbered, oneOf, prose } from '../schema.ts';
import { fits, handlersOrHead, says } from './conditions.ts';
import { confiscatedOn, findHeld, isHeldOn } from './holdings.ts';
import {
  approvedBefore,
  close,
  imposed,
  inForce,
  keepBasis,
  keptByParty,
  notEnded,
  nothingOverdue,
  onTheSpot,
  sameDayOn,
  spotSays,
} from './measure-parts.ts';
import { documentNo, handedOver, partyBlock, signature } from './parts.ts';
import { by, byHandlers } from './people.ts';
import { OPEN, WORKING } from './states.ts';

/** 程序规定 art 33–35 (S): what is done about kept evidence within seven working days. */
export const keptWays = {
  secure: { zh: '已记录、复制、拍照、录像，解除', en: 'recorded, copied, photographed; released' },
  test: { zh: '送交检测、检验、检疫、鉴定，其余解除', en: 'samples sent to be tested; the rest released' },
  seize: { zh: '采取查封、扣押措施', en: 'sealed or seized' },
  confiscate: { zh: '作出处罚决定予以没收', en: 'confiscated by the decision' },
  transfer: { zh: '移送有关部门', en: 'handed over to the organ that has power' },
  release: { zh: '解除', en: 'released' },
} as const satisfies Readonly<Record<string, Text>>;

/** 先行登记保存: registered and kept, decided on within seven working days, or lapsed. */
export const keepVerbs: Readonly<Record<string, Verb>> = {
  'register-keep': {
    title: { zh: '先行登记保存证据', en: 'Register evidence and keep it' },
    from: WORKING,
    by: by('officer'),
    basis: keepBasis,
    body: z.strictObject({ ...onTheSpot, signature: signature() }),
    personal: ['urgent', 'party', 'witness', 'place', 'reason', 'signature'],
    conditions: [byHandlers, nothingOverdue('register-keep')],
    says: spotSays('register-keep'),
    fits: [approvedBefore('register-keep'), sameDayOn('register-keep')],
    fold: imposed,
  },
  'decide-kept': {
    title: { zh: '处理先行登记保存的证据', en: 'Decide on kept evidence' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art56', 'procedure.art35'],
    body: z.strictObject({
      measure: numbered('m'),
      way: oneOf(keptWays),
      /** Of a seizure: the measure that holds the goods from now on. */
      by: numbered('m').exactOptional(),
      /** Of a test or a transfer: its paper, and to whom. */
      document: documentNo().exactOptional(),
      to: line().exactOptional(),
      /** Of the notice (form 20). */
      documentNo: documentNo(),
      party: partyBlock(),
      reason: prose(2_000),
      delivery: handedOver().exactOptional(),
    }),
    personal: ['party', 'reason', 'delivery'],
    conditions: [handlersOrHead],
    says: [
      says(
        'case.decide-kept.names',
        '查封、扣押的应当写明所采取的措施；送检、移送的应当写明文书，移送的还应写明接收机关。',
        'A seizure names its measure; a test or a transfer its paper, a transfer also to whom.',
        (body) => {
          const needs: Readonly<Record<string, readonly string[]>> = {
            seize: ['by'],
            test: ['document'],
            transfer: ['document', 'to'],
          };
          return (needs[str(body, 'way')] ?? []).every((key) => key in body);
        },
      ),
    ],
    fits: [
      notEnded('decide-kept', 'register-keep'),
      inForce('decide-kept'),
      fits(
        'case.decide-kept.by',
        '没有写明的查封、扣押措施，或者该措施不在有效期内。',
        'There is no such seizure in force.',
        (body, matter, today) =>
          body.way !== 'seize' ||
          (findHeld(matter, str(body, 'by'))?.kind !== 'register-keep' && isHeldOn(matter, str(body, 'by'), today)),
      ),
      fits(
        'case.decide-kept.decision',
        '没收须有没收财物的处罚决定。',
        'Confiscation needs a decision that confiscates.',
        (body, matter) => body.way !== 'confiscate' || confiscatedOn(matter) !== null,
      ),
    ],
    fold: (matter, act) => {
      switch (str(act.body, 'way') as keyof typeof keptWays) {
        case 'seize':
          return close(matter, act, 'seized', 'all');
        case 'confiscate':
          return close(matter, act, 'confiscated', 'all');
        case 'transfer':
          return close(matter, act, 'handed-over', 'all');
        case 'secure':
        case 'test':
        case 'release':
          return close(matter, act, 'released', keptByParty(matter, act) ? 'all' : 'nothing');
      }
    },
  },
};

import { z } from 'zod';
import { authorityCode, bilingual, dayAndId, plainDay, region } from '../intake/contract.ts';

/** Shapes that server, console and portal share. */

const text = (most: number) => z.string().trim().min(1).max(most);
const code18 = text(40);
const password = z.string().min(1).max(256);
const login = z.string().trim().min(2).max(40);

/** A firm applies of its own will. Nothing of a person but whom to call. */
export const firmApplication = z
  .object({
    actId: z.uuid(),
    region,
    name: text(200),
    code: code18,
    address: text(300),
    shops: z.array(text(100)).max(100).default([]),
    contact: z.object({ name: text(60), phone: text(40) }),
    /** Taking part is voluntary; what is published of it; how it leaves. */
    understood: z.literal(true),
  })
  .meta({ id: 'FirmApplication' });
export type FirmApplication = z.infer<typeof firmApplication>;
export const firmApplied = z.object({ authority: bilingual, receivedOn: plainDay }).meta({ id: 'FirmApplied' });
export type FirmApplied = z.infer<typeof firmApplied>;

/** By the code of a letter, or the one that the manager handed over. */
export const firmActivation = z
  .object({ firmCode: code18, code: text(60), name: text(60), login, password })
  .meta({ id: 'FirmActivation' });
export type FirmActivation = z.infer<typeof firmActivation>;

export const firmSignIn = z.object({ firmCode: code18, login: text(200), password }).meta({ id: 'FirmSignIn' });
export type FirmSignIn = z.infer<typeof firmSignIn>;
export const firmPassword = z.object({ old: password, new: password }).meta({ id: 'FirmPassword' });

/** The firm as its people see it. */
export const firmMe = z
  .object({
    firm: z.object({
      region,
      id: z.uuid(),
      name: z.string(),
      code: z.string(),
      address: z.string(),
      shops: z.array(z.string()),
      state: z.enum(['active', 'suspended']),
      enrolledOn: plainDay,
      authorityName: bilingual,
    }),
    staff: z.object({ id: z.uuid(), name: z.string(), login: z.string(), role: z.enum(['manager', 'staff']) }),
    /** A measure in view, told and not decided. */
    told: z
      .object({
        measure: z.enum(['suspend', 'remove']),
        ground: bilingual,
        reason: z.string(),
        document: z.string(),
        answerBy: plainDay,
        answeredOn: plainDay.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'FirmMe' });
export type FirmMe = z.infer<typeof firmMe>;

/** Accounts in use and waiting for their code. */
export const firmAccounts = z
  .array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      role: z.enum(['manager', 'staff']),
      login: z.string().nullable(),
      /** Until when the one-time code opens; null once it did. */
      codeUntil: plainDay.nullable(),
    }),
  )
  .meta({ id: 'FirmAccounts' });
export type FirmAccounts = z.infer<typeof firmAccounts>;

export const appointment = z.object({ actId: z.uuid(), name: text(60) }).meta({ id: 'FirmAppointment' });
/** The code is shown this once. */
export const appointed = z
  .object({ id: z.uuid(), name: z.string(), code: z.string(), until: plainDay })
  .meta({ id: 'FirmAppointed' });
export type FirmAppointed = z.infer<typeof appointed>;
export const withdrawal = z.object({ actId: z.uuid() });
export const leaving = z.object({ actId: z.uuid(), reason: text(1_000).optional() }).meta({ id: 'FirmLeaving' });
export const answering = z.object({ actId: z.uuid(), text: text(5_000) }).meta({ id: 'FirmAnswer' });

/** A letter for printing: the code is in it once, and nowhere afterwards. */
export const printedLetter = z
  .object({
    number: z.string(),
    firm: z.string(),
    firmCode: z.string(),
    addressee: z.string(),
    address: z.string(),
    authorityName: bilingual,
    code: z.string(),
    madeOn: plainDay,
    /** The last day on which it opens. */
    until: plainDay,
    /** Where to type it. */
    portal: z.string(),
    qrSvg: z.string(),
  })
  .meta({ id: 'FirmLetter' });
export type PrintedLetter = z.infer<typeof printedLetter>;

export const publicFirmQuery = z.object({
  /** Words of name, code, address or shops, separated by blanks; each must be there. */
  q: z.string().trim().max(80).optional(),
  before: dayAndId.optional(),
});
export type PublicFirmQuery = z.infer<typeof publicFirmQuery>;

/** A firm on the public list. */
export const publicFirm = z
  .object({
    region,
    id: z.uuid(),
    name: z.string().describe('企业名称'),
    code: z.string().describe('统一社会信用代码'),
    address: z.string().describe('经营地址'),
    shops: z.array(z.string()).describe('店铺、网站、品牌'),
    authority: authorityCode.describe('登记机关代码'),
    authorityName: bilingual,
    enrolledOn: plainDay.describe('加入日期'),
    online: z.boolean().describe('企业已经激活账号，可以在线答复'),
  })
  .meta({ id: 'PublicFirm' });
export type PublicFirm = z.infer<typeof publicFirm>;
export const publicFirms = z
  .object({ items: z.array(publicFirm), next: z.string().nullable() })
  .meta({ id: 'PublicFirms' });

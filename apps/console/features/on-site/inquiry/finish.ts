import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import { sha256Of } from '../keep/seal.ts';
import type { Change, Vault } from '../keep/vault.ts';
import type { ShortCase } from '../model/shelf.ts';
import type { Entry, Step } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type InquiryForm, inquiryBody, type Officers } from './model.ts';
import { picturesTogether } from './picture.ts';

interface Finishing {
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly form: InquiryForm;
  readonly of: ShortCase;
  readonly authority: string;
  readonly me: string;
  readonly officers: Officers;
  readonly draft: string;
  readonly before: Entry | undefined;
}

/** Puts the record into the outbox, with the pictures of its signatures. @throws RoomError */
export async function finishInquiry({ outbox, form, of, authority, me, officers, ...rest }: Finishing): Promise<void> {
  const { region, id } = of;
  const body = inquiryBody(form, officers, me);
  const title = `询问笔录（${form.name.trim()}，第${form.nth}次）`;
  const record: Step = { do: 'act', region, id, actId: form.actId, verb: 'record-inquiry', body };
  const signing = await signatureSteps(form, of, me, officers);
  // A record that stands on the server already is not sent again; its pictures are.
  const entry: Entry = {
    ...{ id: rest.before?.id ?? uuidv7(), kind: 'inquiry', title, authority, caseKey: `${region}/${id}` },
    ...{ madeAt: form.to, steps: [record, ...signing.steps], done: Math.min(rest.before?.done ?? 0, 1) },
    ...{ state: 'waiting', failures: 0, notBefore: 0, problem: null, sentAt: null, number: '', form },
    size: JSON.stringify(body).length + signing.size,
  };
  await outbox.add([entry], [...signing.changes, { drop: rest.draft }]);
}

async function signatureSteps(form: InquiryForm, { region, id }: ShortCase, me: string, officers: Officers) {
  const none = { steps: [] as readonly Step[], changes: [] as readonly Change[], size: 0 };
  const bytes = await picturesTogether(form.pages, `询问笔录逐页确认 ${form.name} ${form.to.slice(0, 10)}`);
  const sha256 = bytes === undefined ? null : await sha256Of(bytes);
  if (bytes === undefined || sha256 === null) return none;
  const fileId = uuidv7();
  const blob = `blob/${fileId}`;
  const name = '询问笔录签名.png';
  const size = bytes.byteLength;
  const steps: readonly Step[] = [
    { do: 'upload', region, id, fileId, blob, name, type: 'image/png', sha256, size },
    {
      ...{ do: 'act', region, id, actId: uuidv7(), verb: 'add-evidence' },
      body: {
        kind: 'statement',
        title: `询问笔录逐页签名（${form.name.trim()}，第${form.nth}次）`,
        on: legalDay(new Date(form.to)),
        where: form.place.trim(),
        how: '被询问人在执法终端上逐页签名',
        officers: officers.map((each) => ({ ...each })),
        form: 'original',
        pages: form.pages.length,
        keeper: { kind: 'officer', person: me },
        proves: '证明询问笔录经被询问人逐页核对确认',
        file: { id: fileId, sha256, size, name },
      },
    },
  ];
  return { steps, changes: [{ put: blob, bytes }] as readonly Change[], size };
}

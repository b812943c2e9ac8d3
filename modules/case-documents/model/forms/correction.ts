import { num, str } from '../../../../kernel/read-json.ts';
import {
  fact,
  field,
  formTemplate,
  labelled,
  letter,
  paragraph,
  paragraphs,
  signatures,
  type Writing,
} from '../framework.ts';
import { COPIES_SERVED, contactLine, receiptOf } from '../parts.ts';
import { whole } from '../text-of.ts';
import type { FormTemplate } from '../types.ts';
import { cite, clause, dayZh, moneyZh, or, sentence } from '../words.ts';
import { caseFacts, you } from './common.ts';
import { remediesOf } from './remedies.ts';

const told = (key: string, zh: string, en: string) => field(key, zh, en, ({ act }) => str(whole(act), key));

const delivered = ({ act }: Writing) => signatures([['当事人（签名或者盖章）：', receiptOf(act)]]);

/** A notice has no 决定 in its name, though review and suit lie against it as well. */
function remedies({ input, act }: Writing): string {
  const told = str(act, 'remedies').trim();
  const names = /政府|复议机关/u.test(told) && told.includes('法院');
  return names ? told : remediesOf(input, '本通知书').replaceAll('本决定', '本通知');
}

const correction: FormTemplate = formTemplate({
  no: 33,
  fields: [told('facts', '违法事实', 'the violation'), told('demand', '改正内容和要求', 'what is to be corrected')],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('until', '改正期限', 'until', 'day', str(writing.act, 'until')),
    fact('citation', '依据', 'basis', 'article', str(writing.act, 'citation')),
  ],
  build: (writing) => {
    const { act } = writing;
    const until = str(act, 'mode') === 'until';
    const when = until ? `于${dayZh(str(act, 'until'))}前（含当日）` : '立即';
    return letter(writing, {
      to: writing.party.name,
      blocks: [
        paragraph(`经查，${you(writing)}存在下列行为：${sentence(or(writing.text('facts')))}`),
        paragraph(
          `依据${or(clause(str(act, 'citation')))}的规定，现责令${you(writing)}${when}改正上述违法行为。改正内容和要求：`,
        ),
        ...paragraphs(writing.text('demand')),
        paragraph(
          until
            ? '请在上述期限届满前将改正情况书面报告本机关，本机关将对改正情况进行核查。逾期不改正的，本机关将依法处理。'
            : '请将改正情况书面报告本机关，本机关将对改正情况进行核查。拒不改正的，本机关将依法处理。',
        ),
        paragraph(remedies(writing)),
        paragraph(contactLine(writing)),
      ],
      signatures: delivered(writing),
      remarks: [COPIES_SERVED],
    });
  },
});

const refund: FormTemplate = formTemplate({
  no: 34,
  fields: [
    told('facts', '多收价款的事实', 'what was charged too much'),
    told('method', '退款方式', 'how it is paid back'),
  ],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('amount', '退款金额', 'amount', 'money', num(writing.act, 'amountFen')),
    fact('until', '退款期限', 'until', 'day', str(writing.act, 'until')),
    fact('citation', '依据', 'basis', 'article', str(writing.act, 'citation')),
  ],
  build: (writing) => {
    const { act } = writing;
    return letter(writing, {
      to: writing.party.name,
      blocks: [
        paragraph(`经查，${you(writing)}存在下列行为：${sentence(or(writing.text('facts')))}`),
        paragraph(
          `依据${or(clause(str(act, 'citation')))}的规定，现责令${you(writing)}于${dayZh(str(act, 'until'))}前（含当日），将多收的价款${moneyZh(num(act, 'amountFen'))}退还消费者或者其他经营者。`,
        ),
        labelled('退款方式', writing.text('method')),
        paragraph(
          `请在上述期限届满前将退款情况连同退款凭证书面报告本机关。期限届满后未退还或者难以查找、无法退还的价款，本机关将依据${cite('penalty.art28')}等规定处理。`,
        ),
        paragraph(remedies(writing)),
        paragraph(contactLine(writing)),
      ],
      signatures: delivered(writing),
      remarks: [COPIES_SERVED],
    });
  },
});

export const correctionTemplates: readonly FormTemplate[] = [correction, refund];

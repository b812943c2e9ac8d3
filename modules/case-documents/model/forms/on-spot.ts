import { obj, str } from '../../../../kernel/read-json.ts';
import {
  field,
  formTemplate,
  labelled,
  letter,
  paragraph,
  paragraphs,
  signatures,
  type Writing,
} from '../framework.ts';
import { copies, officersLine, partyLines, signedZh } from '../parts.ts';
import { type PartyBlock, whole } from '../text-of.ts';
import type { FormInput, FormTemplate } from '../types.ts';
import { cite, momentZh, or, sentence } from '../words.ts';
import {
  amountOf,
  caseFacts,
  citationsOf,
  penaltiesOf,
  penaltyItems,
  penaltyText,
  saying,
  surchargeText,
  within,
} from './common.ts';
import { reviewFirst, spotRemediesOf } from './remedies.ts';

/** The party of a decision on the spot: an organisation by its name, a person by what stands in the erasable part. */
function spotParty({ act, matter }: FormInput): PartyBlock {
  const says = whole(act);
  const [party, person] = [obj(says, 'party'), obj(says, 'person')];
  const kind = str(party, 'kind') === 'person' ? 'person' : 'organisation';
  return {
    kind,
    name: kind === 'person' ? str(person, 'name') : str(party, 'name') || str(obj(matter.facts, 'party'), 'name'),
    code: str(party, 'code'),
    idNo: str(person, 'idNo'),
    address: str(person, 'address'),
    phone: str(person, 'phone'),
    representative: '',
    present: {},
  };
}

/** Only what is known of the party is printed: on the spot nobody looks up the rest. */
const partyKnown = (party: PartyBlock) =>
  partyLines(party).filter((_, index) => [party.name, party.code || party.idNo, ...rest(party)][index] !== '');
const rest = ({ kind, representative, address, phone }: PartyBlock): readonly string[] =>
  kind === 'person' ? [address, phone] : [representative, address, phone];

function defenceText(input: FormInput): string {
  const defence = obj(whole(input.act), 'defence');
  const told = `执法人员当场告知当事人拟作出的行政处罚内容及事实、理由、依据，以及依法享有的陈述、申辩权利（${cite('penalty.art44', 'penalty.art45')}）。`;
  if (defence.made !== true) return `${told}当事人未提出陈述、申辩意见。`;
  return `${told}当事人陈述、申辩：${sentence(or(str(defence, 'content')))}复核意见：${sentence(or(str(defence, 'answer')))}`;
}

const RECEIPT = (receipt: string): string => `罚款已由执法人员当场收缴，票据号：${receipt}。`;

function performanceOf(input: FormInput): string {
  const says = whole(input.act);
  const collected = obj(says, 'collected');
  if (amountOf(penaltiesOf(input), 'fine') === undefined) return '警告自本决定书交付之日起生效。';
  if (str(collected, 'receipt') !== '') {
    const basis = collected.request === undefined ? cite('penalty.art68') : cite('penalty.art69');
    return `${RECEIPT(str(collected, 'receipt'))}依据${basis}。`;
  }
  return `当事人应当自收到本决定书之日起${within(input, 'fine-pay')}内，将罚款缴至本机关指定的银行或者通过电子支付系统缴纳（${cite('penalty.art67')}）。${surchargeText(input)}。`;
}

const written = (writing: Writing): Writing => ({ ...writing, party: spotParty(writing.input) });

const onSpot: FormTemplate = formTemplate({
  no: 44,
  fields: [
    field('facts', '违法行为', 'the violation', ({ act }) => str(whole(act), 'facts')),
    field('defence', '告知和陈述申辩', 'what was told and answered', defenceText, 12_000),
    field('performance', '履行方式和期限', 'how and by when to perform', performanceOf, 2_000),
    field('remedies', '救济途径和期限', 'remedies', spotRemediesOf, 2_000),
  ],
  facts: (writing) => caseFacts(written(writing)),
  says: {
    facts: ({ text }) => saying(text('facts')),
    penalty: ({ input }) => penaltiesOf(input).flatMap((each) => [penaltyText(each), str(each, 'citation').trim()]),
    'time-place': ({ input, act }) => [momentZh(input.act.eventAt), str(act, 'place')],
    remedies: ({ input, text }) =>
      saying(
        text('remedies'),
        ...[
          '行政复议',
          within(input, 'reconsider-apply'),
          '行政诉讼',
          within(input, reviewFirst(input) ? 'litigate-apply-after-review' : 'litigate-apply'),
        ],
      ),
    authority: (_, { signature }) => (signature === undefined ? [] : [signature.authority]),
    officers: ({ officers }) => (officers.length < 2 ? [] : officers.flatMap(({ name, licence }) => [name, licence])),
  },
  build: (writing) => {
    const { input, act, officers, text } = writing;
    const penalties = penaltiesOf(input);
    const party = spotParty(input);
    return letter(writing, {
      blocks: [
        ...partyKnown(party),
        labelled('时间', momentZh(input.act.eventAt)),
        labelled('地点', str(act, 'place')),
        labelled('案由', str(act, 'cause')),
        paragraph(`当事人有下列违法行为：${sentence(or(text('facts')))}`),
        ...paragraphs(text('defence')),
        paragraph(
          `违法事实确凿并有法定依据。依据${citationsOf(penalties)}的规定，并依照${cite('penalty.art51', 'penalty.art52')}的规定，本机关决定当场对当事人作出以下行政处罚：`,
        ),
        ...penaltyItems(penalties),
        ...paragraphs(text('performance')),
        ...paragraphs(text('remedies')),
        labelled('执法人员', officersLine(officers)),
      ],
      signatures: signatures(...officers.map(({ name }): readonly [string] => [`执法人员（${or(name)}）签名：`]), [
        ['当事人（签名或者盖章）：', signedZh(obj(act, 'signature'))],
      ]),
      remarks: [copies('一份当场交付当事人', '一份报所属行政机关备案')],
    });
  },
});

export const onSpotTemplates: readonly FormTemplate[] = [onSpot];

import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'disclosures.not-ended': {
    status: 409,
    zh: '这件投诉没有以调解达成或者终止办结，不公示。',
    en: 'This complaint did not end by a settlement or by mediation being ended: it is not published.',
    remedy: {
      zh: '不予受理、撤回、告知其他渠道，以及受理后发现不应受理（T6）的，都不公示。',
      en: 'What was rejected, withdrawn or outside the procedure, or found so after acceptance (T6), is not published.',
    },
  },
  'disclosures.fraud': {
    status: 409,
    zh: '这件投诉已经移送公安机关，不公示。',
    en: 'This complaint went to the police as a suspected fraud: it is not published.',
    remedy: { zh: '公安机关排除嫌疑后再拟公示。', en: 'Put it forward once the police have cleared it.' },
  },
  'disclosures.differs': {
    status: 409,
    zh: '填写的内容和投诉不一致：结果 {outcome}，收到 {receivedOn}，办结 {endedOn}，经营者代码也应当一致。',
    en: 'It differs from the complaint: {outcome}, received {receivedOn}, ended {endedOn}; the code of the firm must be the same too.',
    remedy: { zh: '请按投诉的记录填写。', en: 'Fill it in as the complaint has it.' },
  },
});

import type { Text } from '../../kernel/text.ts';
import type { LaterFigure } from './line.ts';

const later = (title: Text, stated: string, reason: Text): LaterFigure => ({ title, stated, reason });

const REGISTERS: Text = { zh: '由后续建设的登记簿产生', en: 'comes out of a register that is still to be built' };

/** Figures of the city's source that no part of the product arrives at yet. */
export const laterOfLuzhou: readonly LaterFigure[] = [
  later({ zh: '追溯体系纳入生产企业（户）', en: 'Producers enrolled in traceability' }, '356', REGISTERS),
  later({ zh: 'ODR 企业（家）', en: 'Enterprises in online dispute resolution' }, '61', REGISTERS),
  later({ zh: '联合惩戒备忘录部门（个）', en: 'Departments in joint memoranda' }, '20', {
    zh: '信用联合惩戒尚未建设；来源的做法已不足以作为依据（国办发〔2020〕49号）',
    en: 'credit measures are still to be built, and the practice of the source is no sufficient basis any more',
  }),
  later({ zh: '知识产权合作协议、重点保护名录互认', en: 'Cooperation agreements, mutual recognition' }, '…', {
    zh: '来源未给出总数；区域协作尚未建设',
    en: 'the source states no number; cooperation between regions is still to be built',
  }),
  later({ zh: '价格预警机制', en: 'Price warning' }, '…', {
    zh: '来源未给出数字；价格监测尚未建设',
    en: 'the source states no number; price monitoring is still to be built',
  }),
];

/** Of the province's source. */
export const laterOfShanxi: readonly LaterFigure[] = [
  later({ zh: '长效机制意见涉及的业务条线', en: 'Business lines of the long-term opinion' }, '5', {
    zh: '来源列举条线，不是可由记录计数的数字',
    en: 'the source lists them: nothing that records could count',
  }),
  later({ zh: '行纪衔接（通报、移送、联合督办）', en: 'Link with discipline inspection' }, '…', {
    zh: '来源未给出数字；行纪衔接尚未建设',
    en: 'the source states no number; the link is still to be built',
  }),
];

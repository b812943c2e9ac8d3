import type { FilingKind } from '../filing/form.ts';
import { zhFiling } from './zh-filing.ts';
import { zhPages } from './zh-pages.ts';

const kinds: Readonly<Record<FilingKind, { readonly title: string; readonly short: string; readonly lead: string }>> = {
  complaint: {
    title: '我要投诉',
    short: '投诉',
    lead: '我自己买东西、接受服务吃了亏，想要退款、修理、更换或赔偿。',
  },
  report: {
    title: '我要举报',
    short: '举报',
    lead: '我发现经营者涉嫌违法，希望查处，不为自己要赔偿。可以匿名。',
  },
  clue: {
    title: '提供线索或咨询',
    short: '线索或咨询',
    lead: '情况还说不准，只想提供一点线索，或者有疑问想问。可以匿名。',
  },
};

/** All Chinese texts of the portal. */
export const zh = {
  site: { name: '市场监管投诉举报', owner: '清源 · 市场监督管理公众服务' },
  layout: {
    skip: '跳到正文',
    menu: '主要栏目',
    home: '首页',
    status: '查询进度',
    privacy: '隐私与保护',
    display: '语言与显示',
    large: '大字',
    contrast: '高对比',
    other: 'English',
    hotline: '也可以拨打 12315，或到当地市场监管部门窗口办理。',
    urgent: '有人身危险时，请先拨打 110 或 120。',
  },
  kinds,
  ...zhPages,
  ...zhFiling,
};

export type Messages = typeof zh;

import type { FilingKind } from '../filing/form.ts';
import { zhFiling } from './zh-filing.ts';
import { zhGuide } from './zh-guide.ts';
import { zhPages } from './zh-pages.ts';

const kinds: Readonly<Record<FilingKind, { readonly title: string; readonly short: string; readonly lead: string }>> = {
  complaint: {
    title: '我吃了亏，想要对方给我解决',
    short: '投诉',
    lead: '自己买东西、接受服务出了问题，想退款、修理、更换或者赔偿。由我们组织双方调解，需要实名。',
  },
  report: {
    title: '我发现有人违法，想让你们去查',
    short: '举报',
    lead: '不为自己要赔偿，希望依法核查、查处。可以匿名。',
  },
  both: {
    title: '两样都要：给我解决，也要去查',
    short: '投诉和举报',
    lead: '只写一遍，系统分成一件投诉、一件举报，各算各的期限，各有回执码。需要实名。',
  },
  clue: {
    title: '情况说不准，只想告诉你们',
    short: '线索',
    lead: '听到、看到一点情况，不确定是不是违法。可以匿名。',
  },
};

/** All Chinese texts of the portal. */
export const zh = {
  site: { name: '市场监管投诉举报', owner: '清源 · 市场监督管理公众服务' },
  layout: {
    skip: '跳到正文',
    computing: '为防止机器滥发，您的设备正在做一次计算，请稍候，不必操作。',
    menu: '主要栏目',
    home: '首页',
    status: '查询进度',
    published: '公示信息',
    decisions: '处罚公示',
    inspections: '检查公示',
    commitments: '消费承诺',
    firms: '在线和解',
    bulletins: '工作通报',
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
  ...zhGuide,
};

export type Messages = typeof zh;

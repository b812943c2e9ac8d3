import type { PlainDate } from '../../kernel/plain-date.ts';
import type { OfficialDocument } from './types.ts';

/** A letter with every kind of block, for tests. */
export const letter: OfficialDocument = {
  language: 'zh',
  issuer: '云岚省市场监督管理局',
  title: '关于举报处理结果的告知书',
  number: '云市监举告〔2026〕12号',
  at: new Date('2026-03-02T02:00:00Z'),
  blocks: [
    { kind: 'addressee', text: '王某某：' },
    {
      kind: 'paragraph',
      runs: [
        '您于2026年2月9日反映“青禾食品有限公司涉嫌销售超过保质期的食品”的事项，我局已依法核查。经查，',
        { text: '该公司销售的三批次坚果制品已超过保质期', bold: true },
        '，其行为涉嫌违反《中华人民共和国食品安全法》的有关规定，我局已于2026年2月27日决定立案。',
      ],
    },
    { kind: 'heading', text: '一、核查情况' },
    { kind: 'paragraph', runs: ['执法人员于2026年2月11日到现场检查，抽取样品并制作现场笔录，涉案物品清单如下：'] },
    {
      kind: 'table',
      head: ['序号', '物品名称', '规格', '数量', '金额（元）'],
      align: ['center', 'left', 'left', 'right', 'right'],
      rows: [
        ['1', '原味核桃仁', '250克/袋', '36', '1,044.00'],
        ['2', '混合坚果（每日装）', '25克×30袋/盒', '12', '1,428.00'],
        ['3', '香酥腰果仁，生产日期2025年1月3日，保质期十二个月', '500克/罐', '8', '632.00'],
      ],
    },
    { kind: 'heading', text: '二、救济途径' },
    { kind: 'list', items: ['依法申请行政复议；', '依法向人民法院提起行政诉讼。'] },
    { kind: 'paragraph', runs: ['特此告知。'] },
  ],
  signature: { authority: '云岚省市场监督管理局', on: '2026-03-02' as PlainDate },
  footnotes: ['联系人：李明　联系电话：0000-12315', '本告知书一式两份，一份送达，一份归档。'],
};

/** Text that would do harm if it were read as markup of any kind. */
export const hostile = [
  '#import "@preview/x:1.0.0": *; #panic("x") #read("/etc/passwd")',
  '$ sum_(i=0)^n x_i $ \\ \\u{41} \\n *bold* _it_ `code` <label> @ref // no comment /* nor this */ = head',
  '<script>alert(1)</script> & "quotes" \'single\' ]]> <!-- --> <w:p/>',
  'A'.repeat(300),
  `https://example.org/${'path/'.repeat(40)}`,
  '中'.repeat(300),
  'emoji 😀 👨‍👩‍👧 🇨🇳, 生僻字 𠮷 𬱖 㛃 䶮, café e\u0301',
  'bidi \u202Egnp.exe\u202C, null \u0000, escape \u001b[31m, lone \ud800 surrogate, tab\there',
  'line one\r\nline two\nline three',
  '{{param}} {0} %s =1+1 +CMD|calc @SUM(1)',
] as const;

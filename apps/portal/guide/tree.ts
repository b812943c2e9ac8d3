import type { Text } from '../../../kernel/text.ts';

const say = (zh: string, en: string): Text => ({ zh, en });

interface Answer {
  readonly text: Text;
  /** The question or the advice that it leads to. */
  readonly to: string;
}

/** A question with its answers. */
export interface Question {
  readonly ask: Text;
  readonly why?: Text;
  readonly answers: readonly Answer[];
}

/** What can be done, what helps, where to go. */
export interface Advice {
  readonly title: Text;
  readonly lines: readonly Text[];
  /** What to have at hand. */
  readonly bring?: readonly Text[];
  readonly go: readonly { readonly to: string; readonly text: Text }[];
  /** Article and how sure we are of it. */
  readonly source?: Text;
}

const PAPERS = [
  say('购物小票、发票、订单截图、付款记录', 'receipt, invoice, screenshot of the order, proof of payment'),
  say('商品照片、包装和标签，坏的地方', 'photographs of the goods, packaging and label, and of what is wrong'),
  say('与商家的聊天记录或者通话时间', 'messages with the shop, or when you called'),
  say(
    '商家名称、地址；网店写平台和店铺名',
    'name and address of the shop; of an online shop the platform and its name there',
  ),
];

const complain = { to: '/file/complaint', text: say('填写投诉', 'File a complaint') };
const report = { to: '/file/report', text: say('填写举报', 'File a report') };
const settle = {
  to: '/settle',
  text: say('找参加在线和解的商家直接解决', 'Settle online with a firm that takes part'),
};
const ask = { to: '/ask', text: say('咨询和常见问题', 'Questions and answers') };

const CLAIM = say(
  '市场监管总局令第121号第九、十条（已核对原文）',
  'Order 121 of the market regulator, art 9 and 10 (read in the instrument)',
);

/** The questions, by the name that stands in the address. */
export const questions: Readonly<Record<string, Question>> = {
  start: {
    ask: say('遇到了什么事？', 'What happened?'),
    answers: [
      {
        text: say('买东西、用服务吃了亏，想退钱、换货、赔偿', 'I bought something and want it put right'),
        to: 'bought',
      },
      { text: say('发现商家违法，希望查处', 'A business breaks the law; I want it looked into'), to: 'danger' },
      {
        text: say('工资、物业、快递、银行、看病等', 'Wages, housing, parcels, banks, hospitals and the like'),
        to: 'elsewhere',
      },
      { text: say('只是想问一问', 'I only have a question'), to: 'question' },
    ],
  },
  bought: {
    ask: say('和商家说过了吗？', 'Have you told the shop?'),
    why: say(
      '多数纠纷直接和商家说最快解决。不愿意联系商家，也可以直接投诉。',
      'Most disputes end soonest with the shop itself. You need not, though: you may complain at once.',
    ),
    answers: [
      { text: say('还没有', 'Not yet'), to: 'how' },
      { text: say('说过，商家不理或者不同意', 'Yes; it did not answer, or refused'), to: 'court' },
      { text: say('商家找不到了', 'The shop cannot be found'), to: 'vanished' },
    ],
  },
  how: {
    ask: say('怎么买的？', 'How did you buy it?'),
    answers: [
      {
        text: say('网上买的，签收不超过七天', 'Online, and received no more than seven days ago'),
        to: 'online-return',
      },
      { text: say('网上买的，已经超过七天', 'Online, longer ago'), to: 'talk' },
      { text: say('实体店买的，或者是服务', 'In a shop, or a service'), to: 'offline' },
    ],
  },
  court: {
    ask: say('有没有下面的情形？', 'Is any of this so?'),
    why: say(
      '有这些情形的，投诉一般不予受理，先看看更合适的办法。',
      'A complaint is then mostly not accepted; there are better ways.',
    ),
    answers: [
      {
        text: say(
          '法院、仲裁、消协或者其他机关已经受理或者处理过',
          'A court, an arbitrator, a consumer council or another organ already has it',
        ),
        to: 'handled',
      },
      { text: say('知道吃亏已经超过三年', 'I have known of the harm for more than three years'), to: 'late' },
      { text: say('不是生活消费，是进货或者生意上的事', 'It was for business, not for living'), to: 'business' },
      { text: say('都没有', 'None of these'), to: 'complaint' },
    ],
  },
  danger: {
    ask: say('现在有没有人身危险？', 'Is anybody in danger now?'),
    answers: [
      {
        text: say('有：电梯困人、燃气泄漏、食物中毒等', 'Yes: people trapped in a lift, leaking gas, food poisoning'),
        to: 'urgent',
      },
      { text: say('没有', 'No'), to: 'loss' },
    ],
  },
  loss: {
    ask: say('您自己也吃了亏，想要赔偿吗？', 'Did you lose by it yourself, and want to be compensated?'),
    answers: [
      { text: say('是，既要赔偿也要查处', 'Yes, both'), to: 'both' },
      { text: say('不是，只希望查处', 'No, only that it is looked into'), to: 'fear' },
    ],
  },
  fear: {
    ask: say('担心被人知道是您举报的吗？', 'Are you afraid that it becomes known who reported?'),
    answers: [
      { text: say('担心，或者我就在这家单位工作', 'Yes, or I work there'), to: 'anonymous' },
      { text: say('不担心', 'No'), to: 'report' },
    ],
  },
};

/** The advice at the end of each way. */
export const advice: Readonly<Record<string, Advice>> = {
  'online-return': {
    title: say('您可能可以无理由退货', 'You may send it back without a reason'),
    lines: [
      say(
        '签收的第二天起七天内告诉商家要退货；商品应当完好。',
        'Tell the shop within seven days, counted from the day after you received it; the goods must be whole.',
      ),
      say(
        '商家收到退货后七天内退款；退货运费除另有约定外由您承担。',
        'It pays back within seven days of receiving them; you pay the postage unless agreed otherwise.',
      ),
      say(
        '定制的、鲜活易腐的、已拆封的数字商品、报刊，以及购买时单独确认过不退的，不适用。',
        'Not for what was made for you, perishes, was downloaded, for newspapers, nor for what you confirmed at the purchase as not returnable.',
      ),
      say('商家不退的，再来投诉。', 'If it refuses, come back and complain.'),
    ],
    bring: PAPERS,
    go: [settle, complain],
    source: say(
      '消费者权益保护法第二十五条；网络购买商品七日无理由退货暂行办法（转引，待核对原文）',
      'Consumer law art 25 and the rules on returns of online purchases (secondary source, to be compared with the text)',
    ),
  },
  offline: {
    title: say('先看商家有没有承诺', 'See first what the shop has promised'),
    lines: [
      say(
        '实体店退货没有统一的法定天数；不少商家公开承诺可以无理由退货，承诺了就要做到。',
        'For shops no law gives a number of days; many have promised returns in public, and are bound by it.',
      ),
      say(
        '商品有质量问题的，不论有没有承诺，都可以要求商家负责。',
        'If something is wrong with the goods the shop answers for them, promise or not.',
      ),
    ],
    bring: PAPERS,
    go: [{ to: '/commitments', text: say('查商家的承诺', 'Look up promises of shops') }, settle, complain],
  },
  talk: {
    title: say('先和商家、平台说', 'Talk to the shop and the platform first'),
    lines: [
      say(
        '写清楚：什么时候买的、什么问题、要求怎么解决、什么时候前答复，留下记录。',
        'Write down when you bought it, what is wrong, what you want and by when; keep a copy.',
      ),
      say(
        '平台一般有售后入口；参加在线和解的商家应当在十个工作日内答复。',
        'Platforms have a way for this; firms that take part in settling online answer within ten working days.',
      ),
      say(
        '不答复、谈不拢，再来投诉。在线和解的时间不算在机关的期限里。',
        'If nothing comes of it, complain. Time spent on settling online is not counted as the authority’s.',
      ),
    ],
    bring: PAPERS,
    go: [settle, complain],
    source: say(
      '在线和解时限：全国12315平台规则（转引，待核对）',
      'Limit for settling online: rules of the national platform (secondary source)',
    ),
  },
  vanished: {
    title: say('商家找不到，也可以投诉', 'You can complain all the same'),
    lines: [
      say(
        '写清楚您知道的名称、地址、电话、收款人；商场、市场、平台里的，写上场所或者平台。',
        'Say what you know: name, address, telephone, who was paid; and the mall, market or platform.',
      ),
      say('有的市场、商场设有先行赔付，可以先赔给您。', 'Some markets and malls pay first and ask the shop later.'),
      say(
        '收了钱一直不开门、人数多的，可以同时举报。',
        'Where a shop took money of many and closed, report it as well.',
      ),
    ],
    bring: PAPERS,
    go: [
      complain,
      { to: '/file/both', text: say('投诉并举报', 'Complain and report') },
      { to: '/commitments', text: say('查先行赔付', 'Look up who pays first') },
    ],
  },
  complaint: {
    title: say('可以投诉', 'File a complaint'),
    lines: [
      say(
        '要写真实姓名、电话、地址，商家的名称和地址，具体要求和事实。',
        'Give your real name, telephone and address, the name and address of the shop, what you want and what happened.',
      ),
      say(
        '收到后七个工作日内决定是否受理；受理后六十天内调解。',
        'Within seven working days you are told whether it is accepted; mediation takes up to sixty days from then.',
      ),
      say(
        '调解要双方自愿，谈不成可以起诉或者申请仲裁。',
        'Mediation needs both sides; if it fails you may sue or go to arbitration.',
      ),
    ],
    bring: PAPERS,
    go: [complain],
    source: say(
      '市场监管总局令第121号第十、十五、二十三、二十五条（已核对原文）',
      'Order 121, art 10, 15, 23, 25 (read in the instrument)',
    ),
  },
  handled: {
    title: say('已经有机关在办', 'Another organ has it'),
    lines: [
      say(
        '同一件纠纷，法院、仲裁机构、行政机关或者消协已经受理或者处理过的，投诉不予受理。',
        'A dispute that a court, arbitrator, administrative organ or consumer council has taken up is not accepted again.',
      ),
      say(
        '请向正在办理的机关了解进展；发现违法行为的，仍然可以举报。',
        'Ask them how it stands; a violation of the law you may still report.',
      ),
    ],
    go: [ask, report],
    source: say('市场监管总局令第121号第十六条（已核对原文）', 'Order 121, art 16 (read in the instrument)'),
  },
  late: {
    title: say('超过三年的，投诉不予受理', 'After three years a complaint is not accepted'),
    lines: [
      say('从知道或者应当知道受到损害那天起算。', 'Counted from when you knew, or should have known, of the harm.'),
      say(
        '可以咨询律师是否还能起诉；违法行为仍在继续的，可以举报。',
        'Ask a lawyer whether you can still sue; if the violation goes on, report it.',
      ),
    ],
    go: [ask, report],
    source: say('市场监管总局令第121号第十六条（已核对原文）', 'Order 121, art 16 (read in the instrument)'),
  },
  business: {
    title: say('不是生活消费的，投诉不予受理', 'Purchases for business are not accepted as complaints'),
    lines: [
      say(
        '生意上的合同纠纷，可以协商、起诉或者申请仲裁。',
        'For contracts between businesses: negotiate, sue, or go to arbitration.',
      ),
      say('对方有违法行为的，可以举报。', 'If the other side broke the law, report it.'),
    ],
    go: [report, ask],
    source: say('市场监管总局令第121号第十六条（已核对原文）', 'Order 121, art 16 (read in the instrument)'),
  },
  both: {
    title: say('投诉和举报一次写清', 'Complain and report in one letter'),
    lines: [
      say(
        '写一次，机关分成两件分别办理，各有各的期限和回执码。',
        'You write once; it becomes two matters, each with its own limits and code.',
      ),
      say(
        '要赔偿需要您的联系方式；举报部分同样为您保密。',
        'To be compensated you must be reachable; the report is kept secret all the same.',
      ),
    ],
    bring: PAPERS,
    go: [{ to: '/file/both', text: say('投诉并举报', 'Complain and report') }],
    source: CLAIM,
  },
  urgent: {
    title: say('先打电话', 'Call first'),
    lines: [
      say('有人受伤或者正在发生犯罪：110、120、119。', 'Somebody hurt, a crime, a fire: 110, 120, 119.'),
      say(
        '电梯、燃气、食品安全等紧急情况：12315 或者 12345，说明地点和人数。',
        'Lifts, gas, food: 12315 or 12345; say where and how many people.',
      ),
      say('电话之后，可以在这里补交照片和说明。', 'Afterwards you can hand in photographs and particulars here.'),
    ],
    go: [report],
    source: say(
      '公开电话号码，各地可能不同（待核对）',
      'Publicly known numbers; a city may have others (to be confirmed)',
    ),
  },
  anonymous: {
    title: say('可以匿名举报', 'You can report anonymously'),
    lines: [
      say(
        '不留姓名和电话也可以。系统不记录您的网络地址和设备。',
        'You need give no name and no telephone. Neither your address on the network nor your device is kept.',
      ),
      say(
        '不要用单位的电脑、手机或者网络；照片里的拍摄地点会自动去掉，其他文件里的作者等信息请自己先删除。',
        'Do not use a computer, telephone or network of your employer. The place in a photograph is taken out; take authors’ names out of other files yourself.',
      ),
      say(
        '回执码只显示一次，凭它查进展、补充材料、领取奖励。丢了找不回来，请抄下来。',
        'The receipt code is shown once: with it you follow the matter, add to it, claim a reward. Nobody can give it to you again.',
      ),
      say('只有极少数人知道的事，写得太细会让人猜到是谁。', 'What only few people know may tell who you are.'),
    ],
    go: [report, { to: '/privacy', text: say('怎样保护您', 'How you are protected') }],
    source: say(
      '举报人保密：市场监管总局令第121号第三十七条（已核对原文）',
      'Secrecy of reporters: Order 121, art 37 (read in the instrument)',
    ),
  },
  report: {
    title: say('填写举报', 'File a report'),
    lines: [
      say(
        '写清楚谁、在哪里、做了什么、什么时候；照片、视频、票据最有用。',
        'Say who, where, what and when; photographs, videos and papers help most.',
      ),
      say(
        '一般十五个工作日内核查完毕，特殊情况经批准可以延长十五个工作日。',
        'It is looked into within fifteen working days, in special cases fifteen more.',
      ),
      say('查实的重大违法行为，可能有举报奖励。', 'For a major violation that is confirmed there may be a reward.'),
    ],
    go: [report],
    source: say(
      '市场监督管理行政处罚程序规定第十八条（转引，待核对原文）',
      'Rules of procedure, art 18 (secondary source, to be compared with the text)',
    ),
  },
  elsewhere: {
    title: say('可能要找其他部门', 'Another department may be the right one'),
    lines: [
      say(
        '工资、社保、劳动合同：人力资源和社会保障部门 12333；公积金 12329。',
        'Wages, social insurance, labour contracts: 12333; housing fund: 12329.',
      ),
      say('快递：邮政管理部门 12305。银行、保险：金融监管部门 12378。', 'Parcels: 12305. Banks and insurance: 12378.'),
      say(
        '税务、发票：12366。不知道找谁：12345，由它转办。',
        'Tax and invoices: 12366. If you do not know: 12345, which passes it on.',
      ),
      say(
        '物业收费、医疗收费不明码标价的，可以在这里举报。',
        'Charges of landlords or hospitals that are not displayed you can report here.',
      ),
    ],
    go: [ask, report],
    source: say(
      '公开电话号码，各地可能不同（待核对）',
      'Publicly known numbers; a city may have others (to be confirmed)',
    ),
  },
  question: {
    title: say('咨询', 'Questions'),
    lines: [
      say(
        '办执照、查规定、问进度，不用投诉举报。',
        'For licences, rules or how something stands you need not file anything.',
      ),
    ],
    go: [ask, { to: '/status', text: say('凭回执码查进度', 'Look up a matter by its code') }],
  },
};

/** Where the questions begin. */
export const START = 'start';

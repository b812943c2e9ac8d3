import type { Seeming } from '../guide/suggest.ts';
import type { MessageFault } from '../talk/message.ts';

const seems: Readonly<Record<Seeming, string>> = {
  complaint: '看起来您是在投诉：想为自己要个解决。',
  report: '看起来您是在举报：希望有人去查。',
  both: '看起来您两样都要：既要为自己解决，也希望查处。',
  clue: '看起来您是在提供线索。',
  ask: '看起来您是在咨询：只想问一问。',
};

const means: Readonly<Record<Seeming, string>> = {
  complaint: '按投诉办理，我们会组织您和经营者调解；按举报办理，只核查是否违法，不处理退款、赔偿。',
  report: '按举报办理，我们会核查是否违法，身份保密，可以匿名。',
  both: '分成一件投诉、一件举报，各算各的期限。已写的内容不用再写。',
  clue: '按线索办理，可以匿名。',
  ask: '咨询不立件、不计期限，拨打热线通常更快得到答复。',
};

const faults: Readonly<Record<MessageFault, string>> = {
  missing: '请先写点内容。',
  'too-long': '太长了，请缩短，或者分两条发。',
};

/** Texts of the guide, of the page for questions, of the talk with the office and of rewards. */
export const zhGuide = {
  guide: {
    title: '先看看怎么办',
    lead: '回答几个问题，看看最合适的办法和要准备的材料。',
    bring: '准备好这些',
    again: '重新开始',
    nothingKept: '您的选择不会被记录。',
    ask: { title: '我只想问一问', short: '咨询', lead: '怎么办、归谁管、需要什么材料。告诉您去哪里问，不用填表。' },
    proposal: '系统提示，由您决定',
    seems,
    means,
    because: (words: string) => `（您写到${words}）`,
    quoted: (words: readonly string[]) => words.map((word) => `“${word}”`).join('、'),
    change: (kind: string) => `改为${kind}`,
    stay: (kind: string) => `不改，还是${kind}`,
    toAsk: '看看去哪里问',
    elsewhere: '这件事可能主要归别的部门管',
    elsewhereText: (words: string, channel: string) => `您写到${words}。这类事情请找：${channel}。`,
    stillHere: '您仍然可以在这里提交：我们照样接收，不归我们管的，会依法告知您该找谁。',
  },
  ask: {
    title: '咨询：去哪里问',
    lead: '咨询不是投诉，也不是举报：不立件、不计期限。打电话或者到窗口问，通常当场就能答复。',
    where: '去哪里问',
    hotline: '市场监管热线：消费维权、经营者登记、食品药品、价格、质量。',
    anything: '政务服务便民热线：不知道归谁管的事，由它转办。',
    counter: '当地市场监管部门的服务窗口或者市场监管所，工作时间都可以去。',
    source: '依据：总局令第121号第四十四条（咨询不按投诉举报程序办理，告知渠道）',
    answers: '在这里就能看到的',
    questions: [
      {
        question: '投诉和举报有什么不同？',
        answer:
          '投诉是为自己：消费中权益受损，请我们组织您和经营者调解，需要实名。举报是为大家：告诉我们谁涉嫌违法，请我们核查，可以匿名。同一封信里两样都有，会分成两件，各算各的期限。',
      },
      {
        question: '投诉要准备什么？',
        answer:
          '您的姓名、电话、地址；经营者的名称、地址；具体的要求和事实。有小票、付款记录、照片、聊天记录的，请留好，办理机关会告诉您怎么交（总局令第121号第十条）。',
      },
      {
        question: '匿名举报，你们怎么找我？',
        answer:
          '找不到您，也不会去找。办理机关有问题会留言，您凭回执码在“查询进度”里看到并回复。回执码只显示一次，请保存好。',
      },
      {
        question: '提交以后多久有结果？',
        answer: '提交后，“查询进度”会写明正在计算的每一个法定期限、依据和最后一天，并逐日说明怎么算的。',
      },
    ],
    back: '回到首页',
  },
  talk: {
    title: '和办理机关留言',
    none: '还没有留言。想补充情况，可以写在下面；办理机关有问题，也会写在这里。',
    from: { office: '办理机关', person: '您' },
    erased: '内容已依法删除',
    label: '写给办理机关',
    hint: '办理人员能看到。匿名的，请不要写能让人认出您的内容。',
    faults,
    send: '发送留言',
    sending: '正在发送……',
    sent: '已发送，办理人员会看到。',
    notSent: '还没有发出去',
    unknown: '没有收到服务器的答复。您写的还在，请再按一次，同一条不会重复。',
    withdraw: '撤回这件投诉',
    withdrawMeans: '受理之前可以在这里撤回。撤回以后，这件投诉不再办理，也不能恢复；以后可以重新提交。',
    withdrawReason: '原因',
    withdrawSure: '我确定撤回',
    withdrawDo: '撤回投诉',
    notWithdrawn: '还没有撤回',
  },
  reward: {
    title: '举报奖励',
    until: '领取期限',
    remedies: '不服决定怎么办',
    way: '您想怎样领取',
    counter: { label: '当面领取', lead: '带回执码到办理机关领取，不用在这里留下姓名和账户。' },
    transfer: { label: '银行转账', lead: '转入您填写的账户。账户加密封存，查看须有权限并留痕；户名会让人知道您是谁。' },
    holder: '户名',
    bank: '开户行',
    number: '账号',
    faults: {
      way: '请选择领取方式。',
      holder: '请填写户名。',
      bank: '请填写开户行。',
      number: '请填写账号，只用数字、字母、空格和短横线。',
    },
    claim: '申请领取',
    notSent: '还没有提交',
    reason: '没有按期领取的原因',
    ask: '申请延期领取',
  },
};

import type { Urgency } from '../../../intake/model/labels.ts';
import type { Lexicon } from './lexicon.ts';

/** Danger to life, many people, or evidence about to vanish. `normal` is what remains when nothing speaks. */
export const urgencyLexicon: Lexicon<Urgency> = {
  id: 'urgency',
  version: '2026.1',
  threshold: 3,
  terms: {
    critical: {
      3: '食物中毒 集体中毒 爆炸 人员死亡 致人死亡 致死 抢救 病危 电梯坠落 燃气泄漏 煤气泄漏 气体泄漏 生命危险 自杀 跳楼 轻生',
      2: '死亡 中毒 昏迷 休克 ICU 重症 伤亡 困在电梯 电梯困人 窒息 泄漏',
      1: '送医 急救 婴儿 多人 孕妇 呕吐',
    },
    urgent: {
      3: '卷款跑路 卷款潜逃 携款潜逃 销毁证据 转移财产 转移货物 群体性事件 集体上访 正在销售 马上跑路 集体维权',
      2: '跑路 住院 上百人 数百人 上千人 几百人 数百名 上百名 学生食堂 幼儿园食堂 非法集资 关门走人 人去楼空 失联 紧急 十万火急 维权群',
      1: '老人 儿童 小孩 学生 众多 大量 尽快 立即 即将 多次 受害者 腹泻 呕吐',
    },
  },
};

import type { Sign } from '../../../intake/model/labels.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Words that make an officer look twice for 涉黑, 涉恶, 涉乱, 传销. A term of weight 3 raises the sign alone; weaker ones
 * need company, because a quarrel among neighbours also uses them.
 */
export const signLexicon: Lexicon<Sign> = {
  id: 'signs',
  version: '2026.1',
  threshold: 3,
  terms: {
    'organised-crime': {
      3: '黑社会 黑恶势力 涉黑 保护伞 黑帮 黑老大 黑势力 充当保护伞 黑道',
      2: '扫黑除恶 打黑除恶 社会老大 帮派',
      1: '打手 马仔 小弟',
    },
    'evil-force': {
      3: '恶势力 保护费 强迫交易 强买强卖 欺行霸市 非法拘禁 套路贷 寻衅滋事 暴力催收 村霸 市霸 菜霸 砂霸 沙霸 路霸 行霸 敲诈勒索 暴力讨债 软暴力',
      2: '地痞 流氓 恐吓 威胁人身 社会人员 社会闲散人员 打砸 收取摊位保护 强行收取 垄断货源 强行推销 高利贷 校园贷 聚众 持刀 打手 非法放贷',
      1: '威胁 殴打 打人 辱骂 堵门 泼油漆 纹身 强行 围殴 打伤 拘禁',
    },
    disorder: {
      3: '市场乱象 扰乱市场秩序 哄抬物价 哄抬价格 囤积居奇 串通涨价 制假售假 制假窝点 造假窝点 黑作坊 黑窝点 医托 酒托 饭托 黄牛党 欺客宰客 保健品骗局 坑老',
      2: '乱象 造假 制假 售假 宰客 黑中介 黑市 地下作坊 假冒伪劣 会销 坑蒙拐骗 囤货 传单骗老人 以次充好 黑心',
      1: '假货 骗钱 欺骗 坑人 猖獗 泛滥',
    },
    'pyramid-selling': {
      3: '传销 拉人头 发展下线 拉下线 团队计酬 传销窝点 资金盘 1040阳光工程',
      2: '下线 入门费 静态收益 动态收益 多级返利 推荐奖 层级返利 消费返利 直销会员 连锁经营工程 交钱入会 庞氏',
      1: '洗脑 返利 会员费 发财 高额回报 讲课 拉人 直销',
    },
  },
};

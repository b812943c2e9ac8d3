import type { Text } from '../../../../kernel/text.ts';
import type { Lexicon } from './lexicon.ts';

/** Government services hotline. Configuration: a province that answers elsewhere changes it here, with a new version. */
const HOTLINE = '12345';

const department = (zh: string, en: string): Text => ({
  zh: `${zh}，也可以拨打${HOTLINE}政务服务便民热线`,
  en: `${en}, or the government services hotline ${HOTLINE}`,
});

/** Whose business it is, and so where to turn. Departments by their duty: their local names differ. */
export const elsewhere = {
  construction: department('当地住房和城乡建设部门', 'the local housing and construction department'),
  'urban-management': department('当地城市管理部门', 'the local city-management department'),
  transport: department('当地交通运输部门', 'the local transport department'),
  education: department('当地教育部门', 'the local education department'),
  labour: department('当地人力资源和社会保障部门', 'the local human-resources and social-security department'),
  health: department('当地卫生健康或者医疗保障部门', 'the local health or medical-insurance department'),
  environment: department('当地生态环境部门', 'the local environment department'),
  'natural-resources': department('当地自然资源部门', 'the local natural-resources department'),
  police: department('当地公安机关', 'the local police'),
  'civil-affairs': department('当地民政部门', 'the local civil-affairs department'),
} as const satisfies Readonly<Record<string, Text>>;

export type Elsewhere = keyof typeof elsewhere;

/** Another department's business. Asked only where the domain rule already found nothing of ours in the text. */
export const elsewhereLexicon: Lexicon<Elsewhere> = {
  id: 'elsewhere',
  version: '2026.1',
  threshold: 3,
  terms: {
    construction: {
      3: '物业公司 业主委员会 业委会 烂尾 延期交房 交房 开发商 安置房 公租房 廉租房 棚改 旧城改造 公积金',
      2: '小区 业主 物业 住房 房屋 漏水 房价 楼盘 购房 首付 违建',
    },
    'urban-management': {
      3: '城管 占道经营 违章建筑 路灯 垃圾站 下水道 施工扰民 夜间施工 噪音扰民',
      2: '占道 噪音 绿化 臭味 垃圾 违建',
    },
    transport: {
      3: '断头路 公交线路 公交车站 道路维修 路面坑洼 修路 通水泥路 地铁站',
      2: '公交 地铁 出租车 高架 道路 马路 拥堵 高铁 车站',
    },
    education: {
      3: '学位 入学 学区 教师编制 教师工资 补课 高考 幼儿园',
      2: '学校 教师 老师 学生 中学 小学 招生',
    },
    labour: {
      3: '拖欠工资 农民工工资 社保 养老保险 退休金 劳动合同 职称',
      2: '工资 就业 失业 退休 编制 招聘 考试',
    },
    health: {
      3: '医保 生育津贴 医患 医疗事故 新农合',
      2: '医院 医生 护士 二胎 门诊',
    },
    environment: {
      3: '环境污染 排污 污水 扬尘 垃圾填埋 废气',
      2: '臭味 河道 噪音 污染',
    },
    'natural-resources': {
      3: '拆迁补偿 征地补偿 房产证 不动产证 国土局 规划局 宅基地',
      2: '拆迁 征地 征收 土地 规划',
    },
    police: {
      3: '户口 落户 交警 派出所 红绿灯 电信诈骗',
      2: '身份证 堵车 信号 报警',
    },
    'civil-affairs': { 3: '低保 殡葬 婚姻登记 五保', 2: '村委会 社区 退役' },
  },
};

/** What the procedure does not govern at all (令121 art 44); the values are the codes of rules/grounds.ts. */
export const outOfScopeLexicon: Lexicon<'consultation' | 'disclosure' | 'reconsideration' | 'discipline'> = {
  id: 'art44',
  version: '2026.1',
  threshold: 3,
  terms: {
    consultation: {
      3: '办理流程 需要哪些材料 需要什么材料 想咨询 咨询一下 特此咨询 如何办理 怎么办理 怎样办理',
      2: '咨询 请问',
      1: '流程 材料 政策 什么时候',
    },
    disclosure: { 3: '政府信息公开 信息公开申请 申请信息公开 申请公开', 2: '依申请公开' },
    reconsideration: { 3: '行政复议 复议申请 申请复议', 2: '不服处罚决定' },
    discipline: {
      3: '吃拿卡要 收受贿赂 索贿 徇私枉法 充当保护伞 纪检监察 违纪违法 执法人员收受',
      2: '不作为 乱作为 公职人员 受贿 贪污 违纪',
      1: '领导干部 工作人员 公务员',
    },
  },
};

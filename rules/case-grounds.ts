import { type Ground, groundsOf } from './ground.ts';

const review = groundsOf('penalty.art58');
/** Where legal review 法制审核 must come before the decision (处罚法 art 58, V). */
export const legalReviewGrounds: readonly Ground[] = [
  review('L1', '涉及重大公共利益', 'major public interest'),
  review(
    'L2',
    '直接关系当事人或者第三人重大权益，经过听证程序',
    'major rights of the party or a third person, and a hearing was held',
  ),
  review('L3', '案情疑难复杂、涉及多个法律关系', 'complex, several legal relations'),
  review('L4', '法律、法规规定应当进行法制审核的其他情形', 'another case by law'),
];

const recuse = groundsOf('penalty.art43');
/** 回避: own motion or on request; the head decides, and the investigation goes on until then (处罚法 art 43, V). */
export const recusalGrounds: readonly Ground[] = [
  recuse('B1', '与案件有直接利害关系', 'a direct interest in the case'),
  recuse('B2', '有其他关系可能影响公正执法', 'another relation that may affect fairness'),
];

const evidence = groundsOf('penalty.art46');
/** 证据的种类 (处罚法 art 46, V). */
export const evidenceKinds: readonly Ground[] = [
  evidence('documentary', '书证', 'documents'),
  evidence('physical', '物证', 'physical evidence'),
  evidence('audio-visual', '视听资料', 'audio-visual material'),
  evidence('electronic', '电子数据', 'electronic data'),
  evidence('testimony', '证人证言', "witness's testimony"),
  evidence('statement', '当事人的陈述', "party's statement"),
  evidence('expert-opinion', '鉴定意见', 'expert opinion'),
  evidence('record', '勘验笔录、现场笔录', 'record of inspection or scene'),
];

const suspend = groundsOf('procedure.art46');
/** 中止调查 (程序规定 art 46, M: from memory, check before production). */
export const suspensionGrounds: readonly Ground[] = [
  suspend('S1', '须以其他案件的处理结果为依据而该案尚未审结', 'it depends on another case that is not decided yet'),
  suspend(
    'S2',
    '涉及法律适用问题，已报请有权机关解释或者确认',
    'a question of law was put to the organ that may answer it',
  ),
  suspend('S3', '因不可抗力不能继续调查', 'force majeure'),
  suspend('S4', '当事人下落不明', 'the party cannot be found'),
  suspend('S5', '其他应当中止调查的情形', 'another reason to suspend'),
];

const end = groundsOf('procedure.art47');
/** 终止调查 (程序规定 art 47, M). */
export const endGrounds: readonly Ground[] = [
  end('E1', '涉嫌违法的自然人死亡', 'the party, a person, has died'),
  end('E2', '涉嫌违法的组织终止，且无权利义务承受人', 'the party, an organisation, has ended without successor'),
];

const close = groundsOf('procedure.art76');
/** 结案情形 (程序规定 art 76, M). */
export const closingConditions: readonly Ground[] = [
  close('K1', '处罚决定执行完毕', 'the decision is fully enforced'),
  close('K2', '人民法院裁定终结执行', 'the court ended enforcement'),
  close('K3', '案件终止调查', 'the investigation was ended'),
  close('K4', '作出不予处罚决定，或者移送其他机关处理', 'not punished, or transferred'),
  close('K5', '其他应予结案的情形', 'another reason to close'),
];

const decide = groundsOf('penalty.art57');
/** What follows the investigation (处罚法 art 57, V). */
export const decisionOutcomes: readonly Ground[] = [
  decide('penalise', '给予行政处罚', 'penalise'),
  decide('not-punished-minor', '违法行为轻微，依法可以不予处罚', 'minor: not punished'),
  decide('not-established', '违法事实不能成立，不予处罚', 'facts not established: not punished'),
  decide('transfer-judicial', '涉嫌犯罪，移送司法机关', 'suspected crime: to the judicial organs'),
];

const direct = groundsOf('penalty.art61');
const ways = groundsOf('procedure.service');
/** 送达方式: on the spot and electronic by 处罚法 art 61 (V); the others are those of civil procedure (M). */
export const serviceMethods: readonly Ground[] = [
  direct('direct', '直接送达（宣告后当场交付）', 'handed over'),
  direct('electronic', '传真、电子邮件等方式（须有当事人签订的确认书）', 'fax or e-mail, with a signed confirmation'),
  ways('left', '留置送达', 'left where it was refused'),
  ways('entrusted', '委托送达', 'through another authority'),
  ways('post', '邮寄送达', 'by post'),
  ways('forwarded', '转交送达', 'through the unit that the person belongs to'),
  groundsOf('civil-procedure.art95')(
    'public-notice',
    '公告送达（其他方式无法送达）',
    'public notice, where nothing else works',
  ),
];

const scope = groundsOf('publication45.art2');
/** Decisions that are not published (令45 art 2, V). */
export const unpublishedGrounds: readonly Ground[] = [
  scope('P1', '适用简易程序作出的处罚决定', 'a decision of the summary procedure'),
  scope('P2', '仅受到警告处罚', 'a warning and nothing else'),
];

const early = groundsOf('publication45.art14');
/** All four must hold for an early stop of the display (令45 art 14, V); how long it must have run is a rule of its own. */
export const earlyStopConditions: readonly Ground[] = [
  early('Q1', '已经自觉履行处罚决定规定的义务', 'the duties of the decision were performed'),
  early('Q2', '已经主动消除危害后果和不良影响', 'harm and ill effect were removed'),
  early('Q3', '未因同一类违法行为再次受到处罚', 'no further penalty for the same type of violation'),
  early('Q4', '未在经营异常名录和严重违法失信名单中', 'on neither the abnormal nor the serious-dishonesty list'),
];

const abstract = groundsOf('publication45.art4');
/** What the published abstract 摘要 states (令45 art 4, V). */
export const abstractFields: readonly Ground[] = [
  abstract('decision-number', '处罚决定书文号', 'number of the decision'),
  abstract('party', '当事人基本情况', 'the party'),
  abstract('violation-type', '违法行为类型', 'type of violation'),
  abstract('penalty', '处罚内容', 'what was imposed'),
  abstract('authority', '作出决定的机关', 'the authority'),
  abstract('date', '作出决定的日期', 'date of the decision'),
];

const written = groundsOf('penalty.art59');
/** What a penalty decision states (处罚法 art 59, V). */
export const decisionContents: readonly Ground[] = [
  written('party', '当事人的姓名或者名称、地址', "the party's name and address"),
  written('facts', '违反法律、法规、规章的事实和证据', 'facts and evidence'),
  written('penalty', '处罚的种类和依据', 'kind of penalty and its basis'),
  written('performance', '处罚的履行方式和期限', 'how and by when to perform'),
  written('remedies', '申请行政复议、提起行政诉讼的途径和期限', 'routes and limits of review and suit'),
  written('authority', '机关名称、作出决定的日期和印章', 'authority, date and seal'),
];

const seized = groundsOf('coercion.art24');
/** What a seizure decision states (强制法 art 24, V). */
export const seizureContents: readonly Ground[] = [
  seized('party', '当事人的姓名或者名称、地址', "the party's name and address"),
  seized('reason', '查封、扣押的理由、依据和期限', 'reason, basis and period'),
  seized('goods', '场所、设施或者财物的名称、数量（清单一式二份）', 'place or goods and quantity, list in two copies'),
  seized('remedies', '申请行政复议、提起行政诉讼的途径和期限', 'routes and limits of review and suit'),
  seized('authority', '机关名称、印章和日期', 'authority, seal and date'),
];

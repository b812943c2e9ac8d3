import type { Channel, Domain, Sign } from '../modules/intake/model/labels.ts';

/** What people write about: one pattern of ours with places for firm, goods, money and day. */
export interface Situation {
  readonly domain: Domain;
  readonly trades: readonly string[];
  readonly goods: readonly string[];
  /** Which kinds of matter it may open: a dispute over money is a complaint, a violation a report or clue. */
  readonly as: readonly ('clue' | 'report' | 'complaint')[];
  readonly title: string;
  readonly text: string;
  /** The cause under which a case would be filed. */
  readonly cause: string;
  readonly signs?: readonly Sign[];
}

const all = ['clue', 'report', 'complaint'] as const;
const violation = ['clue', 'report'] as const;
const dispute = ['complaint'] as const;

/**
 * Places: {firm} {goods} {yuan} {count} {day} {street}. Every text is composed for this world; none is taken from
 * a real letter.
 */
export const situations: readonly Situation[] = [
  {
    domain: 'food',
    trades: ['早餐店', '快餐店', '面馆', '餐饮有限公司'],
    goods: ['卤肉饭', '豆浆', '牛肉面', '凉拌菜'],
    as: all,
    title: '{firm}销售的{goods}中有异物',
    text: '{day}我在{firm}买了{count}份{goods}，吃到一半发现里面有细小的金属丝。当场拍了照片，店员只肯换一份，不肯说明原料是从哪里来的。共付款{yuan}元，小票还在。请查一查后厨卫生和进货台账。',
    cause: '生产经营混有异物的食品',
  },
  {
    domain: 'food',
    trades: ['生鲜超市', '便利店', '食品商行'],
    goods: ['袋装酸奶', '真空熟食', '曲奇饼干', '速冻水饺'],
    as: all,
    title: '{firm}货架上有过期{goods}',
    text: '{day}在{firm}看到货架上摆着的{goods}已经超过保质期，至少{count}件，价签仍是正常售价。我买了一件留作凭证，付款{yuan}元。希望核查同批次商品并责令下架。',
    cause: '经营超过保质期的食品',
  },
  {
    domain: 'food',
    trades: ['烧烤店', '小吃摊', '农家饭庄'],
    goods: ['烤串', '炒饭', '散装白酒'],
    as: violation,
    title: '{firm}无食品经营许可仍在营业',
    text: '位于{street}的{firm}每天傍晚开门，店里看不到食品经营许可证，从业人员也没有健康证明。加工{goods}的地方紧挨着垃圾堆，夏天气味很大。附近居民反映过几次，一直没有改变。',
    cause: '未取得食品经营许可从事食品经营活动',
  },
  {
    domain: 'drug',
    trades: ['大药房', '药店', '医药连锁有限公司'],
    goods: ['处方抗生素', '降压药', '感冒药'],
    as: violation,
    title: '{firm}不凭处方销售{goods}',
    text: '{day}到{firm}买药，店员没有要求出示处方就卖给我{goods}{count}盒，也没有药师在岗，收费{yuan}元。担心老人乱用药，请核查处方药销售和药师在岗情况。',
    cause: '未按规定凭处方销售处方药',
  },
  {
    domain: 'device',
    trades: ['健康体验馆', '医疗器械商行'],
    goods: ['家用理疗仪', '一次性注射器', '血糖试纸'],
    as: violation,
    title: '{firm}销售无注册证的{goods}',
    text: '{firm}在{street}以免费体验的名义召集老年人，现场推销{goods}，每件{yuan}元。产品外包装上找不到医疗器械注册证编号，说明书只有一张复印纸。',
    cause: '经营未依法注册的医疗器械',
  },
  {
    domain: 'cosmetics',
    trades: ['美容美发店', '化妆品店', '美容服务有限公司'],
    goods: ['祛斑面霜', '焗油膏', '面膜'],
    as: all,
    title: '使用{firm}的{goods}后过敏，标签不全',
    text: '{day}在{firm}花{yuan}元买了{goods}，用了{count}次脸上起红疹。回头看标签，没有备案编号和生产日期，店家说是自己调配的。要求说明来源并处理。',
    cause: '经营未备案的普通化妆品',
  },
  {
    domain: 'price',
    trades: ['停车场', '物业服务有限公司', '加油站'],
    goods: ['停车', '装修押金', '汽油'],
    as: all,
    title: '{firm}{goods}收费未明码标价',
    text: '{firm}的{goods}收费没有公示牌，{day}我被收了{yuan}元，问收费依据，工作人员说“一直都是这样收的”。同一天旁边的车主只收了一半。请核查是否明码标价、是否多收。',
    cause: '不按规定明码标价',
  },
  {
    domain: 'price',
    trades: ['蔬菜批发部', '生鲜超市', '口腔诊所'],
    goods: ['大白菜', '口罩', '洗牙'],
    as: violation,
    title: '{firm}哄抬{goods}价格',
    text: '近几天{firm}的{goods}一天一个价，{day}比上周涨了两倍多，标价签上先写原价再打折，其实从来没按那个原价卖过。买了{count}份共{yuan}元，小票附后。',
    cause: '利用虚假的价格手段诱骗消费者交易',
  },
  {
    domain: 'advertising',
    trades: ['健康咨询有限公司', '教育科技有限公司', '口腔诊所'],
    goods: ['降糖茶', '提分训练营', '隐形矫正'],
    as: violation,
    title: '{firm}广告宣称{goods}“包治包好”',
    text: '{firm}在电梯广告和短视频里宣传{goods}“有效率百分之百”“国家级专家推荐”，还拿患者和学员的名义作证明。收费{yuan}元起，不少人信以为真。请核查广告内容的依据。',
    cause: '发布虚假广告',
  },
  {
    domain: 'ip',
    trades: ['酒类商行', '箱包店', '五金机电经营部'],
    goods: ['知名白酒', '名牌运动鞋', '品牌机油'],
    as: violation,
    title: '{firm}涉嫌销售假冒注册商标的{goods}',
    text: '{day}在{firm}以每件{yuan}元买到{goods}，价格明显低于市场价，防伪码查不到。店内库存还有{count}箱左右，摆在里间。怀疑是假冒商品，可配合辨认。',
    cause: '销售侵犯注册商标专用权的商品',
  },
  {
    domain: 'unfair-competition',
    trades: ['家居建材有限公司', '摄影工作室', '网络科技有限公司'],
    goods: ['全屋定制', '婚纱照', '代运营服务'],
    as: violation,
    title: '{firm}组织刷单虚构销量',
    text: '{firm}在网店里雇人刷单，{goods}的销量和好评大多是假的，招募信息写着每单返{yuan}元。我做过两单，有转账记录。这样对老实经营的商家不公平。',
    cause: '对商品销售状况作虚假的商业宣传',
  },
  {
    domain: 'pyramid-selling',
    trades: ['商务信息咨询有限公司', '生物科技有限公司'],
    goods: ['“连锁加盟”项目', '保健品套装', '“共享股权”'],
    as: violation,
    title: '{street}有人以{goods}名义拉人头',
    text: '有一伙人在{street}租了{count}套民房，以{goods}名义发展下线，入门费每人{yuan}元，按拉来的人数提成，白天上课，手机统一保管。家里老人被叫去听了三次，劝不住，请尽快查处。',
    cause: '组织策划传销',
    signs: ['pyramid-selling', 'disorder'],
  },
  {
    domain: 'unlicensed',
    trades: ['废品收购站', '旅馆', '培训班'],
    goods: ['废旧电瓶', '住宿', '学科培训'],
    as: violation,
    title: '{firm}无照经营{goods}',
    text: '{street}的{firm}没有营业执照，长期经营{goods}，晚上还在装卸，噪声很大。有人来查就关门，走了又开。听说背后有人收“管理费”，周围的店都不敢说。',
    cause: '无照经营',
    signs: ['evil-force', 'disorder'],
  },
  {
    domain: 'special-equipment',
    trades: ['物业服务有限公司', '商业广场', '液化气站'],
    goods: ['电梯', '自动扶梯', '液化气瓶'],
    as: violation,
    title: '{firm}的{goods}超期未检',
    text: '{firm}的{goods}检验标志上的日期已经过了{count}个月，{day}又出现一次困人。向管理处反映，说是“正在联系检验”。请尽快到场查看，避免出事。',
    cause: '使用超期未检验的特种设备',
  },
  {
    domain: 'quality',
    trades: ['建材商行', '电动车行', '家电维修部'],
    goods: ['电动车充电器', '塑料管材', '插线板'],
    as: all,
    title: '{firm}销售的{goods}质量不合格',
    text: '{day}从{firm}买的{goods}用了{count}天就发热冒烟，外壳没有合格证和厂名厂址，也没有强制性认证标志。付款{yuan}元，商家不退不换。请检验同批产品。',
    cause: '销售不符合保障人身、财产安全标准的产品',
  },
  {
    domain: 'platform',
    trades: ['网络科技有限公司', '电子商务有限公司'],
    goods: ['直播间珠宝', '手机', '二手家电'],
    as: dispute,
    title: '网购{goods}与描述不符，{firm}拒绝退货',
    text: '{day}在{firm}的网店下单{goods}，实付{yuan}元，收到的货与页面描述不一样。申请七日无理由退货，客服一会儿说拆封不退，一会儿说要扣折旧费。请协调退款。',
    cause: '对不适用无理由退货的商品作虚假说明',
  },
  {
    domain: 'consumer',
    trades: ['健身服务有限公司', '美容美发店', '洗车行'],
    goods: ['健身年卡', '护理套餐', '洗车储值卡'],
    as: dispute,
    title: '{firm}停业，{goods}余额无法退还',
    text: '去年在{firm}办了{goods}，还剩{count}次没用，余额{yuan}元。{day}去的时候店门紧闭，电话打不通，门上贴着“内部装修”。同样遭遇的有十几个人，希望帮助联系退款。',
    cause: '预付式消费拒不退款',
  },
  {
    domain: 'consumer',
    trades: ['家居建材有限公司', '摄影工作室', '汽车销售服务有限公司'],
    goods: ['定制衣柜', '写真套系', '家用轿车'],
    as: dispute,
    title: '{firm}{goods}定金不退',
    text: '{day}在{firm}交了{goods}定金{yuan}元，合同上写明{count}天内交付，现在一拖再拖。要求解除合同退还定金，对方说“定金不退是行规”。请组织调解。',
    cause: '利用格式条款减轻自身责任',
  },
];

/** How many of a hundred come in by each channel. */
export const channelWeights: Readonly<Partial<Record<Channel, number>>> = {
  '12315': 46,
  phone: 14,
  portal: 12,
  counter: 7,
  letter: 6,
  inspection: 6,
  transfer: 5,
  media: 4,
};

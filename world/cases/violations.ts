import type { Domain } from '../../modules/intake/model/labels.ts';

/**
 * A type of violation of the invented province. The law is named, its articles are not: an example must not teach a
 * number that nobody looked up.
 */
export interface Violation {
  readonly code: string;
  readonly domain: Domain;
  readonly cause: string;
  readonly law: string;
  readonly trades: readonly string[];
  /** What it is about, with its unit. */
  readonly goods: readonly (readonly [name: string, unit: string])[];
  /** What the officers saw; {goods} and {count} are put in. */
  readonly found: string;
  /** What the person in charge says of it. */
  readonly said: string;
}

export const violations = [
  {
    code: 'expired-food',
    domain: 'food',
    cause: '经营超过保质期的食品',
    law: '《中华人民共和国食品安全法》',
    trades: ['生鲜超市', '便利店', '食品商行'],
    goods: [
      ['袋装酸奶', '袋'],
      ['真空熟食', '袋'],
      ['曲奇饼干', '盒'],
      ['速冻水饺', '袋'],
    ],
    found: '货架上待售的{goods}{count}，外包装标注的保质期已经届满，价签与同类商品相同。',
    said: '上个月换了店员，盘点漏了这一批，发现以后没有及时下架。',
  },
  {
    code: 'foreign-matter',
    domain: 'food',
    cause: '生产经营混有异物的食品',
    law: '《中华人民共和国食品安全法》',
    trades: ['早餐店', '快餐店', '餐饮有限公司'],
    goods: [
      ['卤肉饭', '份'],
      ['凉拌菜', '份'],
      ['牛肉面', '份'],
    ],
    found: '后厨操作台上有脱落的钢丝球碎屑，留样的{goods}{count}中检出同样的金属丝。',
    said: '清洗锅具用的钢丝球用旧了没有更换，碎屑掉进了半成品里。',
  },
  {
    code: 'reused-oil',
    domain: 'food',
    cause: '使用回收食品作为原料生产食品',
    law: '《中华人民共和国食品安全法》',
    trades: ['火锅店', '小吃摊', '餐饮有限公司'],
    goods: [
      ['回收油', '千克'],
      ['回收锅底料', '千克'],
    ],
    found: '后厨不锈钢桶内存有从餐后锅底捞出、静置分层的{goods}{count}，旁边的过滤网上残留食物碎渣。',
    said: '为了省成本，把客人吃剩的锅底过滤以后重新熬制。',
  },
  {
    code: 'unlicensed-food',
    domain: 'food',
    cause: '未取得食品经营许可从事食品经营活动',
    law: '《中华人民共和国食品安全法》',
    trades: ['烧烤店', '小吃摊', '农家饭庄'],
    goods: [
      ['烤串', '份'],
      ['炒饭', '份'],
    ],
    found: '现场正在制售{goods}{count}，不能出示食品经营许可证，从业人员没有健康证明。',
    said: '材料交过一次，说排水不合格要整改，想着先开张再补办。',
  },
  {
    code: 'adulterated-seasoning',
    domain: 'food',
    cause: '经营标签含有虚假内容的调味品',
    law: '《中华人民共和国食品安全法》',
    trades: ['调味品批发部', '干杂店', '食品商行'],
    goods: [
      ['花椒', '千克'],
      ['酿造酱油', '瓶'],
      ['火锅底料', '包'],
    ],
    found: '待售的{goods}{count}，标签上的生产者经核对并不存在，配料表与随货单据不一致。',
    said: '是流动货车送来的，比厂家直供便宜，没有索要票据。',
  },
  {
    code: 'prescription-drug',
    domain: 'drug',
    cause: '未按规定凭处方销售处方药',
    law: '《中华人民共和国药品管理法》',
    trades: ['大药房', '药店', '医药连锁有限公司'],
    goods: [
      ['处方抗生素', '盒'],
      ['降压药', '盒'],
    ],
    found: '销售记录显示售出{goods}{count}，处方登记簿没有对应处方，执业药师不在岗且未停售。',
    said: '老顾客常年吃这个药，就直接卖给他了，处方准备事后补。',
  },
  {
    code: 'unregistered-device',
    domain: 'device',
    cause: '经营未依法注册的医疗器械',
    law: '《医疗器械监督管理条例》',
    trades: ['健康体验馆', '医疗器械商行'],
    goods: [
      ['家用理疗仪', '台'],
      ['血糖试纸', '盒'],
    ],
    found: '展示台和仓库共有{goods}{count}，外包装和说明书上没有医疗器械注册证编号，经查询无注册信息。',
    said: '总店发来的货，说是家用保健品，不知道要注册证。',
  },
  {
    code: 'unfiled-cosmetics',
    domain: 'cosmetics',
    cause: '经营未备案的普通化妆品',
    law: '《化妆品监督管理条例》',
    trades: ['美容美发店', '化妆品店', '美容服务有限公司'],
    goods: [
      ['祛斑面霜', '瓶'],
      ['面膜', '盒'],
    ],
    found: '操作间内有手写标签的{goods}{count}，没有备案编号、生产日期和生产企业名称。',
    said: '是店里自己调配的，客人用着都说好，没有想到要备案。',
  },
  {
    code: 'price-not-marked',
    domain: 'price',
    cause: '不按规定明码标价',
    law: '《中华人民共和国价格法》',
    trades: ['停车场', '水果店', '口腔诊所'],
    goods: [
      ['停车服务', '车次'],
      ['时令水果', '千克'],
      ['洗牙服务', '次'],
    ],
    found: '收费处没有公示价目，抽查的{goods}{count}收费各不相同，票据上也没有单价。',
    said: '价格天天变，写了也要改，顾客问了都会告诉他。',
  },
  {
    code: 'misleading-price',
    domain: 'price',
    cause: '利用虚假的价格手段诱骗消费者交易',
    law: '《中华人民共和国价格法》',
    trades: ['蔬菜批发部', '家电商行', '加油站'],
    goods: [
      ['口罩', '只'],
      ['电热水壶', '只'],
      ['汽油', '升'],
    ],
    found: '促销牌标示{goods}“原价”划线后打折，查近三个月销售记录，{count}均未按该“原价”成交过。',
    said: '促销牌是照着别家写的，没有核对自己以前卖过多少钱。',
  },
  {
    code: 'false-advertising',
    domain: 'advertising',
    cause: '发布虚假广告',
    law: '《中华人民共和国广告法》',
    trades: ['健康咨询有限公司', '教育科技有限公司', '口腔诊所'],
    goods: [
      ['降糖茶', '盒'],
      ['提分训练营', '期'],
    ],
    found: '店内海报和短视频宣称{goods}“有效率百分之百”，不能提供依据，已售出{count}。',
    said: '广告词是代运营公司写的，我们只看了排版，没有核实内容。',
  },
  {
    code: 'property-advertising',
    domain: 'advertising',
    cause: '房地产广告含有升值承诺',
    law: '《中华人民共和国广告法》',
    trades: ['置业顾问有限公司', '房地产经纪有限公司'],
    goods: [
      ['商铺宣传册', '册'],
      ['楼盘展板', '块'],
    ],
    found: '售楼部摆放的{goods}{count}写有“三年翻番”“地铁口现房”等内容，与规划公示不符。',
    said: '是销售团队自己印的，公司审核时没有注意到这几句。',
  },
  {
    code: 'trade-mark',
    domain: 'ip',
    cause: '销售侵犯注册商标专用权的商品',
    law: '《中华人民共和国商标法》',
    trades: ['酒类商行', '箱包店', '五金机电经营部'],
    goods: [
      ['知名白酒', '瓶'],
      ['名牌运动鞋', '双'],
      ['品牌机油', '桶'],
    ],
    found: '货架和里间共有标称知名品牌的{goods}{count}，防伪码无法查询，权利人初步辨认不是其产品。',
    said: '别人上门推销的，价格便宜，没有要授权书和发票。',
  },
  {
    code: 'fake-sales',
    domain: 'unfair-competition',
    cause: '对商品销售状况作虚假的商业宣传',
    law: '《中华人民共和国反不正当竞争法》',
    trades: ['家居建材有限公司', '摄影工作室', '网络科技有限公司'],
    goods: [
      ['全屋定制订单', '单'],
      ['代运营订单', '单'],
    ],
    found: '网店后台和聊天记录显示组织他人虚假下单，涉及{goods}{count}，没有实际发货。',
    said: '新店没有销量没人看，就找了几个群帮忙刷单。',
  },
  {
    code: 'pyramid-recruiting',
    domain: 'pyramid-selling',
    cause: '组织策划传销',
    law: '《禁止传销条例》',
    trades: ['商务信息咨询有限公司', '生物科技有限公司'],
    goods: [
      ['入会资料', '套'],
      ['保健品套装', '套'],
    ],
    found: '授课现场有{goods}{count}和层级计酬表，参加人员均缴纳入门费并以发展人数计酬。',
    said: '我只是区域负责人，奖金制度是上面定的。',
  },
  {
    code: 'unlicensed-trade',
    domain: 'unlicensed',
    cause: '无照经营',
    law: '《无证无照经营查处办法》',
    trades: ['废品收购站', '旅馆', '培训班'],
    goods: [
      ['废旧电瓶', '组'],
      ['住宿登记', '人次'],
    ],
    found: '现场正在经营，不能出示营业执照，账本记录{goods}{count}。',
    said: '场地是租来的，合同没有备案，执照一直没有办下来。',
  },
  {
    code: 'overdue-inspection',
    domain: 'special-equipment',
    cause: '使用超期未检验的特种设备',
    law: '《中华人民共和国特种设备安全法》',
    trades: ['物业服务有限公司', '商业广场', '液化气站'],
    goods: [
      ['电梯', '台'],
      ['液化气瓶', '只'],
    ],
    found: '正在使用的{goods}{count}，检验标志载明的下次检验日期已过，没有报检记录。',
    said: '报检电话打过，对方说排队，就先用着了。',
  },
  {
    code: 'substandard-product',
    domain: 'quality',
    cause: '销售不符合保障人身、财产安全标准的产品',
    law: '《中华人民共和国产品质量法》',
    trades: ['建材商行', '电动车行', '家电维修部'],
    goods: [
      ['电动车充电器', '只'],
      ['插线板', '只'],
      ['塑料管材', '米'],
    ],
    found: '待售的{goods}{count}没有合格证和强制性认证标志，标称的生产者无法联系。',
    said: '进货时只看了价格，没有核对认证证书。',
  },
  {
    code: 'substandard-fuel',
    domain: 'quality',
    cause: '销售不符合质量标准的成品油',
    law: '《中华人民共和国产品质量法》',
    trades: ['加油站', '石化经营部'],
    goods: [
      ['柴油', '升'],
      ['汽油', '升'],
    ],
    found: '储油罐内待售的{goods}{count}，不能提供出厂检验报告，快检结果提示硫含量异常。',
    said: '油是调剂来的，供货单位说检验报告过几天寄到。',
  },
] as const satisfies readonly Violation[];

export type ViolationCode = (typeof violations)[number]['code'];

import type { Channel, Domain, Sign } from '../modules/intake/model/labels.ts';

/** What people write about: patterns of ours with places for firm, goods, money and day. */
export interface Situation {
  readonly domain: Domain;
  readonly trades: readonly string[];
  readonly goods: readonly string[];
  /** Which kinds of matter it may open: a dispute over money is a complaint, a violation a report or clue. */
  readonly as: readonly ('clue' | 'report' | 'complaint')[];
  /** Ways of saying it, parted by a bar: no two people write the same letter. */
  readonly title: string;
  /** One sentence after another, each as {@link title}. */
  readonly text: readonly string[];
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
    title:
      '{firm}销售的{goods}中有异物|{firm}的{goods}里吃出金属丝|在{firm}吃{goods}咬到硬物|{goods}里有异物，{firm}不肯说原料来源',
    text: [
      '{day}我在{firm}买了{count}份{goods}，吃到一半发现里面有细小的金属丝。|{day}中午和同事在{firm}吃饭，{goods}里夹着一截像钢丝球的东西，差点划伤嘴。|孩子{day}在{firm}吃{goods}，咬到一块硬的，吐出来是碎塑料片。|{day}从{firm}打包{goods}回家，吃了几口看见一根弯曲的铁丝。',
      '当场拍了照片，店员只肯换一份，不肯说明原料是从哪里来的。|叫来值班经理，只说“可能是锅刷掉的毛”，不愿登记。|老板当面承认是自己没洗干净，却让我别声张。|店里人多，前台收走那一份就倒掉了，幸好手机里留了照片。',
      '共付款{yuan}元，小票还在。|花了{yuan}元，有付款截图。|一共{yuan}元，是扫码付的。|{yuan}元的单子和异物都留着。',
      '请查一查后厨卫生和进货台账。|希望去后厨看看清洗和加工是怎么做的。|请核对他们用的半成品从哪家进。|要求依法处理，别再让别人吃到。',
    ],
    cause: '生产经营混有异物的食品',
  },
  {
    domain: 'food',
    trades: ['生鲜超市', '便利店', '食品商行'],
    goods: ['袋装酸奶', '真空熟食', '曲奇饼干', '速冻水饺'],
    as: all,
    title:
      '{firm}货架上有过期{goods}|{firm}卖的{goods}过了保质期|在{firm}买到过期的{goods}|{goods}早已过期，{firm}照常销售',
    text: [
      '{day}在{firm}看到货架上摆着的{goods}已经超过保质期，至少{count}件，价签仍是正常售价。|{day}去{firm}买东西，顺手翻了翻{goods}，有{count}件的日期都过了。|母亲{day}从{firm}带回{goods}，晚饭时才看清包装上的日期早就到了。|{firm}冰柜最下面压着{count}件{goods}，{day}看时生产日期已被磨得看不清，能认出的都过期了。',
      '我买了一件留作凭证，付款{yuan}元。|结账{yuan}元，小票和实物都没有动。|拿到收银台问，收银员说“日期印错了”，还是收了{yuan}元。|已经拆开吃了一点，花了{yuan}元，现在不敢再吃。',
      '希望核查同批次商品并责令下架。|请到店里把剩下的清一清。|建议看看他们的进货和检查记录。|要求退款，并请查处。',
    ],
    cause: '经营超过保质期的食品',
  },
  {
    domain: 'food',
    trades: ['烧烤店', '小吃摊', '农家饭庄'],
    goods: ['烤串', '炒饭', '散装白酒'],
    as: violation,
    title:
      '{firm}无食品经营许可仍在营业|没有许可证的{firm}天天出摊|居民楼下{firm}无证做{goods}|{firm}一直没有办食品经营许可证',
    text: [
      '位于{street}的{firm}每天傍晚开门，店里看不到食品经营许可证，从业人员也没有健康证明。|{street}那家{firm}开了快半年，问过两次许可证，都说“正在办”。|{firm}在{street}搭了个棚子做{goods}，墙上只挂着一张转让协议。|我住{street}附近，楼下{firm}半夜才收摊，从没见过许可证和健康证。',
      '加工{goods}的地方紧挨着垃圾堆，夏天气味很大。|做{goods}的案板直接放在地上，洗碗水往路边倒。|{goods}的原料装在没有标签的桶里，苍蝇很多。|炒{goods}的油反复用，烟顺着楼道往上窜。',
      '附近居民反映过几次，一直没有改变。|物业管过一回，第二天又摆出来。|希望尽快上门看看，别等吃坏了人。|请依法处理，并告诉我们结果。',
    ],
    cause: '未取得食品经营许可从事食品经营活动',
  },
  {
    domain: 'drug',
    trades: ['大药房', '药店', '医药连锁有限公司'],
    goods: ['处方抗生素', '降压药', '感冒药'],
    as: violation,
    title:
      '{firm}不凭处方销售{goods}|{firm}没看处方就卖{goods}|在{firm}随便就能买到{goods}|{firm}药师不在，照卖{goods}',
    text: [
      '{day}到{firm}买药，店员没有要求出示处方就卖给我{goods}{count}盒，也没有药师在岗，收费{yuan}元。|{day}父亲自己去{firm}，说头晕，店员递给他{goods}{count}盒，连处方两个字都没提，收了{yuan}元。|{day}我替邻居到{firm}问{goods}，柜台说不用处方，{count}盒{yuan}元。|{firm}{day}贴着“药师不在，暂停销售处方药”，可我要{goods}，还是拿出来{count}盒，{yuan}元。',
      '担心老人乱用药，请核查处方药销售和药师在岗情况。|小票上写的却是保健品，请查清楚。|我学过护理，知道这样吃药有风险，请管一管。|店里的处方登记本是空白的，希望查一查最近几个月的。',
    ],
    cause: '未按规定凭处方销售处方药',
  },
  {
    domain: 'device',
    trades: ['健康体验馆', '医疗器械商行'],
    goods: ['家用理疗仪', '一次性注射器', '血糖试纸'],
    as: violation,
    title:
      '{firm}销售无注册证的{goods}|{firm}卖给老人的{goods}没有注册证|{firm}推销来路不明的{goods}|体验店{firm}的{goods}查不到注册信息',
    text: [
      '{firm}在{street}以免费体验的名义召集老年人，现场推销{goods}，每件{yuan}元。|母亲在{street}的{firm}听了几堂课，花{yuan}元买回一件{goods}。|{street}新开的{firm}送鸡蛋拉人，进去以后一个劲卖{goods}，{yuan}元一件。|{firm}说{goods}是医院同款，社区里好几位阿姨买了，单价{yuan}元，地址在{street}。',
      '产品外包装上找不到医疗器械注册证编号，说明书只有一张复印纸。|盒子上只有一个商标，没有厂家，也没有注册证编号。|按包装上的编号去网上查，出来的是另一种产品。|问他们要合格证明，说“总部那边有”，再问就不理了。',
      '请核查来源，别让老人再上当。|要求退货，他们说用过就不退。|希望到现场看看库存。|请告诉我们这种东西能不能用。',
    ],
    cause: '经营未依法注册的医疗器械',
  },
  {
    domain: 'cosmetics',
    trades: ['美容美发店', '化妆品店', '美容服务有限公司'],
    goods: ['祛斑面霜', '焗油膏', '面膜'],
    as: all,
    title:
      '使用{firm}的{goods}后过敏，标签不全|{firm}的{goods}没有备案编号|在{firm}用了{goods}脸上起红疹|{firm}自己调配{goods}给顾客用',
    text: [
      '{day}在{firm}花{yuan}元买了{goods}，用了{count}次脸上起红疹。|{firm}{day}给我做护理，用的{goods}是从大桶里分装的，当晚皮肤又痒又肿，一次收了{yuan}元。|朋友推荐{firm}的{goods}，{day}办的疗程{yuan}元，做到第{count}次开始脱皮。|{day}我妹妹在{firm}试用{goods}，十几分钟后额头发烫，店里让她再买{yuan}元的修复套装。',
      '回头看标签，没有备案编号和生产日期，店家说是自己调配的。|瓶身只贴着手写的名字，问备案编号，店员答不上来。|包装上的厂名查不到，客服电话是空号。|要看进货单，老板说是老师傅的配方，不外传。',
      '要求说明来源并处理。|医院诊断为接触性皮炎，病历可以提供。|请查一查还有没有同样的产品。|希望退款并承担医药费。',
    ],
    cause: '经营未备案的普通化妆品',
  },
  {
    domain: 'price',
    trades: ['停车场', '物业服务有限公司', '加油站'],
    goods: ['停车', '装修押金', '汽油'],
    as: all,
    title:
      '{firm}{goods}收费未明码标价|{firm}的{goods}想收多少收多少|{goods}没有价格公示，{firm}多收钱|{firm}不公示{goods}收费标准',
    text: [
      '{firm}的{goods}收费没有公示牌，{day}我被收了{yuan}元，问收费依据，工作人员说“一直都是这样收的”。|{day}在{firm}，{goods}一项收了我{yuan}元，进门出门都没有看到价目表。|{firm}收{goods}的钱只有口头通知，{day}让交{yuan}元，不给票据。|{day}去{firm}，{goods}算下来{yuan}元，比上个月贵了一截，墙上的价目还是旧的。',
      '同一天旁边的车主只收了一半。|同楼的邻居交的数目和我不一样。|再问就说系统自动算的，算法不能看。|第二天换了个人当班，报的又是另一个价。',
      '请核查是否明码标价、是否多收。|希望把标准贴出来，多收的退给大家。|请查清收费依据。|要求书面答复。',
    ],
    cause: '不按规定明码标价',
  },
  {
    domain: 'price',
    trades: ['蔬菜批发部', '生鲜超市', '口腔诊所'],
    goods: ['大白菜', '口罩', '洗牙'],
    as: violation,
    title: '{firm}哄抬{goods}价格|{firm}的{goods}先涨价再打折|{goods}一天一个价，{firm}趁机涨价|{firm}虚标{goods}原价',
    text: [
      '近几天{firm}的{goods}一天一个价，{day}比上周涨了两倍多，|{firm}门口写着{goods}“五折”，{day}一算比平时还贵，|雨下了几天，{firm}的{goods}就跟着往上翻，{day}翻到平常的三倍，|{day}去{firm}，{goods}的价签被撕了重写，涨得离谱，',
      '标价签上先写原价再打折，其实从来没按那个原价卖过。|所谓原价，老顾客都没见过。|问原因只说“进价高”，别家却没有动。|同一条街的店还是老价钱。',
      '买了{count}份共{yuan}元，小票附后。|我家要用，只好花{yuan}元买了{count}份。|付了{yuan}元，{count}份，手机里有照片。|{count}份收{yuan}元，请核对进货单。',
    ],
    cause: '利用虚假的价格手段诱骗消费者交易',
  },
  {
    domain: 'advertising',
    trades: ['健康咨询有限公司', '教育科技有限公司', '口腔诊所'],
    goods: ['降糖茶', '提分训练营', '隐形矫正'],
    as: violation,
    title:
      '{firm}广告宣称{goods}“包治包好”|{firm}给{goods}打虚假广告|{firm}宣传{goods}有效率百分之百|听信{firm}的{goods}广告花了冤枉钱',
    text: [
      '{firm}在电梯广告和短视频里宣传{goods}“有效率百分之百”“国家级专家推荐”，还拿患者和学员的名义作证明。|楼道里贴满{firm}的传单，说{goods}“三个疗程断根”，上面的专家查无此人。|{firm}直播时讲{goods}“无效全退”，评论里全是一个口气的好评。|公交站牌上{firm}的{goods}广告写着“零风险、零复发”，看着就不可信。',
      '收费{yuan}元起，不少人信以为真。|我交了{yuan}元，效果一点没有。|家里老人已经交了{yuan}元，还想再交。|咨询时一开口就要{yuan}元，说名额有限。',
      '请核查广告内容的依据。|请让他们把这些话撤下来。|希望查一查有没有审查文号。|要求退费并处理。',
    ],
    cause: '发布虚假广告',
  },
  {
    domain: 'ip',
    trades: ['酒类商行', '箱包店', '五金机电经营部'],
    goods: ['知名白酒', '名牌运动鞋', '品牌机油'],
    as: violation,
    title:
      '{firm}涉嫌销售假冒注册商标的{goods}|{firm}卖的{goods}像是假货|在{firm}买到冒牌{goods}|{firm}用低价卖假冒{goods}',
    text: [
      '{day}在{firm}以每件{yuan}元买到{goods}，价格明显低于市场价，防伪码查不到。|{day}朋友从{firm}拿了一件{goods}，{yuan}元，商标的字母少了一个。|{firm}的{goods}只要{yuan}元，{day}买回来对比专卖店的，做工和吊牌都不一样。|我做这个牌子的代理，{day}在{firm}花{yuan}元取了样，{goods}的编号是重复的。',
      '店内库存还有{count}箱左右，摆在里间。|柜台上只摆两三件，真要货就从后面仓库搬，有{count}箱。|老板说有渠道，要多少有多少，当天又进了{count}箱。|微信上还在接单，晒过{count}箱的照片。',
      '怀疑是假冒商品，可配合辨认。|请查扣，我愿意作证。|样品和付款记录都在我手上。|希望追一追上家是谁。',
    ],
    cause: '销售侵犯注册商标专用权的商品',
  },
  {
    domain: 'unfair-competition',
    trades: ['家居建材有限公司', '摄影工作室', '网络科技有限公司'],
    goods: ['全屋定制', '婚纱照', '代运营服务'],
    as: violation,
    title: '{firm}组织刷单虚构销量|{firm}的{goods}好评是刷出来的|{firm}雇人给{goods}刷好评|{firm}网店{goods}销量造假',
    text: [
      '{firm}在网店里雇人刷单，{goods}的销量和好评大多是假的，招募信息写着每单返{yuan}元。|有个群专门给{firm}的{goods}刷评价，拍下付款再退，一单给{yuan}元。|{firm}的{goods}上架三天就有上千好评，我进过他们的兼职群，每条好评{yuan}元。|表弟在{firm}实习，任务就是用几十个号给{goods}下假单，一天结{yuan}元。',
      '我做过两单，有转账记录。|聊天截图和返款记录都保存着。|寄出去的是空包裹，快递单号可以查。|内部表格我拍了照。',
      '这样对老实经营的商家不公平。|请查处。|我们同行的生意被抢走不少。|希望平台和监管部门一起管。',
    ],
    cause: '对商品销售状况作虚假的商业宣传',
  },
  {
    domain: 'pyramid-selling',
    trades: ['商务信息咨询有限公司', '生物科技有限公司'],
    goods: ['“连锁加盟”项目', '保健品套装', '“共享股权”'],
    as: violation,
    title:
      '{street}有人以{goods}名义拉人头|{goods}背后疑似传销，窝点在{street}|亲戚被{goods}骗去{street}上课|以{goods}为名发展下线',
    text: [
      '有一伙人在{street}租了{count}套民房，以{goods}名义发展下线，入门费每人{yuan}元，按拉来的人数提成，|我表姐被同学叫到{street}，说是{goods}，先交{yuan}元才能加入，再拉{count}个人就升级，|{street}的一处出租屋里住着{count}拨外地人，天天讲{goods}，交{yuan}元成为会员，拉人头拿返利，|邻居向我推荐{goods}，交{yuan}元得一个点位，下面满{count}个人就有分红，聚会的地方在{street}，',
      '白天上课，手机统一保管。|一进门就有人陪着，不让单独出去。|墙上贴着业绩榜，唱歌喊口号。|每周换一个地方讲课，门口有人望风。',
      '家里老人被叫去听了三次，劝不住，请尽快查处。|她已经借了钱，家里急得不行。|楼里住户都害怕，希望早点来查。|我没有交钱，可以指认地点。',
    ],
    cause: '组织策划传销',
    signs: ['pyramid-selling', 'disorder'],
  },
  {
    domain: 'unlicensed',
    trades: ['废品收购站', '旅馆', '培训班'],
    goods: ['废旧电瓶', '住宿', '学科培训'],
    as: violation,
    title:
      '{firm}无照经营{goods}|{firm}没有营业执照一直做{goods}|{street}{firm}无照经营，夜里扰民|无照的{firm}有人撑腰',
    text: [
      '{street}的{firm}没有营业执照，长期经营{goods}，晚上还在装卸，噪声很大。|{firm}在{street}做{goods}，执照没有，招牌也换过三次。|{street}有一家{firm}，无照做{goods}两年多了，消防通道被堵得死死的。|我们单元一楼被改成{firm}，没有营业执照就干{goods}，人来人往到凌晨。',
      '有人来查就关门，走了又开。|每次检查前都像知道消息一样提前收摊。|卷闸门拉下一半，熟客从后门进。|白天锁门，天黑才营业。',
      '听说背后有人收“管理费”，周围的店都不敢说。|有个光头隔几天来收“管理费”，不交就砸东西。|隔壁店主多嘴一句，第二天玻璃就碎了，都说是收“管理费”的人干的。|几家小店每月要交“管理费”，交给谁没人敢讲。',
    ],
    cause: '无照经营',
    signs: ['evil-force', 'disorder'],
  },
  {
    domain: 'special-equipment',
    trades: ['物业服务有限公司', '商业广场', '液化气站'],
    goods: ['电梯', '自动扶梯', '液化气瓶'],
    as: violation,
    title:
      '{firm}的{goods}超期未检|{firm}{goods}检验过期还在用|{firm}的{goods}出过故障仍未检验|担心{firm}的{goods}出事',
    text: [
      '{firm}的{goods}检验标志上的日期已经过了{count}个月，{day}又出现一次困人。|{day}我在{firm}看到{goods}的检验合格标志早已到期，算起来超了{count}个月。|{firm}的{goods}{day}突然停住，里面的人喊了好久，一看标志过期{count}个月。|{goods}上贴的下次检验日期是{count}个月前，{firm}拿报纸把它遮住了，{day}被我撕开看到。',
      '向管理处反映，说是“正在联系检验”。|打维保电话没有人接。|值班的说领导知道，让等通知。|业主群里问了几遍，没有回音。',
      '请尽快到场查看，避免出事。|老人孩子天天要用，请先停下来检查。|希望公布检验报告。|要求马上整改。',
    ],
    cause: '使用超期未检验的特种设备',
  },
  {
    domain: 'quality',
    trades: ['建材商行', '电动车行', '家电维修部'],
    goods: ['电动车充电器', '塑料管材', '插线板'],
    as: all,
    title:
      '{firm}销售的{goods}质量不合格|{firm}的{goods}用了就发热冒烟|在{firm}买的{goods}没有认证标志|{firm}卖三无{goods}',
    text: [
      '{day}从{firm}买的{goods}用了{count}天就发热冒烟，|{firm}{day}卖给我的{goods}，第{count}天外壳就烤化了，|家里{day}换上{firm}的{goods}，{count}天后半夜闻到焦味，|{day}在{firm}配的{goods}，才{count}天就裂开漏电，手被麻了一下，',
      '外壳没有合格证和厂名厂址，也没有强制性认证标志。|翻遍包装找不到生产厂家。|上面印的认证标志是假的，编号查不到。|说明书是另一个型号的，铭牌是后贴的。',
      '付款{yuan}元，商家不退不换。|{yuan}元买的，老板说出门不认。|去退货，反被说是我接线不对，{yuan}元不退。|{yuan}元的票据在，请先封存剩下的货。',
      '请检验同批产品。|希望抽样送检。|别等烧了房子才管。|请依法处理。',
    ],
    cause: '销售不符合保障人身、财产安全标准的产品',
  },
  {
    domain: 'platform',
    trades: ['网络科技有限公司', '电子商务有限公司'],
    goods: ['直播间珠宝', '手机', '二手家电'],
    as: dispute,
    title:
      '网购{goods}与描述不符，{firm}拒绝退货|{firm}的{goods}货不对板不给退|在{firm}网店买{goods}退货难|{firm}直播卖的{goods}不让退',
    text: [
      '{day}在{firm}的网店下单{goods}，实付{yuan}元，收到的货与页面描述不一样。|{day}看{firm}直播买了{goods}，{yuan}元，到手发现颜色和规格都不对。|{firm}页面写着{goods}“全新正品”，{day}花{yuan}元收到的有明显使用痕迹。|{day}给女儿在{firm}订的{goods}，{yuan}元，配件少了两样。',
      '申请七日无理由退货，客服一会儿说拆封不退，一会儿说要扣折旧费。|提交退货申请被驳回三次，理由每次都换。|客服让我先给好评再退，评完就不理人了。|说这类商品不支持退货，可下单时没有提示。',
      '请协调退款。|要求全额退款并承担运费。|平台介入后也没有结果，请帮助处理。|希望按承诺办。',
    ],
    cause: '对不适用无理由退货的商品作虚假说明',
  },
  {
    domain: 'consumer',
    trades: ['健身服务有限公司', '美容美发店', '洗车行'],
    goods: ['健身年卡', '护理套餐', '洗车储值卡'],
    as: dispute,
    title:
      '{firm}停业，{goods}余额无法退还|{firm}关门了，{goods}还剩一半|办了{firm}的{goods}退不了钱|{firm}搬走，{goods}没人管',
    text: [
      '去年在{firm}办了{goods}，还剩{count}次没用，余额{yuan}元。|我和爱人在{firm}各办一张{goods}，里面还有{yuan}元，够用{count}次。|{firm}搞活动时充的{goods}，只用过{count}次，剩{yuan}元。|年初{firm}推销{goods}，说随时可退，我交了钱，到现在还有{yuan}元、{count}次没有消费。',
      '{day}去的时候店门紧闭，电话打不通，门上贴着“内部装修”。|{day}路过一看，招牌都拆了，保安说房东收回了铺面。|{day}店员通知转到另一家，离家二十多公里，换了名字也换了老板。|{day}起预约一直排不上，店里说师傅都走了，钱要等总部批。',
      '同样遭遇的有十几个人，希望帮助联系退款。|群里已经有人在登记，金额不小。|请帮忙找到负责人。|要求退还余额。',
    ],
    cause: '预付式消费拒不退款',
  },
  {
    domain: 'consumer',
    trades: ['家居建材有限公司', '摄影工作室', '汽车销售服务有限公司'],
    goods: ['定制衣柜', '写真套系', '家用轿车'],
    as: dispute,
    title:
      '{firm}{goods}定金不退|{firm}拖着不交{goods}，定金也不退|解除{goods}合同，{firm}不退定金|{firm}以行规为由扣下{goods}定金',
    text: [
      '{day}在{firm}交了{goods}定金{yuan}元，合同上写明{count}天内交付，现在一拖再拖。|{day}和{firm}签了{goods}的单子，付{yuan}元定金，量尺以后说要加价。|{firm}的业务员口头答应{goods}不满意可退，{day}收走{yuan}元定金，{count}天后就变了。|家里有事，{goods}订不了了，{day}才交的{yuan}元定金，{firm}第{count}天就说已经排产。',
      '要求解除合同退还定金，对方说“定金不退是行规”。|他们指着背面的小字，说一概不退。|打电话过去互相推，店长说要问总部，总部说归店里。|只肯换成代金券，我不同意。',
      '请组织调解。|希望按合同办，退回定金。|请看看这样的条款算不算数。|愿意到场协商。',
    ],
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

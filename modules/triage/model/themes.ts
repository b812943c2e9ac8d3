import type { Text } from '../../../kernel/text.ts';
import { type Domain, domainTitle } from '../../intake/model/labels.ts';

/** Leaf, Chinese name, English name; one line a theme. What fits none is the rest of its domain. */
const LEAVES = {
  food: `
    expired | 过期变质 | Expired or spoiled
    foreign-matter | 异物 | Foreign matter
    illness | 食用后不适、中毒 | Illness or poisoning
    additives | 滥用添加剂 | Abuse of additives
    label | 标签标识 | Labelling
    hygiene | 餐饮卫生 | Kitchen hygiene
    canteen | 学校、单位食堂 | Canteens
    takeaway | 网络餐饮 | Food delivery
    meat | 肉类检疫与来源 | Meat: quarantine and origin
    health-food | 保健食品 | Health food
    infant | 婴幼儿食品 | Infant food
    adulterated | 掺假、冒充产地品种 | Adulteration, false origin or variety
    farm-residue | 农残兽残 | Pesticide and veterinary residues`,
  drug: `
    counterfeit | 假药劣药 | Counterfeit or substandard drugs
    prescription | 处方药销售 | Sale of prescription drugs
    online | 网络售药 | Online sale of drugs
    pharmacist | 药师在岗、药店管理 | Pharmacists on duty, pharmacy management
    herbal | 中药饮片 | Prepared herbs
    vaccine | 疫苗储运 | Vaccine storage and transport
    clinic-supply | 诊所用药 | Drugs used by clinics`,
  device: `
    unregistered | 无注册备案 | Not registered or filed
    quality | 器械质量 | Device quality
    clinic-use | 医疗、美容机构使用 | Use by clinics and beauty clinics
    lens | 隐形眼镜、角膜塑形镜 | Contact and orthokeratology lenses
    home-therapy | 体验店、理疗器械 | Trial shops and home therapy
    online | 网络销售 | Online sale`,
  cosmetics: `
    adverse | 不良反应 | Adverse reactions
    unregistered | 未注册备案 | Not registered or filed
    banned-substance | 违禁成分 | Banned substances
    expired | 过期 | Expired
    label | 标签与功效宣称 | Labels and claims
    salon | 美容院自配、分装 | Mixed or refilled by salons
    children | 儿童化妆品 | Children’s cosmetics`,
  price: `
    no-tag | 不明码标价 | Prices not shown
    fraud | 价格欺诈 | Price fraud
    gouging | 哄抬价格 | Price gouging
    government-price | 超政府定价、指导价 | Above government prices
    parking | 停车收费 | Parking charges
    utilities | 转供电与水电气加价 | Mark-ups on electricity, water and gas
    property | 物业、电梯等收费 | Property-management charges
    education | 教育收费 | Education charges
    medical | 医疗收费 | Medical charges
    association | 协会、中介涉企收费 | Charges by associations and agencies
    bundled | 强制、捆绑收费 | Forced or bundled charges`,
  advertising: `
    medical | 医疗、药品、保健品广告 | Medical, drug and health-product advertising
    absolute | 绝对化用语 | Superlatives
    false | 虚假、引人误解 | False or misleading advertising
    real-estate | 房地产广告 | Property advertising
    education | 教育培训广告 | Education advertising
    investment | 招商投资广告 | Investment and franchise advertising
    online | 弹窗、互联网广告 | Pop-ups and internet advertising
    endorsement | 代言与未成年人 | Endorsement and minors`,
  ip: `
    trademark | 商标侵权 | Trademark infringement
    counterfeit-goods | 假冒品牌商品 | Counterfeit branded goods
    patent | 专利 | Patents
    geographic | 地理标志、老字号 | Geographical indications, time-honoured brands
    agency | 代理机构 | Agencies
    copyright-hint | 盗版（转有关部门） | Piracy (for another department)`,
  'unfair-competition': `
    confusion | 混淆仿冒 | Passing off
    bribery | 商业贿赂、回扣 | Commercial bribery, kickbacks
    fake-trade | 刷单炒信、虚构交易 | Fake orders and reviews
    prize | 有奖销售 | Sales with prizes
    secret | 商业秘密 | Trade secrets
    defamation | 商业诋毁 | Commercial defamation
    monopoly | 垄断、滥用优势 | Monopoly, abuse of position`,
  'pyramid-selling': `
    recruit | 拉人头 | Recruiting for reward
    entry-fee | 入门费 | Entry fees
    team-pay | 团队计酬 | Pay by team sales
    online | 网络传销、资金盘 | Online pyramid schemes
    den | 窝点、限制自由 | Dens, confinement
    direct-selling | 违规直销 | Unlawful direct selling
    meeting | 会议洗脑 | Indoctrination meetings`,
  unlicensed: `
    no-licence | 无照经营 | No business licence
    no-permit | 无许可经营 | No permit
    lent | 出租出借证照 | Lent or leased licences
    address | 注册地址不实 | False registered address
    identity-stolen | 冒名登记 | Registration under a stolen identity
    beyond-scope | 超范围经营 | Beyond the licensed scope`,
  'special-equipment': `
    elevator-stuck | 电梯困人 | People trapped in a lift
    elevator-upkeep | 电梯故障、维保、检验 | Lift faults, upkeep and inspection
    boiler | 锅炉、压力容器 | Boilers and pressure vessels
    cylinder | 气瓶充装 | Filling of gas cylinders
    amusement | 大型游乐设施 | Amusement rides
    forklift | 叉车、起重机械 | Forklifts and cranes
    pipeline | 压力管道 | Pressure pipelines
    operator | 无证作业 | Uncertified operators`,
  quality: `
    inferior | 伪劣、不合格 | Inferior or failing goods
    certification | 强制认证、生产许可 | Compulsory certification, production licences
    children | 儿童玩具用品 | Toys and children’s goods
    building | 建材家具、甲醛 | Building materials, furniture, formaldehyde
    electric | 电动自行车、电器、电池 | E-bikes, appliances, batteries
    fuel | 油品 | Fuels
    measuring | 计量、缺斤短两 | Measuring, short weight
    inspection-body | 检验检测机构 | Testing bodies
    textile | 服装纺织 | Clothing and textiles
    farm-input | 农资 | Farm supplies
    jewellery | 金银珠宝 | Jewellery`,
  platform: `
    not-as-described | 货不对板 | Not as described
    return | 七天无理由退货 | Seven-day returns
    platform-duty | 平台责任、经营者身份 | Duties of platforms, identity of traders
    livestream | 直播带货 | Livestream selling
    cancel | 砍单、不发货 | Cancelled or undelivered orders
    renewal | 自动续费、默认勾选 | Automatic renewal, ticked by default
    big-data | 大数据杀熟 | Prices by profile
    ticketing | 票务、酒店预订 | Tickets and hotel booking`,
  consumer: `
    prepaid | 预付卡关门、不退 | Prepaid cards
    refund | 拒绝退款 | Refused refunds
    terms | 霸王条款 | Unfair terms
    fraud | 欺诈消费 | Consumer fraud
    repair | 三包维修 | Repair and warranty
    car | 汽车消费 | Cars
    training | 培训服务 | Training
    travel | 旅游、酒店、婚庆 | Travel, hotels, weddings
    decoration | 装修、家政 | Decoration and household services
    privacy | 消费者个人信息 | Consumers’ personal data`,
  other: `
    registration | 登记注册办理 | Registration
    conduct | 窗口、工作人员作风 | Conduct of staff
    consultation | 政策咨询 | Questions about policy
    suggestion | 建议、表扬 | Suggestions and praise
    standards | 标准、认证认可事务 | Standards and accreditation
    contract | 合同行政监管 | Contract supervision`,
  'not-ours': `
    housing | 住房、物业服务 | Housing and property service
    wages | 劳动报酬 | Wages
    noise | 噪声、油烟扰民 | Noise and fumes
    police | 治安、诈骗案件 | Public order, fraud cases
    medical | 医疗纠纷 | Medical disputes
    transport | 交通运输 | Transport
    school | 学校教育 | Schools
    environment | 环境污染 | Pollution
    city | 城管、违建 | City management, illegal buildings
    finance | 银行保险证券 | Banks, insurance, securities
    telecom | 通信 | Telecommunications
    tobacco | 烟草专卖 | Tobacco monopoly`,
} as const satisfies Readonly<Record<Domain, string>>;

function entriesOf([domain, lines]: readonly [string, string]): readonly (readonly [string, Text])[] {
  const { zh, en } = domainTitle(domain);
  const named = lines
    .trim()
    .split('\n')
    .map((line) => {
      const [leaf = '', chinese = '', english = ''] = line.split('|').map((part) => part.trim());
      return [`${domain}.${leaf}`, { zh: chinese, en: english }] as const;
    });
  return [...named, [`${domain}.other`, { zh: `${zh}（其他）`, en: `${en}, other` }]];
}

/** Themes by code `domain.leaf`, in the order of `corpus/guide.zh-CN.md`. */
export const themes: ReadonlyMap<string, Text> = new Map(Object.entries(LEAVES).flatMap(entriesOf));

/** Title of a theme; an unknown code shows as itself. */
export const themeTitle = (code: string): Text => themes.get(code) ?? { zh: code, en: code };

/** Whom a matter may hurt more than others. Marked where they are harmed or at risk. */
export const vulnerablePeople = {
  child: { zh: '未成年人', en: 'Minors' },
  elderly: { zh: '老年人', en: 'Older people' },
  disabled: { zh: '残疾人', en: 'Disabled people' },
  pregnant: { zh: '孕产妇', en: 'Pregnant women and new mothers' },
  patient: { zh: '病人', en: 'Patients' },
} as const satisfies Readonly<Record<string, Text>>;

/** Words that are compared otherwise than names: small letters, Latin. Our own lists. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Said before or after a person's name; no part of it. */
export const TITLES = words(
  `mr mrs ms miss mister madam dr doctor prof professor sir lord lady dame president presidente prasident minister general gen
   colonel col captain capt major maj lieutenant lt sergeant admiral haji hajji hajj shaikh sheikh sheik shaykh cheikh mullah maulana
   maulavi mawlawi sayyid sayed hon honorable rev reverend father monsieur madame mme herr frau senor senora don dona jr sr ii iii
   phd esq the prince princess king queen emir amir imam ayatollah ustad ing mag dipl`,
);

/** Between names; often written otherwise, joined or left out. */
export const PARTICLES = words(
  'al el ul as ad ar bin ibn ben bint abu abd abdul abdel umm ould de del della di da do dos das du la le les van von der den ter ten zu zur y e and und et of st saint mac mc o i u',
);

/** Several words that say a form or a common word, as one. Longer ones first. */
export const PHRASES: readonly (readonly [RegExp, string])[] = (
  [
    ['obshchestvo s ogranichennoi otvetstvennostyu', 'llc'],
    ['societatea cu raspundere limitata', 'llc'],
    ['sociedad de responsabilidad limitada', 'llc'],
    ['gesellschaft mit beschrankter haftung', 'llc'],
    ['societe a responsabilite limitee', 'llc'],
    ['societa a responsabilita limitata', 'llc'],
    ['spolka z ograniczona odpowiedzialnoscia', 'llc'],
    ['limited liability company', 'llc'],
    ['limited liability partnership', 'llp'],
    [
      '(?:open|public|closed|private|otkrytoe|zakrytoe|publichnoe)? ?(?:joint stock company|joynt stock company|joint stock compan|aktsionernoe obshchestvo)',
      'jsc',
    ],
    ['public limited company', 'plc'],
    ['sociedad anonima', 'jsc'],
    ['societe anonyme', 'jsc'],
    ['societa per azioni', 'jsc'],
    ['naamloze vennootschap', 'jsc'],
    ['besloten vennootschap', 'llc'],
    ['sp z o ?o', 'llc'],
    ['d o o', 'llc'],
    ['o o o', 'llc'],
    ['s r l', 'llc'],
    ['s p a', 'jsc'],
    ['s a r l', 'llc'],
    ['s a s', 'jsc'],
    ['s a', 'jsc'],
    ['a s', 'jsc'],
    ['a g', 'jsc'],
    ['b v', 'llc'],
    ['n v', 'jsc'],
    ['k k', 'jsc'],
    ['l l c', 'llc'],
    ['l l p', 'llp'],
    ['l t d', 'ltd'],
    ['p l c', 'plc'],
    ['co ltd', 'ltd'],
    ['company limited', 'ltd'],
    ['private limited', 'ltd'],
    ['pvt ltd', 'ltd'],
    ['pte ltd', 'ltd'],
    ['pty ltd', 'ltd'],
    ['sdn bhd', 'ltd'],
    ['united kingdom', 'uk'],
    ['united states', 'us'],
  ] as const
).map(([pattern, form]) => [new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g'), form] as const);

/** Words that mean the same, as one of them. */
export const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    llc: 'ooo gmbh srl sarl doo zoo kft ek eurl lda ltda limitada tov',
    jsc: 'oao zao pao ao ojsc pjsc cjsc ag akg aktiengesellschaft sa spa nv ab asa oyj oy as sas kk bhd aktsionernoe ad se',
    ltd: 'limited',
    plc: 'pcl',
    inc: 'incorporated',
    corp: 'corporation corporacion',
    co: 'company compania compagnie cie kompaniya kompania',
    ano: 'ano',
    intl: 'international internacional mezhdunarodnyi internationale intnl',
    grp: 'group gruppe gruppa groupe grupo',
    bank: 'banco banque banka',
    industries: 'industry ind industrial',
    tech: 'technology technologies tekhnologii',
    zavod: 'plant factory fabrika',
    govt: 'government',
    univ: 'university universitet',
    org: 'organization organisation organizatsiya',
    natl: 'national',
    trading: 'trade',
    eng: 'engineering',
    mfg: 'manufacturing',
    bros: 'brothers',
    and: 'und et y',
    1: 'one first 1st i',
    2: 'two second 2nd ii',
    3: 'three third 3rd iii',
    4: 'four fourth 4th iv',
    5: 'five fifth 5th',
    6: 'six sixth 6th',
    7: 'seven seventh 7th',
    8: 'eight eighth 8th',
    9: 'nine ninth 9th',
    10: 'ten tenth 10th',
    20: 'twenty',
    30: 'thirty',
    40: 'forty fourty',
    50: 'fifty',
    60: 'sixty',
    70: 'seventy',
    80: 'eighty',
    90: 'ninety',
    100: 'hundred',
  }).flatMap(([one, others]) => others.split(' ').flatMap((other) => (other === '' ? [] : [[other, one] as const]))),
);

/** Forms of an organisation: they tell two apart only where both say one and nothing else differs. */
export const FORMS = words('llc jsc ltd plc inc corp co llp lp ano mv ms');

/** Words that many organisations have: they count less. */
export const COMMON = words(
  `intl grp bank industries tech zavod govt univ org natl eng mfg bros of holding holdings trading trade invest investment
   investments fund capital trust foundation management services service systems system solutions general construction
   commercial aviation shipping energy oil gas petroleum steel import export enterprise enterprises business center centre
   association society institute academy ministry department committee council brigade army party islamic movement front united
   corporation business`,
);

/** Where an organisation is, and words that bind: they count little. */
export const PLACES = words(
  `china chinese russia russian iran iranian korea korean uk us usa europe european asia america american africa african mexico brasil
   brazil india japan germany deutschland schweiz switzerland france italia italy espana spain polska poland ukraine kazakhstan turkey
   turkiye egypt syria iraq israel canada australia singapore malaysia indonesia vietnam thailand hong kong taiwan dubai uae global
   world worldwide north south east west the and for in`,
);

/** What people are called for short, each with what it is short for. */
export const NICKNAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    theodore: 'ted teddy theo',
    benjamin: 'ben benny bibi benji',
    robert: 'bob bobby rob robbie',
    william: 'bill billy will willy liam',
    richard: 'dick rick ricky rich',
    james: 'jim jimmy jamie',
    john: 'jack johnny juan jon johan johann ivan jean giovanni hans',
    michael: 'mike mick mikhail michel miguel mikael mihail',
    alexander: 'alex sasha sandy aleksandr oleksandr alejandro',
    joseph: 'joe joey josef yosef yusuf giuseppe jose',
    thomas: 'tom tommy tomas',
    anthony: 'tony antonio anton',
    edward: 'ed eddie ted eduard',
    elizabeth: 'liz beth betty eliza lisa',
    margaret: 'maggie peggy meg greta',
    catherine: 'kate katie cathy ekaterina katherine katarina',
    daniel: 'dan danny',
    david: 'dave davide',
    charles: 'charlie chuck carlos karl',
    peter: 'pete pyotr pedro pierre piotr petr',
    paul: 'pavel pablo paolo',
    george: 'georgy yuri jorge giorgi',
    nicholas: 'nick nikolai nicolas mykola',
    vladimir: 'vova volodya volodymyr',
    dmitry: 'dima dmitri dmytro',
    sergey: 'serge sergei sergej serhiy sergio',
    andrew: 'andy andrei andrey andres andrij',
    matthew: 'matt matteo matvei',
    christopher: 'chris kristof',
    samuel: 'sam sammy',
    frederick: 'fred freddy',
    barack: 'barry',
    stephen: 'steve steven stefan stepan esteban',
    gregory: 'greg grigory grigori',
    eugene: 'gene evgeny yevgeny',
    kenneth: 'ken kenny',
    ronald: 'ron ronnie',
    donald: 'don donnie',
    timothy: 'tim timofei',
    patrick: 'pat paddy',
    francis: 'frank francisco francois franz',
    henry: 'harry heinrich enrique henri',
    lawrence: 'larry lorenzo laurent',
    muhammad: 'mohammed mohamed mohammad mohamad mehmet muhammed muhamad mohd mukhammad',
    osama: 'usama ussama',
    hussein: 'husain husayn hussain hosein khusein',
    ahmed: 'ahmad akhmed ahmet',
    yusuf: 'yousef youssef yousuf yosef',
    omar: 'umar omer',
    qadhafi: 'gaddafi qaddafi gadhafi kadhafi',
  }).flatMap(([whole, short]) => [[whole, short.split(' ')] as const]),
);

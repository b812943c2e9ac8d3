import type { Text } from '../../../kernel/text.ts';
import type { Finding } from '../../../platform/ledger/check.ts';

/** What a kind of finding means to whoever must mend it. */
export interface FindingExplanation {
  readonly wrong: Text;
  readonly see: Text;
  readonly cause: Text;
  readonly mend: Text;
}

const history: Text = {
  zh: '查看该事项的全部办理记录（办案端事项页，或表 act、act_private 中该 matter_id 的行）。',
  en: 'Look at all acts of the matter (its page in the console, or the rows of act and act_private with that matter_id).',
};
const evidence: Text = {
  zh: '先停止写入并保全数据库副本；与外部留存的检查点核对（qingyuan verify --checkpoint），由备份恢复被改动的行，并按安全事件处理。',
  en: 'Stop writing and secure a copy first; compare with checkpoints kept outside (qingyuan verify --checkpoint), restore the changed rows from a backup, and treat it as a security incident.',
};
const rebuild: Text = {
  zh: '办理记录本身没有问题：运行 qingyuan rebuild 由办理记录重建派生数据，再检查一次；若是升级后出现，请报告缺陷。',
  en: 'The acts themselves are sound: run qingyuan rebuild, then check again; if it came with an upgrade, report a defect.',
};

/** Every kind of finding explained: what is wrong, how to see it, what usually caused it, how to mend it. */
export const findingExplanations: Readonly<Record<Finding['check'], FindingExplanation>> = {
  hash: {
    wrong: {
      zh: '办理记录的内容与其哈希不符：写入后被改动。',
      en: 'An act does not match its hash: it was changed after it was written.',
    },
    see: history,
    cause: {
      zh: '有人以数据库所有者身份直接改了表，或存储介质损坏。',
      en: 'Somebody changed the table as the database owner, or the storage is damaged.',
    },
    mend: evidence,
  },
  chain: {
    wrong: {
      zh: '事项的办理记录不相连：缺一条、多一条或次序被换。',
      en: 'The acts of a matter do not link up: one is missing, added or out of order.',
    },
    see: history,
    cause: {
      zh: '行被删除或插入，或从不完整的备份恢复。',
      en: 'Rows were deleted or inserted, or a backup was restored in part.',
    },
    mend: evidence,
  },
  commitment: {
    wrong: {
      zh: '个人信息部分与办理时的承诺不符，或密封身份打不开。',
      en: 'The personal part is not the one committed to, or a sealed identity does not open.',
    },
    see: {
      zh: '查看 act_private 中该序号的行；密封身份打不开时核对 keys/master.json 是否齐全。',
      en: 'Look at that row of act_private; where a seal does not open, see whether keys/master.json is complete.',
    },
    cause: {
      zh: '直接改动了个人信息，或换了数据目录而没有带上密钥。',
      en: 'The personal part was changed directly, or the data folder was moved without its keys.',
    },
    mend: {
      zh: '恢复原密钥文件（或 QY_MASTER_KEY）；仍不符的，由备份恢复该行。',
      en: 'Restore the key file (or QY_MASTER_KEY); if it still differs, restore the row from a backup.',
    },
  },
  projection: {
    wrong: { zh: '事项的当前状态与办理记录推算的不一致。', en: 'The matter’s row differs from what its acts fold to.' },
    see: {
      zh: '比较 matter.snapshot 与事项页的办理记录。',
      en: 'Compare matter.snapshot with the acts on the matter’s page.',
    },
    cause: {
      zh: '直接改动了 matter 表，或规则、日历更新后没有重算期限。',
      en: 'The table matter was changed directly, or a rule or calendar changed without recomputation.',
    },
    mend: {
      zh: '先运行 qingyuan recompute（规则或日历更新后）；仍不一致的运行 qingyuan rebuild。',
      en: 'Run qingyuan recompute first (after a change of rules or calendar); if it stays, run qingyuan rebuild.',
    },
  },
  cells: {
    wrong: {
      zh: '事项的统计归属（机关、日期）与办理记录不一致。',
      en: 'The places where the matter is counted differ from its acts.',
    },
    see: { zh: '查看 matter_cell 中该 matter_id 的行。', en: 'Look at the rows of matter_cell with that matter_id.' },
    cause: {
      zh: '统计口径随版本改变，或直接改动了 matter_cell。',
      en: 'A measure changed with a version, or matter_cell was changed directly.',
    },
    mend: rebuild,
  },
  counts: {
    wrong: { zh: '某项统计数与逐件重算的结果不同。', en: 'A count differs from the recount of its matters.' },
    see: {
      zh: '比较 stat 与 stat_delta 之和和所列的键（指标|日期|机关|专项|渠道|领域）。',
      en: 'Compare stat plus stat_delta with the key named (measure|day|authority|campaign|channel|domain).',
    },
    cause: {
      zh: '直接改动了统计表，或口径随版本改变。',
      en: 'The tables of counts were changed directly, or a measure changed with a version.',
    },
    mend: rebuild,
  },
  words: {
    wrong: {
      zh: '检索用词与办理记录不一致，搜索可能漏掉该事项。',
      en: 'The words differ from the acts: a search may miss the matter.',
    },
    see: { zh: '查看 matter_text 中该 matter_id 的行。', en: 'Look at the row of matter_text with that matter_id.' },
    cause: {
      zh: '取词规则随版本改变，或直接改动了 matter_text。',
      en: 'The choice of words changed with a version, or matter_text was changed directly.',
    },
    mend: rebuild,
  },
  unsealed: {
    wrong: {
      zh: '办理记录既不在存证树中，也没有排队等待封存。',
      en: 'An act is neither in the tree nor waiting to be sealed.',
    },
    see: { zh: '在 tree_leaf 与 outbox 中查找该记录。', en: 'Look for it in tree_leaf and outbox.' },
    cause: { zh: 'outbox 被清空，或树叶被直接改动。', en: 'The outbox was emptied, or a leaf was changed directly.' },
    mend: {
      zh: '向 outbox 补一条 topic = seal 的行，后台会封存；树叶被改动的按 hash 一项处理。',
      en: 'Add the outbox row (topic = seal), and the worker seals it; where a leaf was changed, proceed as for hash.',
    },
  },
  tree: {
    wrong: {
      zh: '存证树与已签名的树头不一致，或树中的办理记录已不存在。',
      en: 'The tree differs from its signed heads, or an act in it is gone.',
    },
    see: {
      zh: '比较 tree_leaf、tree_checkpoint、tree_head 与 act。',
      en: 'Compare tree_leaf, tree_checkpoint and tree_head with act.',
    },
    cause: {
      zh: '有人改动或删除了办理记录并连同树叶一起改动，或只恢复了部分表。',
      en: 'Somebody changed or deleted acts together with their leaves, or only some tables were restored.',
    },
    mend: evidence,
  },
  orphan: {
    wrong: { zh: '有派生数据而没有办理记录。', en: 'Derived rows stand without acts.' },
    see: { zh: '在 matter、matter_cell 中查看该编号。', en: 'Look at that id in matter and matter_cell.' },
    cause: { zh: '办理记录被删除，或只恢复了部分表。', en: 'Acts were deleted, or only some tables were restored.' },
    mend: evidence,
  },
};

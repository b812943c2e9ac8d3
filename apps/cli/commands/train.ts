import { AppError } from '../../../kernel/error.ts';
import {
  ABOVE,
  type Comparison,
  PROMOTION_RULE,
  type SetScores,
  SHIPPED_SET,
  type TaskScores,
} from '../../../modules/triage/contract.ts';
import {
  listModels,
  promoteModel,
  servingOf,
  shippedClues,
  type TrainedModel,
  trainModel,
} from '../../../modules/triage/index.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type Acting, actAs } from '../acting.ts';
import {
  type CliContext,
  type CommandDefinition,
  EXIT,
  flagOption,
  type OptionValues,
  stringOption,
} from '../context.ts';
import { type Instance, withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { tableLines } from '../table.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const STAGES = ['gather', 'train', 'score', 'store'] as const;

function tableOfSet(
  context: CliContext,
  set: string,
  of: readonly (readonly [string, SetScores])[],
): readonly string[] {
  const { t } = context;
  const heads = [
    t({ zh: '项目', en: 'Task' }),
    t({ zh: '模型', en: 'Model' }),
    t({ zh: '条数', en: 'Texts' }),
    t({ zh: '正确率', en: 'Accuracy' }),
    t({ zh: '宏平均F1', en: 'Macro-F1' }),
    t({ zh: '正确率95%时覆盖率', en: 'Covered at 95 %' }),
    t({ zh: '校准误差', en: 'ECE' }),
  ];
  const tasks = [...new Set(of.flatMap(([, { tasks: list }]) => list.map(({ task }) => task)))];
  const row = (task: string, version: string, scores: TaskScores): readonly string[] => [
    ...[task, version, String(scores.texts), percent(scores.accuracy), scores.macroF1.toFixed(3)],
    ...[percent(scores.coverage95), scores.ece.toFixed(3)],
  ];
  const rows = tasks.flatMap((task) =>
    of.flatMap(([version, { tasks: list }]) =>
      list.filter((each) => each.task === task).map((each) => row(task, version, each)),
    ),
  );
  const title =
    set === SHIPPED_SET ? t({ zh: '随附测试集', en: 'Shipped set' }) : t({ zh: '冻结集', en: 'Frozen set' });
  return ['', `${title}（${set}）`, ...tableLines(heads, rows)];
}

function tellTrained(context: CliContext, { version, verdicts, bytes, scores }: TrainedModel): void {
  const { t, out } = context;
  for (const own of scores.own) {
    const beside = scores.beside.flatMap(({ version: other, sets }) =>
      sets.filter(({ set }) => set === own.set).map((set) => [other, set] as const),
    );
    for (const line of tableOfSet(context, own.set, [[version, own], ...beside])) out(line);
  }
  out();
  out(
    t({
      zh: `已训练 ${version}：用办理结论 ${verdicts} 条，${Math.ceil(bytes / 1024)} KiB，尚未启用。`,
      en: `Trained ${version} from ${verdicts} verdicts, ${Math.ceil(bytes / 1024)} KiB; it does not serve yet.`,
    }),
  );
  out(
    t({
      zh: `启用：qingyuan train --promote ${version} --reason "…"`,
      en: `To put it into service: qingyuan train --promote ${version} --reason "…"`,
    }),
  );
}

async function train(context: CliContext, instance: Instance, { actor, authority }: Acting): Promise<number> {
  const { t } = context;
  const bar = progressBar(t({ zh: '训练', en: 'Training' }));
  bar.update(0, STAGES.length);
  const trained = await trainModel({
    ...{ store: instance.store, authority, by: actor.personId, at: instance.ledger.clock.now() },
    shipped: shippedClues(),
    onStage: (stage) => bar.update(STAGES.indexOf(stage), STAGES.length),
  }).finally(() => bar.stop());
  tellTrained(context, trained);
  return EXIT.done;
}

function tellFigures({ t, out }: CliContext, { set, texts, accuracy, macroF1, lowest }: Comparison): void {
  out(
    t({
      zh: `${set} ${texts} 条：正确率 ${percent(accuracy.candidate)}（原 ${percent(accuracy.current)}），宏平均F1 ${macroF1.candidate.toFixed(3)}（原 ${macroF1.current.toFixed(3)}），差值下限 ${percent(lowest)}。`,
      en: `${texts} texts of ${set}: accuracy ${percent(accuracy.candidate)} (was ${percent(accuracy.current)}), macro-F1 ${macroF1.candidate.toFixed(3)} (was ${macroF1.current.toFixed(3)}), lower bound of the difference ${percent(lowest)}.`,
    }),
  );
}

async function promote(
  context: CliContext,
  instance: Instance,
  { actor, authority }: Acting,
  version: string,
  options: OptionValues,
): Promise<number> {
  const reason = stringOption(options, 'reason')?.trim() ?? '';
  if (reason.length < 2) {
    throw new AppError('cli.bad-value', 400, { option: '--reason', value: reason, expected: '"…"' });
  }
  const done = await promoteModel({
    ...{ store: instance.store, version, authority, by: actor.personId, at: instance.ledger.clock.now(), reason },
    rollBack: flagOption(options, 'rollBack'),
    shipped: shippedClues,
  });
  if (done.figures !== null) tellFigures(context, done.figures);
  const { t, out } = context;
  out(
    t({
      zh: `${version} 已启用，此前是 ${done.before}。`,
      en: `${version} is in service; before it was ${done.before}.`,
    }),
  );
  return EXIT.done;
}

async function list({ t, out }: CliContext, { store }: Instance, { authority }: Acting): Promise<number> {
  const { models, serving } = await store.transaction(SYSTEM_VIEWER, async (tx) => ({
    models: await listModels(tx, authority),
    serving: await servingOf(tx, authority),
  }));
  const heads = [
    t({ zh: '版本', en: 'Version' }),
    t({ zh: '数据截至', en: 'Data up to' }),
    t({ zh: '结论数', en: 'Verdicts' }),
    t({ zh: '正确率', en: 'Accuracy' }),
    t({ zh: '状态', en: 'State' }),
  ];
  const rows = models.map(({ version, cut_at, verdicts, scores }) => {
    const domain = scores.own[0]?.tasks.find(({ task }) => task === 'domain');
    return [
      ...[version, cut_at.toISOString().slice(0, 16), String(verdicts)],
      domain === undefined ? '—' : percent(domain.accuracy),
      version === serving?.version ? t({ zh: '使用中', en: 'in service' }) : '',
    ];
  });
  for (const line of tableLines(heads, rows)) out(line);
  if (serving === null) out(t({ zh: '使用随附模型。', en: 'The shipped model is in service.' }));
  return EXIT.done;
}

export const trainCommand: CommandDefinition = {
  name: 'train',
  summary: {
    zh: '用本机关的办理结论训练线索识别模型，比较、启用、回退',
    en: 'train a model that reads clues from the bureau’s verdicts; compare, promote, roll back',
  },
  description: {
    zh: `收集初筛和更正中办理人员的最后结论（涉密和已撤销的除外），加上随附的标注文本训练；另留四分之一的事项只作测试。模型只存权重和成绩，不存原文。启用规则：${PROMOTION_RULE.zh}`,
    en: `Gathers the last word of officers from screenings and corrections (none of sensitive or voided matters), adds the labelled texts that ship, and trains; a fourth of the matters is kept for measuring alone. Weights and scores are stored, no text. Rule of promotion: ${PROMOTION_RULE.en}`,
  },
  options: [
    {
      flags: '--authority <code>',
      text: { zh: '为哪个局训练（六位代码）', en: 'the bureau to train for (six digits)' },
    },
    { flags: '--as <login>', text: { zh: '以哪个账号记录', en: 'the account that it is recorded under' } },
    { flags: '--list', text: { zh: '列出各版本', en: 'list the versions' } },
    {
      flags: '--promote <version>',
      text: {
        zh: `启用一个版本；${ABOVE} 表示撤下本机关的模型`,
        en: `put a version into service; ${ABOVE} withdraws the bureau’s own model`,
      },
    },
    {
      flags: '--roll-back',
      text: { zh: '回退到曾经启用的版本，不作比较', en: 'back to a version that served, uncompared' },
    },
    { flags: '--reason <text>', text: { zh: '启用或回退的理由', en: 'why it is promoted or rolled back' } },
  ],
  examples: ['qingyuan train --authority 510500', 'qingyuan train --promote 510500.3 --reason "…"'],
  run: (context, _args, options) =>
    withInstance(async (instance) => {
      const acting = await actAs(instance, {
        ...{ login: stringOption(options, 'as'), authority: stringOption(options, 'authority'), usual: 'admin' },
      });
      const version = stringOption(options, 'promote');
      if (version !== undefined) return promote(context, instance, acting, version, options);
      return flagOption(options, 'list') ? list(context, instance, acting) : train(context, instance, acting);
    }),
};

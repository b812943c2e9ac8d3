import { AppError } from '../../../kernel/error.ts';
import { seedMatters, seedSmallWorld } from '../../../world/seed.ts';
import { type CommandDefinition, EXIT, flagOption, stringOption } from '../context.ts';
import { withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';

export const seedCommand: CommandDefinition = {
  name: 'seed',
  summary: { zh: '写入演示数据（虚构的云岚省）', en: 'write the demo world (an invented province)' },
  description: {
    zh: '不带 --matters：补齐首次启动的小型演示数据，已有的不重复写。带 --matters：再添加任意数量的虚构事项，供测量和试用。数据库中已有其他机关时拒绝。',
    en: 'Without --matters: completes the small world of a first start, writing nothing twice. With --matters: adds any number of invented matters for measurements and trials. Refused where other authorities are in the database.',
  },
  options: [
    { flags: '--matters <n>', text: { zh: '添加的事项数', en: 'matters to add' } },
    { flags: '--open', text: { zh: '全部未办结（超过 1000 件时）', en: 'none of them closed (beyond 1000)' } },
    {
      flags: '--seed <text>',
      text: { zh: '随机种子：同一种子同一天得到同样的数据', en: 'seed: the same on the same day gives the same data' },
    },
  ],
  run: (context, _args, options) =>
    withInstance(async (instance) => {
      const { t, out } = context;
      const asked = stringOption(options, 'matters');
      const size = asked === undefined ? undefined : Number(asked);
      if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= 10_000_000)) {
        throw new AppError('cli.bad-value', 400, { option: '--matters', value: asked ?? '', expected: '1–10000000' });
      }
      const seed = stringOption(options, 'seed');
      const bar = progressBar(t({ zh: '写入', en: 'Writing' }));
      const started = performance.now();
      const given = {
        ...(seed === undefined ? {} : { seed }),
        onProgress: (done: number, of: number) => bar.update(done, of),
      };
      const done = await (size === undefined
        ? seedSmallWorld(instance, given)
        : seedMatters(instance, { ...given, size, open: flagOption(options, 'open') })
      ).finally(() => bar.stop());
      const seconds = (performance.now() - started) / 1_000;
      if (!done.added)
        out(t({ zh: '演示数据已经齐全，没有改动。', en: 'The demo world is complete; nothing was changed.' }));
      else {
        const rate = Math.round(done.matters / seconds);
        out(
          t({
            zh: `写入 ${done.matters} 个事项、${done.acts} 条办理记录，用时 ${seconds.toFixed(1)} 秒（每秒 ${rate} 件）`,
            en: `Wrote ${done.matters} matters with ${done.acts} acts in ${seconds.toFixed(1)} s (${rate} matters/s)`,
          }),
        );
      }
      out(
        t({
          zh: `演示账号（密码 ${done.password}，人所共知，切勿用于真实数据）：`,
          en: `Demo sign-ins (password ${done.password}, known to everyone: never for real data):`,
        }),
      );
      for (const { login, name, post } of done.signIns) out(`  ${login.padEnd(10)} ${name}  ${t(post)}`);
      return EXIT.done;
    }),
};

import { checkDraw, type DrawVerdict, drawChecks } from '../../../modules/inspections/model/check-draw.ts';
import { parseVkey, verifyNote } from '../../../platform/proof/note.ts';
import { type CliContext, type CommandDefinition, EXIT, listOption } from '../context.ts';
import { readGiven } from '../read-given.ts';
import { verifyOptions } from '../verify-signed.ts';
import { readKeys } from './verify.ts';

const MARKS = { ok: '✓', failed: '✗', unknown: '–' } as const;

/** Whoever gives a key asks who signed: a file that tells of no signed head does not answer that. */
const isVerified = ({ ok, checks }: DrawVerdict, keyKnown: boolean): boolean =>
  ok && (!keyKnown || checks.some(({ check, outcome }) => check === 'signature' && outcome === 'ok'));

function tell({ t, out }: CliContext, verdict: DrawVerdict, keyKnown: boolean): void {
  const { ok, checks, file, lists } = verdict;
  if (file !== undefined) {
    out(`  ${t({ zh: '抽查', en: 'Draw' })}  ${file.draw.title}（${file.draw.authorityName}）`);
    out(`  ${t({ zh: '名单', en: 'Lists' })}  ${lists?.firms.length ?? 0} → ${file.result.firms.length}`);
    out(`  ${t({ zh: '承诺、揭示', en: 'Committed, revealed' })}  ${file.committedAt} → ${file.revealedAt}`);
  }
  for (const { check, outcome } of checks) out(`${MARKS[outcome]} ${t(drawChecks[check])}`);
  if (!ok) {
    out(
      t({ zh: '✗ 核验不通过：名单、种子或者结果被改动过', en: '✗ Not verified: lists, seed or result were changed' }),
    );
    return;
  }
  if (!isVerified(verdict, keyKnown)) {
    out(
      t({
        zh: '✗ 核验不通过：文件没有台账树头，不能用给定的公钥核对是谁签的',
        en: '✗ Not verified: the file holds no signed head, so the given key cannot show who signed',
      }),
    );
    return;
  }
  out(
    t({
      zh: '✓ 核验通过：按公布的名单和种子重新抽取，结果相同',
      en: '✓ Verified: drawn again, the result is the same',
    }),
  );
  if (!keyKnown) {
    out(
      t({
        zh: '  公钥取自文件本身：没有说明是谁签的。请向抽查机关另行索取公钥，用 --key 再核验一次。',
        en: '  The key was taken from the file itself: who signed is not shown. Get the key by another way and use --key.',
      }),
    );
  }
  out(
    t({
      zh: '  核验不说明名单本身是否齐全、分类和权重是否恰当。',
      en: '  It does not show whether the lists were complete, nor whether classes and weights were right.',
    }),
  );
}

export const verifyDrawCommand: CommandDefinition = {
  name: 'verify-draw',
  summary: { zh: '离线重算一次双随机抽查', en: 'draw a random inspection again, offline' },
  description: {
    zh: '由公布的文件重新抽取并核对承诺、种子、结果和台账签名：不连数据库，不读配置，不访问网络。',
    en: 'Draws again from a published file and checks commitment, seed, result and ledger: no database, no network.',
  },
  arguments: [{ name: '<file>', text: { zh: '公布的抽查文件（JSON）', en: 'the published file (JSON)' } }],
  options: verifyOptions,
  examples: ['qingyuan verify-draw draw.json --key bureau.pub'],
  run: async (context, [path = ''], options) => {
    const given = (await readKeys(listOption(options, 'key'))).map(parseVkey);
    const content = (await readGiven(path)).toString('utf8');
    const keyKnown = given.length > 0;
    const verdict = await checkDraw(content, (note, publicKey) => {
      try {
        return verifyNote(note, keyKnown ? given : [parseVkey(publicKey)]).ok;
      } catch {
        return false;
      }
    });
    const ok = isVerified(verdict, keyKnown);
    if (options.json === true) context.out(JSON.stringify({ ok, checks: verdict.checks }, null, 2));
    else tell(context, verdict, keyKnown);
    return ok ? EXIT.done : EXIT.no;
  },
};

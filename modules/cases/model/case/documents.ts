import { z } from 'zod';
import { num, obj, objects, str } from '../../../../kernel/read-json.ts';
import { regionOf } from '../../../../kernel/region.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Condition, FitCondition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { findForm } from '../forms/catalogue.ts';
import type { StandardForm } from '../forms/form.ts';
import { day, line, oneOf, prose, regionCode, slug, uuid } from '../schema.ts';
import { documentNo, instant, sha256 } from './parts.ts';
import { by, type CaseRole } from './people.ts';

/**
 * 文书签发: the paper of an act is fixed to the byte, signed and kept; later it may be withdrawn with a reason, and another
 * one takes its place. The fact `issued` holds `{ '12-45': { act, withdrawnAct? } }`: act 12, form 45, numbers of the acts that
 * issued and withdrew.
 */
export interface IssuedPaper {
  /** Number of the act that issued it. */
  readonly at: number;
  /** Number of the act that withdrew it; null while it stands. */
  readonly withdrawn: number | null;
}

const keyOf = (about: number, form: number): string => `${about}-${form}`;

/** The paper of an act in a form as it was issued last; undefined where it never was. */
export function issuedPaper(matter: Pick<Matter, 'facts'>, about: number, form: number): IssuedPaper | undefined {
  const entry = obj(obj(matter.facts, 'issued'), keyOf(about, form));
  return 'act' in entry
    ? { at: num(entry, 'act'), withdrawn: 'withdrawnAct' in entry ? num(entry, 'withdrawnAct') : null }
    : undefined;
}

const HEADS: readonly CaseRole[] = ['head'];

/**
 * Whether only a head signs it: forms that the head of the authority signs, and what goes out under its seal of an act
 * that only a head performs. Everything else its officers sign too. The law says so of few forms; the line is ours (M).
 */
export const signedByHead = (form: Pick<StandardForm, 'signedBy' | 'sealed'>, making: readonly string[]): boolean =>
  form.signedBy.includes('head') || (form.sealed && making.every((role) => HEADS.includes(role as CaseRole)));

/** What stands at the place of the seal. */
export const sealKinds = {
  picture: { zh: '本机关上传的印章图样', en: "the authority's own picture" },
  drawn: { zh: '系统绘制的演示印章', en: 'drawn by the system, for demonstration' },
} as const;

/** Where a text says otherwise than the record, and why it stays. */
const answer = z.strictObject({
  field: slug(),
  said: prose(500),
  facts: z.array(line(80)).min(1).max(50),
  reason: prose(2_000),
});

export interface DocumentVerbsOf {
  /** Prefix of the rules: the id of the procedure. */
  readonly prefix: string;
  readonly from: readonly string[];
  readonly conditions: readonly Condition[];
  /** Roles that may perform a verb of this procedure. */
  readonly rolesOf: (verb: string) => readonly string[];
}

/** The two verbs of papers, for a procedure. Their bodies are written by `modules/case-documents` alone. */
export function documentVerbs({ prefix, from, conditions, rolesOf }: DocumentVerbsOf): Readonly<Record<string, Verb>> {
  const fits = (rule: string, zh: string, en: string, holds: FitCondition['holds']): FitCondition => ({
    rule: `${prefix}.${rule}`,
    text: { zh, en },
    holds,
  });
  const ownOrgan = (verb: string): FitCondition =>
    fits(
      `${verb}.own-organ`,
      '只能由作出该项办理的机关签发、撤回其文书。',
      'Only the authority that performed the act issues its papers, or withdraws them.',
      (body, _matter, _today, actor) => regionOf(actor.authority) === str(body, 'organ'),
    );
  const headSigns = (verb: string): FitCondition =>
    fits(
      `${verb}.head`,
      '这种文书由机关负责人签发、撤回。',
      'Papers of this kind are signed and withdrawn by a head of the authority.',
      (body, _matter, _today, actor) => {
        const form = findForm(num(body, 'form'));
        return form !== undefined && (actor.roles.includes('head') || !signedByHead(form, rolesOf(str(body, 'verb'))));
      },
    );
  return {
    'issue-document': {
      title: { zh: '签发文书', en: 'Issue a document' },
      from,
      by: by('officer', 'head'),
      place: 'anywhere',
      basis: ['penalty.art47'],
      body: z.strictObject({
        form: z.int().min(1).max(56),
        /** Edition of the template. */
        template: day(),
        /** Number of the act that it is the paper of, and its verb. */
        about: z.int().min(1),
        verb: slug(),
        /** In whose name it goes out, and whose seal it bears. */
        organ: regionCode(),
        seal: z.strictObject({ kind: oneOf(sealKinds), digest: sha256() }).exactOptional(),
        /** 文号, as the act about which it is has it. */
        number: documentNo().exactOptional(),
        signer: uuid(),
        /** Of the PDF, which never changes from then on. */
        digest: sha256(),
        size: z.int().min(1),
        fileId: uuid(),
        /** The instant written into the file. */
        madeAt: instant(),
        /** Number of the act that issued the paper which this one replaces. */
        corrects: z.int().min(1).exactOptional(),
        /** The signed note over the digest. */
        proof: prose(4_000),
        /** What the officer wrote, by place. */
        texts: z.record(slug(), z.string().max(20_000)),
        answers: z.array(answer).max(200).exactOptional(),
      }),
      personal: ['texts', 'answers'],
      conditions,
      fits: [
        ownOrgan('issue-document'),
        headSigns('issue-document'),
        fits(
          'issue-document.once',
          '该文书已经签发；需要更正的，先撤回再重新签发。',
          'It is issued already; to put it right, withdraw it first.',
          (body, matter) => {
            const before = issuedPaper(matter, num(body, 'about'), num(body, 'form'));
            return before === undefined
              ? !('corrects' in body)
              : before.withdrawn !== null && num(body, 'corrects') === before.at;
          },
        ),
        fits(
          'issue-document.about',
          '没有这一项办理记录。',
          'There is no such act.',
          (body, matter) => num(body, 'about') <= matter.version,
        ),
      ],
      fold: (matter, act) => {
        const key = keyOf(num(act.body, 'about'), num(act.body, 'form'));
        return put(matter, key, { act: act.seq });
      },
    },
    'withdraw-document': {
      title: { zh: '撤回文书', en: 'Withdraw a document' },
      from,
      by: by('officer', 'head'),
      place: 'anywhere',
      basis: ['penalty.art47'],
      body: z.strictObject({
        form: z.int().min(1).max(56),
        about: z.int().min(1),
        verb: slug(),
        organ: regionCode(),
        /** Number of the act that issued it. */
        issued: z.int().min(1),
        reason: prose(2_000),
      }),
      personal: ['reason'],
      conditions,
      fits: [
        ownOrgan('withdraw-document'),
        headSigns('withdraw-document'),
        fits(
          'withdraw-document.stands',
          '该文书未签发，或者已经撤回。',
          'It was not issued, or is withdrawn already.',
          (body, matter) => {
            const paper = issuedPaper(matter, num(body, 'about'), num(body, 'form'));
            return paper !== undefined && paper.withdrawn === null && paper.at === num(body, 'issued');
          },
        ),
      ],
      fold: (matter, act) => {
        const key = keyOf(num(act.body, 'about'), num(act.body, 'form'));
        return put(matter, key, { act: num(act.body, 'issued'), withdrawnAct: act.seq });
      },
    },
  };
}

const put = (matter: Matter, key: string, entry: JsonObject): { readonly facts: JsonObject } => ({
  facts: { issued: { ...Object.fromEntries(objects(obj(matter.facts, 'issued'))), [key]: entry } },
});

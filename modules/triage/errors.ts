import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'triage.train.too-few': {
    status: 409,
    zh: '可用于训练的办理结论只有 {found} 条，至少需要 {needed} 条。',
    en: 'There are only {found} verdicts to train with; {needed} are needed.',
    remedy: {
      zh: '先用随附模型，在初筛中继续确认或更正业务领域，积累后再训练。',
      en: 'Go on with the shipped model, confirm or correct domains when screening, and train later.',
    },
  },
  'triage.train.not-a-bureau': {
    status: 422,
    zh: '{authority} 是派出机构，模型由县级以上局训练。',
    en: '{authority} is a station: models are trained by bureaus.',
    remedy: { zh: '改用所属县局的六位代码。', en: 'Give the six digits of its bureau.' },
  },
  'triage.train.failed': {
    status: 500,
    zh: '训练中断：{reason}',
    en: 'Training broke off: {reason}',
    remedy: {
      zh: '没有写入任何模型；重新运行，仍失败请反馈这一行。',
      en: 'No model was written. Run it again; if it fails again, report this line.',
    },
  },
  'triage.model.no-such': {
    status: 404,
    zh: '没有模型 {version}，或者不属于您的辖区。',
    en: 'There is no model {version} in your area.',
    remedy: { zh: '用 qingyuan train --list 查看版本。', en: 'See the versions with qingyuan train --list.' },
  },
  'triage.model.damaged': {
    status: 500,
    zh: '模型 {version} 的内容与登记的摘要不符，未予启用。',
    en: 'The bytes of model {version} do not match their digest; it is not used.',
    remedy: {
      zh: '从备份恢复该记录，或者重新训练；在此之前可回退到其他版本。',
      en: 'Restore the row from a backup or train anew; until then roll back to another version.',
    },
  },
  'triage.promote.not-better': {
    status: 409,
    zh: '未达到启用规则：冻结集 {set} 共 {texts} 条，宏平均F1 {f1}（现用 {currentF1}），正确率 {accuracy}（现用 {currentAccuracy}），差值下限 {lowest}，变差的项目：{worse}。',
    en: 'The rule of promotion is not met: on {texts} texts of {set}, macro-F1 is {f1} (in service {currentF1}), accuracy {accuracy} (in service {currentAccuracy}), the lower bound of the difference {lowest}, worse in: {worse}.',
    remedy: {
      zh: '继续使用现用模型；积累更多办理结论后重新训练。',
      en: 'Keep the model in service; train again with more verdicts.',
    },
  },
  'triage.promote.serves-already': {
    status: 409,
    zh: '{version} 正在使用。',
    en: '{version} is in service already.',
    remedy: { zh: '不需要操作。', en: 'Nothing is to be done.' },
  },
  'triage.promote.never-served': {
    status: 409,
    zh: '{version} 从未启用过，不能回退到它。',
    en: '{version} has never been in service, so there is nothing to roll back to.',
    remedy: { zh: '改用“启用”，按规则比较后启用。', en: 'Promote it: it is then compared by the rule.' },
  },
});

import { defineErrors } from '../../kernel/error-catalogue.ts';

/** What can go wrong with who someone is and what they may be. */
export const errors = defineErrors({
  'identity.bad-credentials': {
    status: 401,
    zh: '用户名或密码不正确。',
    en: 'The login or the password is wrong.',
    remedy: {
      zh: '请核对后重试；忘记密码请联系本单位管理员重置。',
      en: 'Check both and try again; if you forgot the password, ask your administrator for a new one.',
    },
  },
  'identity.second-factor-needed': {
    status: 401,
    zh: '还需输入动态验证码。',
    en: 'A code from your authenticator app is needed as well.',
    remedy: { zh: '请打开验证器应用，输入六位数字。', en: 'Open the app and type the six digits.' },
  },
  'identity.code-refused': {
    status: 401,
    zh: '动态验证码不正确或已使用过。',
    en: 'The code is wrong or was used before.',
    remedy: {
      zh: '请等待下一个验证码（每 30 秒更换）；若一直不对，请校准手机时间。',
      en: 'Wait for the next code (a new one every 30 seconds); if none works, set the clock of your phone.',
    },
  },
  'identity.code-wrong': {
    status: 422,
    zh: '动态验证码不正确。',
    en: 'The code is wrong.',
    remedy: {
      zh: '请核对密钥与手机时间后重新输入。',
      en: 'Check the secret and the clock of the phone, and type the next code.',
    },
  },
  'identity.totp-not-begun': {
    status: 409,
    zh: '尚未开始绑定验证器，或绑定已完成。',
    en: 'No authenticator is being set up, or it is done already.',
    remedy: { zh: '请重新开始绑定。', en: 'Begin the set-up again.' },
  },
  'identity.throttled': {
    status: 429,
    zh: '尝试次数过多，请 {retryAfter} 秒后再试。',
    en: 'Too many attempts; try again in {retryAfter} seconds.',
    remedy: {
      zh: '稍候再试，或在曾登录过的设备上登录（不受他人失败影响）。账号不会因此被锁定。',
      en: 'Wait, or sign in on a device you have used before: failures of others do not slow it down. The account is never locked.',
    },
  },
  'identity.session-ended': {
    status: 401,
    zh: '登录已失效。',
    en: 'The session has ended.',
    remedy: {
      zh: '请重新登录；未提交的内容仍保留在页面上。',
      en: 'Sign in again; what you have not sent is still on the page.',
    },
  },
  'identity.no-role': {
    status: 403,
    zh: '您在 {day} 没有有效的岗位。',
    en: 'You hold no role on {day}.',
    remedy: {
      zh: '请联系本单位管理员核对岗位的起止日期。',
      en: 'Ask your administrator to check the dates of your roles.',
    },
  },
  'identity.context-not-held': {
    status: 403,
    zh: '您在 {day} 不能以 {authority} 的该身份办理。',
    en: 'On {day} you cannot act for {authority} in this capacity.',
    remedy: {
      zh: '请在右上角切换身份；委托可能已到期或被收回。',
      en: 'Choose another capacity at the top right; a delegation may have ended.',
    },
  },
  'identity.password-weak': {
    status: 422,
    zh: '密码不符合要求（{reason}）：至少 {minimum} 个字符，不含用户名，不用常见密码。',
    en: 'The password will not do ({reason}): at least {minimum} characters, without your login, not a common one.',
    remedy: { zh: '可用几个不相关的词连成一句。', en: 'A few unrelated words in a row are good.' },
  },
  'identity.old-password-wrong': {
    status: 422,
    zh: '原密码不正确。',
    en: 'The old password is wrong.',
    remedy: { zh: '请重新输入原密码。', en: 'Type the old password again.' },
  },
  'identity.person-unknown': {
    status: 404,
    zh: '查无此人。',
    en: 'There is no such person.',
    remedy: { zh: '请核对人员编号。', en: 'Check the id of the person.' },
  },
  'identity.login-taken': {
    status: 409,
    zh: '用户名“{login}”已被使用。',
    en: 'The login "{login}" is taken.',
    remedy: { zh: '请换一个用户名。', en: 'Choose another.' },
  },
  'identity.licence-taken': {
    status: 409,
    zh: '执法证号 {licence} 已登记在另一人名下。',
    en: 'The licence number {licence} belongs to somebody else.',
    remedy: { zh: '请核对执法证号；同一人不必重复建账号。', en: 'Check the number; one person needs one account.' },
  },
  'identity.licence-day-alone': {
    status: 422,
    zh: '没有执法证号，不能登记有效期。',
    en: 'A licence without a number has no last day.',
    remedy: { zh: '填写执法证号，或者清空有效期。', en: 'Enter the number, or leave the day out.' },
  },
  'identity.role-missing': {
    status: 422,
    zh: '没有指定岗位。',
    en: 'No role is given.',
    remedy: { zh: '新账号至少要有一个岗位。', en: 'A new account needs at least one role.' },
  },
  'identity.role-held': {
    status: 409,
    zh: '此人在该机关已有这一岗位（{from} 至 {to}），期间重叠。',
    en: 'The person holds this role there already ({from} to {to}); the days overlap.',
    remedy: {
      zh: '如需变更期间，请先终止原岗位，或把起始日定在其后。',
      en: 'To change the period, end the old one first or begin after it.',
    },
  },
  'identity.clearance-above-own': {
    status: 403,
    zh: '只能授予不高于自己的密级（{own}）。',
    en: 'Nobody gives a clearance above their own ({own}).',
    remedy: { zh: '请由密级更高的管理员办理。', en: 'Ask an administrator with a higher clearance.' },
  },
  'identity.event-cursor': {
    status: 422,
    zh: '翻页标记无效。',
    en: 'The page mark is not valid.',
    remedy: { zh: '请从第一页重新读取。', en: 'Read again from the first page.' },
  },
  'identity.oidc-incomplete': {
    status: 500,
    zh: '统一身份认证的设置不完整或不正确：{variable}。',
    en: 'The settings of the identity provider are incomplete or wrong: {variable}.',
    remedy: {
      zh: '同时设置 QY_OIDC_ISSUER（https 地址）、QY_OIDC_CLIENT_ID 和 QY_PUBLIC_URL；QY_OIDC_CLIENT_SECRET_FILE 须可读；都不设则关闭。',
      en: 'Set QY_OIDC_ISSUER (an https address), QY_OIDC_CLIENT_ID and QY_PUBLIC_URL together; QY_OIDC_CLIENT_SECRET_FILE must be readable; with none of them it is off.',
    },
  },
  'identity.login-malformed': {
    status: 422,
    zh: '用户名须为 2–64 个字母、汉字、数字或 . _ @ -，且以字母、汉字或数字开头。',
    en: 'A login has 2–64 letters, digits or . _ @ - and begins with a letter or digit.',
    remedy: { zh: '请修改后重试。', en: 'Change it and try again.' },
  },
  'identity.authority-unknown': {
    status: 404,
    zh: '没有代码为 {authority} 的机关。',
    en: 'There is no authority {authority}.',
    remedy: {
      zh: '请核对机关代码（局 6 位、所 9 位）。',
      en: 'Check the code (6 digits for a bureau, 9 for a station).',
    },
  },
  'identity.administer-refused': {
    status: 403,
    zh: '您不是 {authority} 的管理员。',
    en: 'You do not administer {authority}.',
    remedy: {
      zh: '请由该机关或其上级机关的管理员办理。',
      en: 'Ask an administrator of that authority or of one above it.',
    },
  },
  'identity.grant-to-self': {
    status: 403,
    zh: '不能给自己授权或变更自己的权限。',
    en: 'Nobody gives themselves power or changes their own.',
    remedy: { zh: '请由另一名管理员办理。', en: 'Ask another administrator.' },
  },
  'identity.period-inverted': {
    status: 422,
    zh: '结束日期 {to} 早于开始日期 {from}。',
    en: 'The period ends on {to}, before it begins on {from}.',
    remedy: { zh: '请更正日期。', en: 'Correct the dates.' },
  },
  'identity.end-in-past': {
    status: 422,
    zh: '不能将结束日期定在 {day}：过去的任职是历史记录。',
    en: 'It cannot end on {day}: what was held then is history.',
    remedy: { zh: '如需立即终止，请选择昨天。', en: 'To end it now, choose yesterday.' },
  },
  'identity.assignment-unknown': {
    status: 404,
    zh: '没有这条岗位记录。',
    en: 'There is no such assignment.',
    remedy: { zh: '请刷新后重试。', en: 'Reload and try again.' },
  },
  'identity.assignment-ended': {
    status: 409,
    zh: '该岗位在 {day} 或之前已结束。',
    en: 'The assignment ends on or before {day} already.',
    remedy: { zh: '请刷新后查看。', en: 'Reload to see it.' },
  },
  'identity.delegation-refused': {
    status: 403,
    zh: '您不能办理这项委托。',
    en: 'You cannot make or end this delegation.',
    remedy: {
      zh: '须由本人、本机关负责人或管理员办理。',
      en: 'The person, the head of the authority or an administrator can.',
    },
  },
  'identity.delegation-not-held': {
    status: 422,
    zh: '委托人于 {day} 在 {authority} 没有这些岗位：{roles}。',
    en: 'On {day} the person does not hold these roles at {authority}: {roles}.',
    remedy: {
      zh: '只能委托本人自有的岗位；受托的岗位不能转委托。',
      en: 'Only own roles can be handed over; delegated ones cannot be handed on.',
    },
  },
  'identity.delegation-to-self': {
    status: 422,
    zh: '不能委托给自己。',
    en: 'One cannot delegate to oneself.',
    remedy: { zh: '请选择另一人。', en: 'Choose someone else.' },
  },
  'identity.delegation-receiver-closed': {
    status: 422,
    zh: '受托人的账号已停用。',
    en: 'The account of the receiver is closed.',
    remedy: { zh: '请选择在岗人员。', en: 'Choose someone who is in office.' },
  },
  'identity.delegation-unknown': {
    status: 404,
    zh: '没有这项委托。',
    en: 'There is no such delegation.',
    remedy: { zh: '请刷新后重试。', en: 'Reload and try again.' },
  },
  'identity.delegation-ended': {
    status: 409,
    zh: '该委托在 {day} 或之前已结束。',
    en: 'The delegation ends on or before {day} already.',
    remedy: { zh: '请刷新后查看。', en: 'Reload to see it.' },
  },
  'identity.challenge-ended': {
    status: 401,
    zh: '本次验证已过期或已使用。',
    en: 'This check has run out or was used.',
    remedy: { zh: '请重新开始登录。', en: 'Begin the sign-in again.' },
  },
  'identity.passkey-refused': {
    status: 401,
    zh: '通行密钥未通过验证。',
    en: 'The passkey was not accepted.',
    remedy: {
      zh: '请重试，或改用密码登录；通行密钥丢失请在账号页删除后重新添加。',
      en: 'Try again or use your password; remove a lost passkey on your account page.',
    },
  },
  'identity.api-key-refused': {
    status: 401,
    zh: '接口密钥无效、已过期或已吊销。',
    en: 'The API key is unknown, has run out or was revoked.',
    remedy: { zh: '请在账号页新建密钥。', en: 'Make a new key on your account page.' },
  },
  'identity.api-key-expired': {
    status: 422,
    zh: '接口密钥的到期时间必须晚于现在。',
    en: 'The key would have run out already.',
    remedy: { zh: '请更正到期时间。', en: 'Choose a later time.' },
  },
  'identity.api-key-unknown': {
    status: 404,
    zh: '没有这个接口密钥，或已吊销。',
    en: 'There is no such API key, or it was revoked.',
    remedy: { zh: '请刷新后查看。', en: 'Reload to see it.' },
  },
  'identity.api-key-not-own': {
    status: 403,
    zh: '只能管理自己的接口密钥。',
    en: 'You can manage your own API keys only.',
    remedy: { zh: '他人的密钥由其本人或管理员处理。', en: 'The person or an administrator can.' },
  },
  'identity.oidc-off': {
    status: 404,
    zh: '本系统未启用统一身份认证登录。',
    en: 'Sign-in through an identity provider is not set up here.',
    remedy: { zh: '请使用用户名和密码登录。', en: 'Sign in with login and password.' },
  },
  'identity.oidc-unreachable': {
    status: 503,
    zh: '统一身份认证服务 {issuer} 暂时无法连接。',
    en: 'The identity provider {issuer} cannot be reached.',
    remedy: { zh: '请稍后再试，或使用用户名和密码登录。', en: 'Try again later, or sign in with login and password.' },
  },
  'identity.oidc-refused': {
    status: 401,
    zh: '统一身份认证登录未通过。',
    en: 'The sign-in through the identity provider failed.',
    remedy: {
      zh: '请重新登录；若反复出现，请联系管理员查看日志。',
      en: 'Begin again; if it keeps failing, ask the administrator to look at the log.',
    },
  },
  'identity.oidc-not-linked': {
    status: 403,
    zh: '该统一身份账号尚未与本系统人员关联。',
    en: 'This outside account is not tied to a person here.',
    remedy: { zh: '请联系本单位管理员办理关联。', en: 'Ask your administrator to tie it.' },
  },
  'identity.oidc-taken': {
    status: 409,
    zh: '该统一身份账号已关联其他人员。',
    en: 'This outside account is tied to someone already.',
    remedy: { zh: '请先解除原关联。', en: 'Untie it first.' },
  },
});

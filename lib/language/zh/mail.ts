import type { MailMessages } from '@/lib/language/en/mail';

const mail = (subject: string, lines: readonly string[]) => ({ subject, text: lines.join('\n') });

export const mails: MailMessages = {
  minutes: { one: '{count} 分钟', other: '{count} 分钟' },
  hours: { one: '{count} 小时', other: '{count} 小时' },
  days: { one: '{count} 天', other: '{count} 天' },
  roles: { owner: '所有者', editor: '编辑者', member: '成员' },
  signature: '-- \n{site}',

  confirmEmail: mail('请验证你的邮箱', [
    '{username}，你好！',
    '',
    '请验证你在 {site} 使用的邮箱。请在 {time}内打开以下链接：',
    '',
    '{link}',
    '',
    '如果你在该站点没有账户，请忽略本邮件：未经验证，这个邮箱不会被使用。',
  ]),
  resetPassword: mail('设置新密码', [
    '{username}，你好！',
    '',
    '有人（很可能是你本人）请求重设你在 {site} 的密码。请在 {time}内打开以下链接设置新密码，链接只能使用一次：',
    '',
    '{link}',
    '',
    '如果不是你本人操作，请忽略本邮件，你的密码不会改变。',
  ]),
  organisationInvitation: mail('邀请你加入 {organisation}', [
    '你好！',
    '',
    '{username} 邀请你以“{role}”身份加入 {site} 上的组织“{organisation}”。',
    '请在 {time}内打开以下链接，选择接受或拒绝：',
    '',
    '{link}',
    '',
    '如果你不认识 {username}，请忽略本邮件：未经接受，任何人都不会成为成员。',
  ]),
  registrationInvitation: mail('邀请你注册 {site}', [
    '你好！',
    '',
    '{username} 邀请你在 {site} 注册账户。请在 {time}内打开以下链接，链接只能使用一次：',
    '',
    '{link}',
    '',
    '如果你不认识 {username}，请忽略本邮件，不会为你创建任何账户。',
  ]),
  passwordChanged: mail('你的密码已更改', [
    '{username}，你好！',
    '',
    '你在 {site} 的账户密码已于 {when} 更改，其他会话均已结束。',
    '',
    '如果是你本人操作，无需处理。如果不是，请立即设置新密码并联系管理员：',
    '',
    '{link}',
  ]),
  emailChangeRequested: mail('有人请求更换你的邮箱', [
    '{username}，你好！',
    '',
    '{when}，你在 {site} 的账户填写了新的邮箱：{newEmail}',
    '新邮箱验证后，将不再使用当前邮箱。',
    '',
    '如果是你本人操作，无需处理。如果不是，说明有人能够使用你的账户，请立即更改密码：',
    '',
    '{link}',
  ]),
};

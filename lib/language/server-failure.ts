import type { Language } from '@/lib/names/language';
import type { ServerFailure } from '@/lib/names/server-failure';

const en: Record<ServerFailure, string> = {
  'directory-unreachable': 'The directory that knows your password cannot be reached at the moment. Try again shortly.',
  'directory-certificate':
    'The directory’s certificate could not be verified, so your password was not sent. The administrator must correct LDAP_CA_FILE, or the certificate.',
  'directory-account':
    'The directory refuses this site’s own account. The administrator must correct LDAP_BIND_DN and LDAP_BIND_PASSWORD.',
  'directory-ambiguous':
    'More than one person in the directory goes by this name, so nobody was signed in. The administrator must narrow LDAP_SEARCH_FILTER.',
  'directory-incomplete':
    'Your entry in the directory lacks a user name or a lasting identifier, so you cannot be signed in. Ask the administrator.',
  'directory-refused':
    'The directory refused a question of this site. The administrator finds the reason in the site’s log.',
  'mail-off': 'This site cannot send mail: the administrator has connected no mail server (SMTP_URL).',
  'mail-unreachable':
    'The mail was not sent: no trusted connection to the mail server could be made. Try again later, or tell the administrator.',
  'mail-account':
    'The mail was not sent: the mail server refuses this site’s account. The administrator must correct SMTP_URL.',
  'sign-in-unreachable': 'The sign-in service cannot be reached at the moment. Try again shortly.',
  'sign-in-untrusted':
    'The sign-in service does not describe itself as it must to be trusted, so nobody is sent there. The administrator finds the reason in the site’s log.',
  'mail-refused': 'The mail server did not accept the mail for this address. Check that the address is right.',
};

const zh: Record<ServerFailure, string> = {
  'directory-unreachable': '暂时无法连接验证密码的目录服务，请稍后重试。',
  'directory-certificate': '无法验证目录服务的证书，因此没有发送你的密码。请管理员修正 LDAP_CA_FILE 或该证书。',
  'directory-account': '目录服务拒绝了本站自身的账户。请管理员修正 LDAP_BIND_DN 和 LDAP_BIND_PASSWORD。',
  'directory-ambiguous':
    '目录中有多个条目匹配这个名称，因此没有登录任何人。请管理员缩小 LDAP_SEARCH_FILTER 的匹配范围。',
  'directory-incomplete': '你在目录中的条目缺少用户名或永久标识，无法登录。请联系管理员。',
  'directory-refused': '目录服务拒绝了本站的查询，管理员可在站点日志中查看原因。',
  'mail-off': '本站无法发送邮件：管理员尚未配置邮件服务器（SMTP_URL）。',
  'mail-unreachable': '邮件未能发送：无法与邮件服务器建立可信连接。请稍后重试，或联系管理员。',
  'mail-account': '邮件未能发送：邮件服务器拒绝了本站的账户。请管理员修正 SMTP_URL。',
  'sign-in-unreachable': '暂时无法连接登录服务，请稍后重试。',
  'sign-in-untrusted': '登录服务提供的自身描述不可信，因此不会跳转到该服务。管理员可在站点日志中查看原因。',
  'mail-refused': '邮件服务器没有接受发往该地址的邮件，请检查地址是否正确。',
};

/** What people read when a connected server fails; `AppError.details.reason` says which sentence. */
export const serverFailureWords = (language: Language): Record<ServerFailure, string> =>
  language === 'zh-CN' ? zh : en;

import type { OrganisationProblemMessages } from '@/lib/language/en/organisation-problems';

export const organisationProblems: OrganisationProblemMessages = {
  'already-in': '你已经是成员。',
  'already-invited': '已有一份发给对方的邀请尚未处理，如需重发请先撤回。',
  'already-member': '对方已经是成员。',
  'confirm-name': '请准确输入命名空间：{namespace}。',
  'email-wrong': '请填写一个邮箱地址，例如 name@example.org。',
  'invitation-gone': '没有这份邀请，或者它不是发给你的。',
  'invitation-over': '这份邀请已被接受、拒绝或撤回，或者已经过期。',
  'last-owner': '组织至少需要一位所有者，请先指定其他人为所有者。',
  'no-such-member': '{username} 不是成员。',
  'no-such-repository': '这里没有仓库“{repository}”。',
  'no-such-token': '没有这个访问令牌。',
  'no-such-user': '没有使用这个用户名的人。',
  'official-namespace': '官方镜像属于本站，不能删除。',
  personal: '这是个人的命名空间，不是组织。',
  'scope-beyond-repositories': '{scope} 权限针对整个组织：请去掉该权限，或不要将令牌限定于特定仓库。',
  'scope-beyond-role': '你在 {repository} 中的角色没有 {scope} 权限，令牌同样无法拥有。',
  'too-many-invitations': '一天之内发出的邀请过多，请明天再试。',
  'too-many-tokens': '同时有效的令牌最多 {max} 个，请先吊销一个。',
  'typed-name': '其中仍有仓库。如需一并删除，请输入命名空间：{namespace}。',
};

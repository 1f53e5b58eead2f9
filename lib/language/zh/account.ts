import type { AccountMessages } from '@/lib/language/en/account';

export const account: AccountMessages = {
  signIn: {
    title: '登录',
    lead: '公开内容无需账户即可查看。登录后可以看到你所属的私有仓库。',
    login: '用户名或邮箱',
    password: '密码',
    submit: '登录',
    submitting: '正在登录……',
    wrong: '用户名或密码不正确，请检查后重试。',
    failed: '无法连接本站，请检查网络后重试。',
    needsScript: '登录需要启用 JavaScript。公开内容无需 JavaScript 即可查看。',
    help: '没有账户或忘记密码？请联系本站管理员。',
    already: '你已登录，账户为 {name}。',
    goOn: '继续',
  },
  notFound: {
    title: '这个地址没有内容',
    text: '地址可能拼错了，内容可能已移走，也可能你无权查看。',
    search: '搜索全部镜像',
    home: '首页',
    signIn: '登录',
    signInText: '私有仓库只对其成员可见：',
  },
};

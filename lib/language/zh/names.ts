import type { NamesMessages } from '@/lib/language/en/names';

const lookAlike: NamesMessages['lookAlike'] = {
  hyphen: '它与“{trusted}”只差连字符、点或下划线，请换一个不会混淆的名称。',
  'same-letters': '它用了与“{trusted}”外形相近的字母或数字，请换一个不会混淆的名称。',
  doubled: '它与“{trusted}”只差重复的字母，请换一个不会混淆的名称。',
  claim: '它自称是真正的“{trusted}”。在本站只有徽章能说明这一点，请去掉这类字眼。',
  affix: '它会让人误以为是“{trusted}”的发布者。如果你确实是，请联系本站管理员申请这个名称。',
  digit: '它只是在“{trusted}”后面加了数字，请换一个不会混淆的名称。',
  transposed: '它只是把“{trusted}”的两个字母对调了，请换一个不会混淆的名称。',
  'one-letter': '它与“{trusted}”只差一个字母，请换一个不会混淆的名称。',
};

const foreign: NamesMessages['foreign'] = {
  looksLike: '“{letter}”（{codePoint}）只是看起来像“{looksLike}”，请用键盘上的普通字母输入。',
  invisible: '其中有看不见的字符（{codePoint}），请删除它或重新输入。',
  other: '不能使用“{letter}”（{codePoint}），请使用字母 a–z 和数字。',
};

const namespaceCharacters = '只能使用小写字母 a–z、数字，中间可以有单个连字符。';
const namespace: NamesMessages['namespace'] = {
  empty: '请填写名称。',
  'too-short': '至少需要 {min} 个字符。',
  'too-long': '最多 {max} 个字符。',
  'upper-case': '请用小写：“{suggestion}”。',
  characters: namespaceCharacters,
  separators: namespaceCharacters,
  reserved: '“{reserved}”以及与它相像的名称由本站保留，请换一个。',
  taken: '“{trusted}”已被占用。',
};

const repository: NamesMessages['repository'] = {
  ...namespace,
  characters: '只能使用小写字母 a–z、数字，中间可以有“.”“_”或“-”。',
  separators: '首尾必须是字母或数字；中间可以用一个“.”、一到两个“_”，或任意多个“-”，不能混用。',
};

export const names: NamesMessages = { namespace, repository, foreign, lookAlike };

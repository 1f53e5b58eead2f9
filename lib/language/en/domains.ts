import type { DomainProblem } from '@/lib/publishers/domain-schema';

const problems: Record<DomainProblem, string> = {
  'no-record': 'There is no such TXT record yet. A new record may need a few minutes to be seen everywhere.',
  'wrong-record': 'There are TXT records at this name, but none holds the text below.',
  'no-name-server': 'No name server answered. The check is repeated by itself.',
  'no-file': 'There is no readable file at this address.',
  'wrong-file': 'The file is there, but no line of it is the text below.',
  'private-address': 'The domain leads to a private address, which this site does not visit. Use a DNS record instead.',
  taken: 'Another publisher has proved this domain.',
};

/** Words of the proof that a domain belongs to a publisher. */
export const domains = {
  title: 'Domains',
  lead: 'Prove that a domain is yours, and your namespace shows it: readers see who publishes. The proof is looked for again every week, and the mark goes when the proof does.',
  add: {
    title: 'Add a domain',
    domain: 'Domain',
    domainHint: 'As in example.org; a subdomain counts for itself.',
    method: 'Prove it by',
    dns: 'a DNS record',
    file: 'a file on its website',
    submit: 'Add domain',
  },
  none: 'No domain yet.',
  states: { pending: 'Not proved yet', verified: 'Proved', lapsed: 'No longer proved' },
  since: '{when}',
  checked: 'Last looked at {when}',
  neverChecked: 'Not looked at yet',
  dnsInstruction: 'Add a TXT record with this name and text:',
  fileInstruction: 'Publish a text file at this address, with this line in it:',
  name: 'Name',
  address: 'Address',
  text: 'Text',
  check: 'Check now',
  remove: 'Remove',
  removeTitle: 'Remove {domain}?',
  removeText: 'Your namespace no longer shows this domain. You can prove it again at any time, with a new text.',
  copyName: 'Copy the name',
  copyText: 'Copy the text',
  copied: 'Copied',
  cancel: 'Cancel',
  failed: 'The site could not be reached. Check your connection and try again.',
  problems,
};
export type DomainMessages = typeof domains;

import type { Counted } from '@/lib/language/format';
import type { DELIVERY_PROBLEMS, MESSAGE_EVENTS, OFF_REASONS, WEBHOOK_EVENTS } from '@/lib/webhooks/schema';

const eventHints: Record<(typeof WEBHOOK_EVENTS)[number], string> = {
  push: 'An image was pushed under a tag, new or not.',
  delete: 'A tag was deleted, by itself or with its image.',
  tag_moved: 'A push took a tag from the image it was on to another one.',
  scan_finished: 'A scan report of an image came in: uploaded, or made by this site. With its counts.',
};

const problems: Record<(typeof DELIVERY_PROBLEMS)[number], string> = {
  timeout: 'No answer within 10 seconds',
  connection: 'No connection, or it broke off. Is the server up, is its certificate valid?',
  unresolved: 'No address is known for this host name',
  'forbidden-address': 'The host leads to a private or reserved address, which this site does not ask',
  address: 'Nothing is sent to this address. Change it',
  redirect: 'The answer is a redirect, which is not followed. Enter the address it leads to',
  status: 'The answer is no success (2xx)',
  gone: 'The receiver says that it is gone for good (410)',
  sealed: 'The stored secret cannot be read any more. Renew it',
  'switched-off': 'Not sent: the webhook was switched off',
};

/** Words of webhooks. Texts only, no functions: parts of it are handed to client components. */
export const webhooks = {
  title: 'Webhooks',
  lead: 'Addresses that are told at once when something happens to this repository: to start a build, a deployment, a message.',
  none: 'No webhooks yet.',
  back: 'All webhooks',

  events: {
    push: 'Push',
    delete: 'Delete',
    tag_moved: 'Tag moved',
    scan_finished: 'Scan finished',
    ping: 'Test',
  } as Record<(typeof MESSAGE_EVENTS)[number], string>,
  eventHints,

  form: {
    add: 'Add a webhook',
    name: 'Name',
    nameHint: 'What it is for, as in “Deploy to staging”.',
    url: 'Address',
    urlHint: 'Gets a POST with JSON. Take https where you can: over http everybody on the way can read it.',
    events: 'What it is told of',
    secret: 'Secret (optional)',
    secretHint: 'whsec_ and 24 to 64 bytes in base64. Leave it empty, and a strong one is made.',
    submit: 'Add webhook',
    save: 'Save',
    saved: 'Saved.',
  },
  faults: {
    name: 'One line of at most 60 characters.',
    url: 'A complete address that begins with https:// or http://.',
    events: 'Choose at least one event.',
    secret: 'whsec_ and then 24 to 64 bytes in base64.',
  } as Record<string, string>,
  urlFaults: {
    'not-an-address': 'Write a complete address, as in https://ci.example.org/hook.',
    scheme: 'Only https:// and http:// addresses can be told.',
    userinfo: 'Leave user name and password out of the address.',
    port: 'Only the ports 80, 443, 8080 and 8443 are asked.',
    'odd-address': 'Write an IP address as four decimal numbers, as in 192.0.2.1.',
    'forbidden-address':
      'Private and reserved addresses are not asked. An administrator can allow private ones (PLIMSOLL_ALLOW_PRIVATE_NETWORKS).',
  } as Record<string, string>,
  refusals: {
    'too-many-webhooks': 'A repository has at most 20 webhooks. Remove one first.',
    'not-found': 'The webhook was removed meanwhile. Load the page again.',
    'too-many': 'Too many messages by hand. Wait a few minutes.',
  },

  secret: {
    title: 'Secret',
    lead: 'Signs every message, so that the receiver knows it comes from here. Nobody can read it again, but you can renew it: then the old one signs as well for 24 hours.',
    renew: 'Renew the secret',
    question: 'Renew the secret?',
    questionText:
      'The new one is shown once. Enter it at the receiver within 24 hours; until then messages carry both signatures.',
    overlap: 'The old secret signs as well until {date}.',
    madeTitle: 'Copy the secret now',
    madeText: 'It is shown only this once. The receiver checks messages with it: keep it like a password.',
    copy: 'Copy the secret',
    done: 'I have copied it',
  },

  states: { on: 'On', off: 'Off', failing: 'Failing' },
  offReasons: {
    gone: 'The receiver answered that it is gone for good (410), so the webhook was switched off.',
    failing: 'Nothing has arrived for more than five days, so the webhook was switched off.',
    transferred: 'The repository came from another publisher, so the webhook waits until you have looked at it.',
  } as Record<(typeof OFF_REASONS)[number], string>,
  offByHand: 'It is switched off: nothing is sent, except tests.',
  failingSince: 'Nothing has arrived since {date}. After five days in which everything fails it is switched off.',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  test: 'Send a test',
  tested: 'On its way. How it ends appears in the history.',
  settings: 'Settings',
  addedBy: 'Added by {name}',
  lastNone: 'Nothing sent yet',

  remove: {
    title: 'Remove',
    lead: 'Nothing is sent any more, not even what waits. The history goes too.',
    submit: 'Remove webhook',
    question: 'Remove “{name}”?',
  },

  history: {
    title: 'Deliveries',
    lead: 'The last 100, for 30 days. What is not taken is tried up to eight times over a day and a half, each time after a longer wait.',
    none: 'Nothing was sent yet. Send a test, or push an image.',
    states: { waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed' },
    attempts: { one: '{count} attempt', other: '{count} attempts' } as Counted,
    next: 'next try {when}',
    soon: 'in less than a minute',
    redelivery: 'Sent again',
    status: 'Status {status}',
    milliseconds: '{count} ms',
    problems,
  },

  delivery: {
    title: 'Delivery',
    redeliver: 'Send again',
    redelivered: 'On its way, with the same id.',
    again: 'This sends an earlier message again.',
    event: 'Event',
    tag: 'Tag',
    state: 'State',
    created: 'Happened',
    attempts: 'Attempts',
    noAttempts: 'It was not tried yet.',
    attemptAt: 'When',
    attemptResult: 'Result',
    attemptDuration: 'Took',
    request: 'What was sent',
    requestWaiting: 'What will be sent',
    headers: 'Headers',
    body: 'Body',
    response: 'What was answered',
    responseNone: 'There was no answer.',
    responseEmpty: 'The answer has no text.',
    responseCut: 'At most the first 2 KB are kept.',
    back: 'All deliveries',
  },

  guide: {
    title: 'What is sent, and how to check it',
    lead: 'A POST with JSON, signed by the Standard Webhooks specification; libraries for most languages check it for you. Answer with any 2xx within 10 seconds, and do the work afterwards.',
    headers: 'Headers',
    headerTexts: {
      'webhook-id': 'The same at every attempt and when sent again: ignore what you have seen.',
      'webhook-timestamp': 'When it was sent, in seconds since 1970. Refuse what is older than five minutes.',
      'webhook-signature':
        'v1, and base64 of HMAC-SHA-256 over id.timestamp.body. Its key is the part of the secret after whsec_, decoded from base64. Several signatures are separated by blanks: one must fit.',
      'x-plimsoll-event': 'push, delete, tag_moved, scan_finished or ping.',
    },
    body: 'Body of a push',
    bodyText:
      'Fields may be added, never changed. digest is null after a deletion, actor is null when nobody told us who it was. A finished scan has tag null, and its scanner, tags and counts in scan.',
    verify: 'Check the signature',
    copy: 'Copy',
  },
};

export type WebhookMessages = typeof webhooks;

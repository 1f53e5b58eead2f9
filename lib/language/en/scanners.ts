import type { Counted } from '@/lib/language/format';
import type { ScannerKind, ScanProblemReason, ScanStep } from '@/lib/scans/scanners/schema';

const kinds: Record<ScannerKind, string> = {
  none: 'None',
  trivy: 'Trivy on this server',
  adapter: 'A scanner adapter',
};

/** Why a scan did not succeed, for everybody who may see scans. */
const reasons: Record<ScanProblemReason, string> = {
  'no-command': 'The scanner is not installed on the server.',
  unreachable: 'The scanner cannot be reached.',
  certificate: 'The scanner’s certificate cannot be trusted.',
  timeout: 'The scanner did not answer in time.',
  refused: 'The scanner does not accept this site.',
  failed: 'The scanner failed.',
  incapable: 'The scanner does not scan images like this one.',
  garbage: 'The scanner did not answer as it should.',
  'no-image': 'The registry does not have the image any more.',
  registry: 'The registry does not give the image to the scanner.',
  report: 'The scanner’s report cannot be read.',
  interrupted: 'The site was stopped each time it ran.',
  'switched-off': 'The site’s scanner was switched off.',
  internal: 'Something failed here; the reason is in the server’s log.',
};

const steps: Record<ScanStep, string> = {
  preparing: 'Asking the registry for the image …',
  scanning: 'Scanning …',
  storing: 'Reading the report …',
};

/** What is wrong with a field of the settings. */
const faults: Readonly<Record<string, string>> = {
  trivyServer: 'Write an address, as in https://trivy.example.org:4954, without a user name in it.',
  adapterUrl: 'Write an address, as in https://scanner.example.org:8080, without a user name in it.',
  adapterLogin: 'Write the login again: it was given for another address.',
  'adapterLogin.token': 'Use visible ASCII characters only.',
  adapterCertificates: 'Write certificates in PEM: “-----BEGIN CERTIFICATE-----” and so on.',
  registryUrl: 'Write scheme, host and port only, as in http://registry:5000.',
  rescanDays: 'Write a number of days from 1 to 365.',
};

const problems: Readonly<Record<string, string>> = {
  'no-scanner': 'This site has no scanner.',
  'no-registry': 'The images of this repository are in no registry that this site is connected to.',
  'invalid-request': 'Something is not right yet; see the fields.',
  'not-found': 'The image is not there any more. Reload the page.',
  forbidden: 'You may not do this any more. Reload the page.',
  unauthenticated: 'You are signed out. Sign in again.',
  other: 'This did not work. Try again in a moment.',
  failed: 'No answer from the site. Check the connection and try again.',
};

/** Words of the site’s own scanner. Texts only: they are handed to client components. */
export const scanners = {
  title: 'Scanner',
  lead: 'Scans images for known vulnerabilities. Its reports show to people who signed in and may see the repository, beside those that publishers upload.',
  kinds,
  kindHints: {
    none: 'Reports are only uploaded, by publishers and their builds.',
    trivy: 'Runs the trivy command, with its own database or that of a Trivy server.',
    adapter: 'Anything that speaks Harbor’s scanner API: adapters of Trivy, Clair, Grype, Aqua and others.',
  } as Record<ScannerKind, string>,
  reasons,
  steps,
  faults,
  problems,
  detail: 'In detail',

  form: {
    kind: 'What scans images',
    command:
      'The command is “{command}”. Another one is set with the environment variable PLIMSOLL_TRIVY; variables beginning with TRIVY_ are passed on to it.',
    trivyServer: 'Trivy server (optional)',
    trivyServerHint: 'As in https://trivy.example.org:4954. Empty: the command has the database itself.',
    adapterUrl: 'Address of the adapter',
    adapterUrlHint: 'As in https://scanner.example.org:8080, without /api/v1.',
    login: 'How this site signs in there',
    logins: {
      keep: 'As stored',
      none: 'Not at all',
      bearer: 'With a bearer token',
      basic: 'With user name and password',
    },
    token: 'Token',
    username: 'User name',
    password: 'Password',
    certificates: 'Certificates of its authority (optional)',
    certificatesHint: 'PEM. Needed when the usual authorities do not vouch for it.',
    registryUrl: 'Where it reaches this site’s registry (optional)',
    registryUrlHint:
      'As in http://registry:5000. Empty: where this site reaches it. It gets a token for each scan that only pulls, only from that repository, for 20 minutes.',
    when: 'When',
    scanNew: 'Scan every image when it is pushed',
    rescan: 'Scan images under tags again when their last report is older than',
    days: 'days',
    rescanDays: 'Days until an image is scanned again',
    save: 'Save',
    saved: 'Saved',
    test: 'Try it',
    testing: 'Asking the scanner …',
    testOk: '{scanner} answers.',
    testVersion: '{scanner} {version} answers.',
    testDatabase: 'Its data is of {date}.',
    testNoDatabase: 'It does not say how old its data is.',
    testFailed: 'It cannot be used like this.',
  },

  queue: {
    title: 'Scans',
    lead: 'What the scanner does, what comes next, and what failed in the last 24 hours.',
    waiting: 'waiting',
    running: 'running',
    done: 'done in 24 hours',
    failed: 'failed in 24 hours',
    none: 'Nothing is waiting, and nothing failed.',
    off: 'No scanner is chosen, so nothing is scanned here.',
    states: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' },
    by: 'asked for by {name}',
    byItself: 'asked for by this site',
  },

  request: {
    now: 'Scan now',
    again: 'Scan again',
    waiting: 'Waiting for the scanner.',
    next: 'It comes next.',
    ahead: { one: '{count} scan comes before it.', other: '{count} scans come before it.' } as Counted,
    running: 'Being scanned.',
    since: 'Begun',
    retry: 'It will be tried again',
    retrySoon: 'It will be tried again in a moment.',
    attempt: 'Attempt {count}.',
    failed: 'The last scan failed',
    none: 'This site has no scanner.',
    bySite: 'This site’s scanner',
  },
};

export type ScannersMessages = typeof scanners;

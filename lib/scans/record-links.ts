export type RecordLink = { kind: 'cve' | 'nvd' | 'ghsa' | 'osv'; id: string; href: string };

const CVE = /^CVE-\d{4}-\d{4,}$/;
const GHSA = /^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/;
/** What osv.dev has records of: https://ossf.github.io/osv-schema/#id-modified-fields */
const OSV =
  /^(?:ALSA|ALBA|ALEA|ASB-A|BIT|CGA|CURL|DLA|DSA|DTSA|ELA|GO|GSD|HSEC|LBSEC|MAL|MGASA|OSV|openSUSE-[SRF]U|PSF|PYSEC|RHBA|RHEA|RHSA|RLSA|RSEC|RUSTSEC|RXSA|SUSE-[SRFO]U|UBUNTU|USN|V8)-[\w.:-]+$/;

function linksOf(id: string): RecordLink[] {
  if (CVE.test(id))
    return [
      { kind: 'cve', id, href: `https://www.cve.org/CVERecord?id=${id}` },
      { kind: 'nvd', id, href: `https://nvd.nist.gov/vuln/detail/${id}` },
    ];
  if (GHSA.test(id))
    return [
      { kind: 'ghsa', id, href: `https://github.com/advisories/${id}` },
      { kind: 'osv', id, href: `https://osv.dev/vulnerability/${id}` },
    ];
  return OSV.test(id) ? [{ kind: 'osv', id, href: `https://osv.dev/vulnerability/${id}` }] : [];
}

/**
 * The official records of a vulnerability and of its other names, CVE first: cve.org and NVD for a CVE id, GitHub and
 * OSV for a GHSA id, OSV for what else it has. Made of ids only, so that no report can say where they lead.
 */
export function recordLinks(id: string, aliases: readonly string[]): RecordLink[] {
  const links = [...new Set([id, ...aliases])].flatMap(linksOf);
  return [
    ...links.filter(({ kind }) => kind === 'cve' || kind === 'nvd'),
    ...links.filter(({ kind }) => kind !== 'cve' && kind !== 'nvd'),
  ];
}

/** Why something about an organisation, a token or a domain is refused. `{…}` is filled in. */
export const organisationProblems = {
  'already-in': 'You are a member already.',
  'already-invited': 'There is an open invitation for them already. Revoke it first to send another one.',
  'already-member': 'They are a member already.',
  'confirm-name': 'Type the namespace exactly as it is: {namespace}.',
  'email-wrong': 'Write one e-mail address, as in name@example.org.',
  'invitation-gone': 'There is no such invitation, or it is not for you.',
  'invitation-over': 'This invitation was accepted, declined or revoked already, or it has expired.',
  'last-owner': 'An organisation needs at least one owner. Make somebody else an owner first.',
  'no-such-member': '{username} is not a member.',
  'no-such-repository': 'There is no repository “{repository}” here.',
  'no-such-token': 'There is no such access token.',
  'no-such-user': 'There is nobody here by this user name.',
  'official-namespace': 'The official images belong to the site itself and cannot be deleted.',
  personal: 'This is somebody’s own namespace, not an organisation.',
  'scope-beyond-repositories':
    'The scope {scope} is for a whole organisation: leave it out, or do not limit the token to repositories.',
  'scope-beyond-role': 'Your role in {repository} does not allow {scope}, so the token could not do it either.',
  'too-many-invitations': 'Too many invitations in one day. Try again tomorrow.',
  'too-many-tokens': 'At most {max} tokens can be valid at a time. Revoke one first.',
  'typed-name': 'It still has repositories. Type the namespace to delete them too: {namespace}.',
};

export type OrganisationProblemMessages = typeof organisationProblems;
export type OrganisationProblem = keyof OrganisationProblemMessages;

import { z } from 'zod';

export const MEMBER_ROLES = ['owner', 'editor', 'member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
const role = z.enum(MEMBER_ROLES);

const memberView = z.object({
  username: z.string(),
  displayName: z.string(),
  role,
  /** The role came from a group of the directory, and goes with it. */
  fromGroup: z.boolean(),
  since: z.iso.datetime(),
});
export type MemberView = z.output<typeof memberView>;
export const memberList = z.object({ members: z.array(memberView) });

export const roleInput = z.strictObject({ role });

/** To a user by name, or to whoever reads the mail of an address. */
export const invitationInput = z
  .strictObject({ username: z.string().trim().max(255).optional(), email: z.string().trim().max(320).optional(), role })
  .refine(({ username, email }) => (username === undefined) !== (email === undefined), {
    path: ['username'],
    message: 'Give a user name or an e-mail address',
  });
export type InvitationInput = z.output<typeof invitationInput>;

const invitationView = z.object({
  id: z.uuid(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  role,
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type InvitationView = z.output<typeof invitationView>;
export const invitationList = z.object({ invitations: z.array(invitationView) });

export const newInvitation = z.object({
  invitation: invitationView,
  mailed: z.boolean(),
  /** What leads there, shown this once; null when it was mailed. */
  link: z.string().nullable(),
});
export type NewInvitation = z.output<typeof newInvitation>;

/** An invitation as whoever is invited sees it. */
export const receivedInvitation = z.object({
  id: z.uuid(),
  namespace: z.string(),
  displayName: z.string(),
  displayNameZh: z.string().nullable(),
  role,
  invitedBy: z.string(),
  expiresAt: z.iso.datetime(),
});
export type ReceivedInvitation = z.output<typeof receivedInvitation>;
export const receivedInvitations = z.object({ invitations: z.array(receivedInvitation) });

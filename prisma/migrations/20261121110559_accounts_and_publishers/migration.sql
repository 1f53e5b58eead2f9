-- CreateEnum
CREATE TYPE "OneTimeLinkKind" AS ENUM ('password_reset', 'email_confirmation', 'registration', 'identity');

-- CreateEnum
CREATE TYPE "DomainProofMethod" AS ENUM ('dns', 'file');

-- CreateEnum
CREATE TYPE "DomainProofState" AS ENUM ('pending', 'verified', 'lapsed');

-- CreateEnum
CREATE TYPE "CollaboratorRole" AS ENUM ('read', 'write', 'admin');

-- AlterTable
ALTER TABLE "publisher_members" ADD COLUMN     "from_group" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "publishers" ADD COLUMN     "default_visibility" "Visibility" NOT NULL DEFAULT 'public',
ADD COLUMN     "links" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "logo_id" TEXT;

-- AlterTable
ALTER TABLE "repositories" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "deprecated_at" TIMESTAMPTZ(3),
ADD COLUMN     "documentation_url" TEXT,
ADD COLUMN     "end_of_support" DATE,
ADD COLUMN     "homepage_url" TEXT,
ADD COLUMN     "issues_url" TEXT,
ADD COLUMN     "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "successor" TEXT,
ADD COLUMN     "support_url" TEXT;

-- AlterTable
ALTER TABLE "users" DROP COLUMN "session_version",
ADD COLUMN     "email_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT,
ADD COLUMN     "theme" TEXT,
ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT,
ADD COLUMN     "totp_secret" TEXT,
ALTER COLUMN "email" DROP NOT NULL,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- CreateTable
CREATE TABLE "access_tokens" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "user_id" UUID,
    "publisher_id" UUID,
    "scopes" TEXT[],
    "limited" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token_repositories" (
    "token_id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,

    CONSTRAINT "access_token_repositories_pkey" PRIMARY KEY ("token_id","repository_id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "token_name" TEXT,
    "address" TEXT,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" UUID,
    "target_name" TEXT NOT NULL,
    "publisher_id" UUID,
    "changes" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT,
    "via" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identities" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identities_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "user_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("user_id","digest")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "digest" TEXT NOT NULL,
    "kind" "OneTimeLinkKind" NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "made_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "window_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key","window_at")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "publisher_id" UUID NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "role" "MemberRole" NOT NULL,
    "digest" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain_proofs" (
    "id" UUID NOT NULL,
    "publisher_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "method" "DomainProofMethod" NOT NULL,
    "challenge" TEXT NOT NULL,
    "state" "DomainProofState" NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verified_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "domain_proofs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reserved_namespaces" (
    "namespace" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reserved_namespaces_pkey" PRIMARY KEY ("namespace")
);

-- CreateTable
CREATE TABLE "overview_revisions" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "token_name" TEXT,
    "restored_from" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "overview_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repository_images" (
    "repository_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "repository_images_pkey" PRIMARY KEY ("repository_id","sha256")
);

-- CreateTable
CREATE TABLE "remote_images" (
    "url" TEXT NOT NULL,
    "sha256" TEXT,
    "problem" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "fetched_at" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "remote_images_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "collaborators" (
    "repository_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "CollaboratorRole" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "collaborators_pkey" PRIMARY KEY ("repository_id","user_id")
);

-- CreateTable
CREATE TABLE "stars" (
    "user_id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stars_pkey" PRIMARY KEY ("user_id","repository_id")
);

-- CreateTable
CREATE TABLE "former_names" (
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "repository_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_names_pkey" PRIMARY KEY ("namespace","name")
);

-- CreateTable
CREATE TABLE "transfers" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "to_publisher_id" UUID NOT NULL,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_tokens_digest_key" ON "access_tokens"("digest");

-- CreateIndex
CREATE INDEX "access_tokens_user_id_idx" ON "access_tokens"("user_id");

-- CreateIndex
CREATE INDEX "access_tokens_publisher_id_idx" ON "access_tokens"("publisher_id");

-- CreateIndex
CREATE INDEX "access_token_repositories_repository_id_idx" ON "access_token_repositories"("repository_id");

-- CreateIndex
CREATE INDEX "audit_entries_publisher_id_at_idx" ON "audit_entries"("publisher_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_at_idx" ON "audit_entries"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at" DESC);

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "identities_user_id_provider_key" ON "identities"("user_id", "provider");

-- CreateIndex
CREATE INDEX "one_time_links_user_id_idx" ON "one_time_links"("user_id");

-- CreateIndex
CREATE INDEX "rate_limits_window_at_idx" ON "rate_limits"("window_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_digest_key" ON "invitations"("digest");

-- CreateIndex
CREATE INDEX "invitations_publisher_id_idx" ON "invitations"("publisher_id");

-- CreateIndex
CREATE INDEX "invitations_user_id_idx" ON "invitations"("user_id");

-- CreateIndex
CREATE INDEX "domain_proofs_next_check_at_idx" ON "domain_proofs"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "domain_proofs_publisher_id_domain_key" ON "domain_proofs"("publisher_id", "domain");

-- CreateIndex
CREATE UNIQUE INDEX "overview_revisions_repository_id_language_number_key" ON "overview_revisions"("repository_id", "language", "number");

-- CreateIndex
CREATE INDEX "repository_images_sha256_idx" ON "repository_images"("sha256");

-- CreateIndex
CREATE INDEX "remote_images_sha256_idx" ON "remote_images"("sha256");

-- CreateIndex
CREATE INDEX "collaborators_user_id_idx" ON "collaborators"("user_id");

-- CreateIndex
CREATE INDEX "stars_repository_id_idx" ON "stars"("repository_id");

-- CreateIndex
CREATE INDEX "former_names_repository_id_idx" ON "former_names"("repository_id");

-- CreateIndex
CREATE INDEX "transfers_repository_id_idx" ON "transfers"("repository_id");

-- CreateIndex
CREATE INDEX "transfers_to_publisher_id_idx" ON "transfers"("to_publisher_id");

-- AddForeignKey
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publishers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token_repositories" ADD CONSTRAINT "access_token_repositories_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "access_tokens"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token_repositories" ADD CONSTRAINT "access_token_repositories_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publishers" ADD CONSTRAINT "publishers_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "assets"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publishers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_proofs" ADD CONSTRAINT "domain_proofs_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publishers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overview_revisions" ADD CONSTRAINT "overview_revisions_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_images" ADD CONSTRAINT "repository_images_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_images" ADD CONSTRAINT "repository_images_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "assets"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remote_images" ADD CONSTRAINT "remote_images_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "assets"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stars" ADD CONSTRAINT "stars_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stars" ADD CONSTRAINT "stars_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_names" ADD CONSTRAINT "former_names_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_publisher_id_fkey" FOREIGN KEY ("to_publisher_id") REFERENCES "publishers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "users"
    ADD CONSTRAINT "users_email_check" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "users_preferences_check" CHECK ("language" IN ('en', 'zh-CN') AND "theme" IN ('light', 'dark'));

-- A token is a person's or an organisation's.
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_owner_check" CHECK (("user_id" IS NULL) <> ("publisher_id" IS NULL));

-- An invitation is for a user or for an address, and has at most one end.
ALTER TABLE "invitations"
    ADD CONSTRAINT "invitations_subject_check" CHECK (("user_id" IS NULL) <> ("email" IS NULL)),
    ADD CONSTRAINT "invitations_end_check" CHECK (num_nonnulls("accepted_at", "declined_at", "revoked_at") <= 1);
ALTER TABLE "transfers"
    ADD CONSTRAINT "transfers_end_check" CHECK (num_nonnulls("accepted_at", "declined_at", "cancelled_at") <= 1);

-- Of each there is at most one that is still open.
CREATE UNIQUE INDEX "invitations_one_open_per_user" ON "invitations" ("publisher_id", "user_id")
    WHERE "user_id" IS NOT NULL AND "accepted_at" IS NULL AND "declined_at" IS NULL AND "revoked_at" IS NULL;
CREATE UNIQUE INDEX "invitations_one_open_per_email" ON "invitations" ("publisher_id", "email")
    WHERE "email" IS NOT NULL AND "accepted_at" IS NULL AND "declined_at" IS NULL AND "revoked_at" IS NULL;
CREATE UNIQUE INDEX "transfers_one_open" ON "transfers" ("repository_id")
    WHERE "accepted_at" IS NULL AND "declined_at" IS NULL AND "cancelled_at" IS NULL;

ALTER TABLE "overview_revisions" ADD CONSTRAINT "overview_revisions_language_check" CHECK ("language" IN ('en', 'zh-CN'));
CREATE INDEX "repositories_deleted_at_idx" ON "repositories" ("deleted_at") WHERE "deleted_at" IS NOT NULL;

-- An audit entry is written once. Nobody who works through the application's connection changes or deletes one.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are not changed or deleted' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_entries_are_final" BEFORE UPDATE OR DELETE ON "audit_entries"
    FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entries_are_not_emptied" BEFORE TRUNCATE ON "audit_entries"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- Everybody owns the namespace of their name; who registered before that existed gets theirs here.
INSERT INTO "publishers" ("id", "namespace", "kind", "display_name")
SELECT gen_random_uuid(), u."username", 'person', u."display_name" FROM "users" u
ON CONFLICT ("namespace") DO NOTHING;
INSERT INTO "publisher_members" ("publisher_id", "user_id", "role")
SELECT p."id", u."id", 'owner' FROM "users" u JOIN "publishers" p ON p."namespace" = u."username" AND p."kind" = 'person'
ON CONFLICT DO NOTHING;

-- Contrib modules that every supported Postgres carries.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('user', 'reviewer', 'admin');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('running', 'succeeded', 'failed', 'interrupted');

-- CreateEnum
CREATE TYPE "GrantProgram" AS ENUM ('official_images', 'verified_publisher', 'sponsored_oss', 'domain_verification');

-- CreateEnum
CREATE TYPE "GrantEventKind" AS ENUM ('granted', 'renewed', 'withdrawn', 'lapsed');

-- CreateEnum
CREATE TYPE "PublisherKind" AS ENUM ('person', 'organisation');

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('owner', 'editor', 'member');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('public', 'private');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "UserRole" NOT NULL DEFAULT 'user',
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "id" UUID NOT NULL,
    "importer" TEXT NOT NULL,
    "source" JSONB NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'running',
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grants" (
    "id" UUID NOT NULL,
    "program" "GrantProgram" NOT NULL,
    "publisher_id" UUID,
    "repository_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "granted_by" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant_events" (
    "id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "kind" "GrantEventKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "grant_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publishers" (
    "id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "kind" "PublisherKind" NOT NULL,
    "display_name" TEXT NOT NULL,
    "display_name_zh" TEXT,
    "about" TEXT NOT NULL DEFAULT '',
    "about_zh" TEXT,
    "website" TEXT,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publishers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publisher_members" (
    "publisher_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publisher_members_pkey" PRIMARY KEY ("publisher_id","user_id")
);

-- CreateTable
CREATE TABLE "repositories" (
    "id" UUID NOT NULL,
    "publisher_id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "description_zh" TEXT,
    "overview" TEXT NOT NULL DEFAULT '',
    "overview_zh" TEXT,
    "categories" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "visibility" "Visibility" NOT NULL DEFAULT 'public',
    "architectures" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "operating_systems" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "cpu_architectures" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "source_url" TEXT,
    "licence" TEXT,
    "maintained_by" JSONB NOT NULL DEFAULT '[]',
    "where_to_get_help" JSONB NOT NULL DEFAULT '[]',
    "where_to_file_issues" JSONB NOT NULL DEFAULT '[]',
    "logo_id" TEXT,
    "pull_count" BIGINT NOT NULL DEFAULT 0,
    "star_count" INTEGER NOT NULL DEFAULT 0,
    "sample_figures" BOOLEAN NOT NULL DEFAULT false,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "deprecation" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search_text" TEXT GENERATED ALWAYS AS (lower("namespace" || '/' || "name" || ' ' || "description" || ' ' || coalesce("description_zh", ''))) STORED,

    CONSTRAINT "repositories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assets" (
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assets_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "library_definitions" (
    "repository_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "file_digest" TEXT NOT NULL,
    "docs_digest" TEXT,
    "library_commit" TEXT,
    "docs_commit" TEXT,
    "maintainers" JSONB NOT NULL DEFAULT '[]',
    "unknown_fields" JSONB NOT NULL DEFAULT '{}',
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "library_definitions_pkey" PRIMARY KEY ("repository_id")
);

-- CreateTable
CREATE TABLE "library_entries" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "shared_tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "architectures" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "git_repo" TEXT NOT NULL,
    "git_fetch" TEXT NOT NULL,
    "git_commit" TEXT NOT NULL,
    "directory" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "builder" TEXT NOT NULL DEFAULT '',
    "constraints" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "overrides" JSONB NOT NULL DEFAULT '{}',
    "unknown_fields" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "library_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tags" (
    "repository_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "image_group" TEXT NOT NULL,
    "architectures" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("repository_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "import_runs_started_at_idx" ON "import_runs"("started_at" DESC);

-- CreateIndex
CREATE INDEX "grants_publisher_id_idx" ON "grants"("publisher_id");

-- CreateIndex
CREATE INDEX "grants_repository_id_idx" ON "grants"("repository_id");

-- CreateIndex
CREATE INDEX "grants_program_idx" ON "grants"("program");

-- CreateIndex
CREATE INDEX "grant_events_grant_id_at_idx" ON "grant_events"("grant_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "publishers_namespace_key" ON "publishers"("namespace");

-- CreateIndex
CREATE INDEX "publisher_members_user_id_idx" ON "publisher_members"("user_id");

-- CreateIndex
CREATE INDEX "repositories_publisher_id_idx" ON "repositories"("publisher_id");

-- CreateIndex
CREATE INDEX "repositories_pull_count_idx" ON "repositories"("pull_count" DESC);

-- CreateIndex
CREATE INDEX "repositories_updated_at_idx" ON "repositories"("updated_at" DESC);

-- CreateIndex
CREATE INDEX "repositories_search_text_idx" ON "repositories" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "repositories_namespace_name_key" ON "repositories"("namespace", "name");

-- CreateIndex
CREATE UNIQUE INDEX "library_entries_repository_id_position_key" ON "library_entries"("repository_id", "position");

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publishers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_events" ADD CONSTRAINT "grant_events_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publisher_members" ADD CONSTRAINT "publisher_members_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publishers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publisher_members" ADD CONSTRAINT "publisher_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repositories" ADD CONSTRAINT "repositories_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publishers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repositories" ADD CONSTRAINT "repositories_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "assets"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_definitions" ADD CONSTRAINT "library_definitions_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entries" ADD CONSTRAINT "library_entries_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "library_definitions"("repository_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tags" ADD CONSTRAINT "tags_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- What Prisma's schema language cannot say.

ALTER TABLE "repositories"
    ADD CONSTRAINT "repositories_categories_check" CHECK (
        cardinality("categories") <= 3
        AND "categories" <@ ARRAY[
            'api-management', 'content-management-system', 'data-science', 'databases-and-storage', 'developer-tools',
            'integration-and-delivery', 'internet-of-things', 'languages-and-frameworks', 'machine-learning-and-ai',
            'message-queues', 'monitoring-and-observability', 'networking', 'operating-systems', 'security',
            'web-analytics', 'web-servers']
    ),
    ADD CONSTRAINT "repositories_description_check" CHECK (char_length("description") <= 255),
    ADD CONSTRAINT "repositories_counts_check" CHECK ("pull_count" >= 0 AND "star_count" >= 0);

-- A grant is for a repository (Official Images) or for a publisher (the others), never for both.
ALTER TABLE "grants"
    ADD CONSTRAINT "grants_subject_check" CHECK (
        ("program" = 'official_images') = ("repository_id" IS NOT NULL)
        AND ("repository_id" IS NULL) <> ("publisher_id" IS NULL)
    ),
    ADD CONSTRAINT "grants_period_check" CHECK ("valid_until" IS NULL OR "valid_until" > "granted_at");

-- Of each program a subject has at most one grant that was not withdrawn.
CREATE UNIQUE INDEX "grants_one_per_repository" ON "grants" ("repository_id", "program") WHERE "withdrawn_at" IS NULL AND "repository_id" IS NOT NULL;
CREATE UNIQUE INDEX "grants_one_per_publisher" ON "grants" ("publisher_id", "program") WHERE "withdrawn_at" IS NULL AND "publisher_id" IS NOT NULL;

-- The trust tier of every repository, from the live grants of itself and of its publisher. The same rule as
-- trustTierOf() in lib/names/trust.ts; a database test holds the two together. Each side is aggregated by its own key
-- and joined by it: one condition with OR would compare every repository with every grant.
CREATE VIEW "repository_trust" AS
WITH live AS (
    SELECT
        g."repository_id",
        g."publisher_id",
        CASE g."program" WHEN 'official_images' THEN 1 WHEN 'verified_publisher' THEN 2 WHEN 'sponsored_oss' THEN 3 WHEN 'domain_verification' THEN 4 END AS "rank"
    FROM "grants" g
    WHERE g."withdrawn_at" IS NULL AND g."granted_at" <= now() AND (g."valid_until" IS NULL OR g."valid_until" > now())
)
SELECT
    r."id" AS "repository_id",
    CASE LEAST(own."rank", inherited."rank")
        WHEN 1 THEN 'official'
        WHEN 2 THEN 'verified_publisher'
        WHEN 3 THEN 'sponsored_oss'
        WHEN 4 THEN 'domain_verified'
        ELSE 'community'
    END AS "tier"
FROM "repositories" r
LEFT JOIN (SELECT "repository_id", min("rank") AS "rank" FROM live GROUP BY "repository_id") own ON own."repository_id" = r."id"
LEFT JOIN (SELECT "publisher_id", min("rank") AS "rank" FROM live GROUP BY "publisher_id") inherited ON inherited."publisher_id" = r."publisher_id";

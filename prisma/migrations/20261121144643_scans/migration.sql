-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('waiting', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "scan_reports" (
    "id" UUID NOT NULL,
    "repository_id" UUID,
    "digest" TEXT NOT NULL,
    "platform" TEXT,
    "format" TEXT NOT NULL,
    "scanner" TEXT NOT NULL,
    "scanner_version" TEXT,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "database_updated_at" TIMESTAMPTZ(3),
    "operating_system" TEXT,
    "subject" TEXT,
    "names_other" TEXT,
    "has_layers" BOOLEAN NOT NULL,
    "critical" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "medium" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "unknown" INTEGER NOT NULL,
    "fixable" INTEGER NOT NULL,
    "distinct" INTEGER NOT NULL,
    "not_affected" INTEGER NOT NULL DEFAULT 0,
    "finding_count" INTEGER NOT NULL,
    "component_count" INTEGER NOT NULL,
    "suppressed" INTEGER NOT NULL DEFAULT 0,
    "repeated" INTEGER NOT NULL DEFAULT 0,
    "uploaded_by" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scan_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_originals" (
    "report_id" UUID NOT NULL,
    "gzip" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "scan_originals_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "scan_layers" (
    "report_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "digest" TEXT,
    "diff_id" TEXT,
    "critical" INTEGER NOT NULL DEFAULT 0,
    "high" INTEGER NOT NULL DEFAULT 0,
    "medium" INTEGER NOT NULL DEFAULT 0,
    "low" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "scan_layers_pkey" PRIMARY KEY ("report_id","position")
);

-- CreateTable
CREATE TABLE "scan_components" (
    "report_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "purl" TEXT,
    "type" TEXT,
    "source" TEXT,
    "is_elsewhere" BOOLEAN NOT NULL DEFAULT false,
    "worst" SMALLINT NOT NULL,
    "critical" INTEGER NOT NULL DEFAULT 0,
    "high" INTEGER NOT NULL DEFAULT 0,
    "medium" INTEGER NOT NULL DEFAULT 0,
    "low" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "scan_components_pkey" PRIMARY KEY ("report_id","position")
);

-- CreateTable
CREATE TABLE "vulnerability_texts" (
    "sha256" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "vulnerability_texts_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "scan_vulnerabilities" (
    "report_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "worst" SMALLINT NOT NULL,

    CONSTRAINT "scan_vulnerabilities_pkey" PRIMARY KEY ("report_id","position")
);

-- CreateTable
CREATE TABLE "scan_findings" (
    "report_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "vulnerability" INTEGER NOT NULL,
    "component" INTEGER NOT NULL,
    "layer" INTEGER,
    "severity" SMALLINT NOT NULL,
    "severity_word" TEXT,
    "severity_source" TEXT,
    "status" TEXT NOT NULL,
    "fixed_versions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "paths" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "vex_statement_id" UUID,

    CONSTRAINT "scan_findings_pkey" PRIMARY KEY ("report_id","position")
);

-- CreateTable
CREATE TABLE "vex_documents" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "digest" TEXT,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "author" TEXT,
    "gzip" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vex_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vex_statements" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "vulnerability" TEXT NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "products" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "justification" TEXT,
    "explanation" TEXT,
    "stated_at" TIMESTAMPTZ(3),
    "matches" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "vex_statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_requests" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "state" "ScanState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "scanner" TEXT,
    "remote_id" TEXT,
    "progress" TEXT,
    "problem" TEXT,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "report_id" UUID,

    CONSTRAINT "scan_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scan_reports_digest_scanned_at_idx" ON "scan_reports"("digest", "scanned_at" DESC);

-- CreateIndex
CREATE INDEX "scan_reports_repository_id_idx" ON "scan_reports"("repository_id");

-- CreateIndex
CREATE INDEX "scan_vulnerabilities_name_idx" ON "scan_vulnerabilities"("name");

-- CreateIndex
CREATE INDEX "scan_vulnerabilities_sha256_idx" ON "scan_vulnerabilities"("sha256");

-- CreateIndex
CREATE INDEX "vex_documents_repository_id_idx" ON "vex_documents"("repository_id");

-- CreateIndex
CREATE INDEX "vex_statements_document_id_idx" ON "vex_statements"("document_id");

-- CreateIndex
CREATE INDEX "scan_requests_digest_created_at_idx" ON "scan_requests"("digest", "created_at" DESC);

-- CreateIndex
CREATE INDEX "scan_requests_state_next_attempt_at_idx" ON "scan_requests"("state", "next_attempt_at");

-- AddForeignKey
ALTER TABLE "scan_reports" ADD CONSTRAINT "scan_reports_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_originals" ADD CONSTRAINT "scan_originals_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "scan_reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_layers" ADD CONSTRAINT "scan_layers_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "scan_reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_components" ADD CONSTRAINT "scan_components_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "scan_reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_vulnerabilities" ADD CONSTRAINT "scan_vulnerabilities_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "scan_reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_vulnerabilities" ADD CONSTRAINT "scan_vulnerabilities_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "vulnerability_texts"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_findings" ADD CONSTRAINT "scan_findings_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "scan_reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vex_documents" ADD CONSTRAINT "vex_documents_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vex_statements" ADD CONSTRAINT "vex_statements_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "vex_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_requests" ADD CONSTRAINT "scan_requests_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One scan of an image at a time.
CREATE UNIQUE INDEX "scan_requests_open_key" ON "scan_requests"("digest") WHERE "state" IN ('waiting', 'running');
CREATE INDEX "scan_findings_report_id_severity_position_idx" ON "scan_findings"("report_id", "severity", "position");
CREATE INDEX "scan_findings_report_id_component_idx" ON "scan_findings"("report_id", "component");

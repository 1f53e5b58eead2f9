-- AlterTable
ALTER TABLE "repositories" ADD COLUMN     "immutable_since" TIMESTAMPTZ(3);

-- A description has at most 100 characters as people count them; one of those can be made of several code points
-- (a family emoji has seven), so the database only guards against what no description can need.
ALTER TABLE "repositories"
    DROP CONSTRAINT "repositories_description_check",
    ADD CONSTRAINT "repositories_description_check" CHECK (
        char_length("description") <= 2000 AND char_length("description_zh") <= 2000
    );

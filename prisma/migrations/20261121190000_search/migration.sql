-- What search looked through before, and indexes that made every pull count rewrite its row's other indexes.
DROP INDEX "repositories_search_text_idx";
DROP INDEX "repositories_pull_count_idx";
DROP INDEX "repositories_updated_at_idx";
ALTER TABLE "repositories" DROP COLUMN "search_text";

-- A repository's tier for a page of them: looked up row by row. Nothing reads it of all repositories any more.
CREATE OR REPLACE VIEW "repository_trust" AS
SELECT r."id" AS "repository_id",
    CASE (
        SELECT min(CASE g."program" WHEN 'official_images' THEN 1 WHEN 'verified_publisher' THEN 2 WHEN 'sponsored_oss' THEN 3 WHEN 'domain_verification' THEN 4 END)
        FROM "grants" g
        WHERE (g."repository_id" = r."id" OR g."publisher_id" = r."publisher_id")
            AND g."withdrawn_at" IS NULL AND g."granted_at" <= now() AND (g."valid_until" IS NULL OR g."valid_until" > now())
    )
        WHEN 1 THEN 'official'
        WHEN 2 THEN 'verified_publisher'
        WHEN 3 THEN 'sponsored_oss'
        WHEN 4 THEN 'domain_verified'
        ELSE 'community'
    END AS "tier"
FROM "repositories" r;

-- Search: a table apart from the source of truth, kept by triggers. See "A search" in docs/ARCHITECTURE.md.
-- How the Chinese names of a publisher are read, for those who type Latin letters: written by a job, null until then.
ALTER TABLE "publishers" ADD COLUMN "pinyin" TEXT;
CREATE INDEX "publishers_without_pinyin" ON "publishers" ("id")
    WHERE "pinyin" IS NULL AND ("display_name" || coalesce("display_name_zh", '')) ~ '[\u3400-\u9fff]';

-- Every page asks whether there is sample data.
CREATE INDEX "publishers_sample" ON "publishers" ("id") WHERE "is_sample";

CREATE SCHEMA "search";

-- One bit of `documents.facets` each. Common ones are in most repositories: they are filtered by their bit, the others are words of the index too.
CREATE TABLE "search"."facets" (
    "bit" SMALLINT PRIMARY KEY,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "common" BOOLEAN NOT NULL DEFAULT false,
    -- Who looks for one of these words means this facet too.
    "called" TEXT[] NOT NULL DEFAULT '{}',
    UNIQUE ("facet", "value")
);
INSERT INTO "search"."facets" ("bit", "facet", "value", "common") VALUES
    (0, 'trust', 'official', false), (1, 'trust', 'verified_publisher', false), (2, 'trust', 'sponsored_oss', false),
    (3, 'trust', 'domain_verified', false), (4, 'trust', 'community', true),
    (5, 'category', 'api-management', false), (6, 'category', 'content-management-system', false),
    (7, 'category', 'data-science', false), (8, 'category', 'databases-and-storage', false),
    (9, 'category', 'developer-tools', false), (10, 'category', 'integration-and-delivery', false),
    (11, 'category', 'internet-of-things', false), (12, 'category', 'languages-and-frameworks', false),
    (13, 'category', 'machine-learning-and-ai', false), (14, 'category', 'message-queues', false),
    (15, 'category', 'monitoring-and-observability', false), (16, 'category', 'networking', false),
    (17, 'category', 'operating-systems', false), (18, 'category', 'security', false),
    (19, 'category', 'web-analytics', false), (20, 'category', 'web-servers', false),
    (21, 'os', 'linux', true), (22, 'os', 'windows', false),
    (23, 'arch', '386', false), (24, 'arch', 'amd64', true), (25, 'arch', 'arm', false), (26, 'arch', 'arm64', false),
    (27, 'arch', 'loong64', false), (28, 'arch', 'mips64le', false), (29, 'arch', 'ppc64le', false),
    (30, 'arch', 'riscv64', false), (31, 'arch', 's390x', false);

UPDATE "search"."facets" SET "called" = CASE "value"
    WHEN 'content-management-system' THEN '{cms}'::text[]
    WHEN 'databases-and-storage' THEN '{database}'
    WHEN 'internet-of-things' THEN '{iot}'
    WHEN 'machine-learning-and-ai' THEN '{ml,ai}'
    WHEN 'message-queues' THEN '{queue}'
    WHEN 'monitoring-and-observability' THEN '{monitoring,observability}'
    WHEN 'networking' THEN '{network}'
    WHEN 'operating-systems' THEN '{os}'
    WHEN 'security' THEN '{security}'
    ELSE '{}' END;

-- A word that counts as another one. `replaced`: in queries too, so that both find the same.
CREATE TABLE "search"."synonyms" (
    "word" TEXT PRIMARY KEY,
    "counts_as" TEXT NOT NULL,
    "replaced" BOOLEAN NOT NULL DEFAULT true
);
INSERT INTO "search"."synonyms" ("word", "counts_as", "replaced") VALUES
    ('postgresql', 'postgres', true), ('pg', 'postgres', true), ('pgsql', 'postgres', true), ('postgre', 'postgres', true),
    ('mongodb', 'mongo', true), ('nodejs', 'node', true), ('golang', 'go', true), ('k8s', 'kubernetes', true), ('kube', 'kubernetes', false),
    ('httpd', 'apache', true), ('apache2', 'apache', true), ('memcache', 'memcached', true),
    ('py', 'python', true), ('python3', 'python', true),
    ('js', 'javascript', true), ('influx', 'influxdb', true),
    ('arango', 'arangodb', true), ('db', 'database', true), ('databases', 'database', true),
    ('queues', 'queue', true), ('images', 'image', true), ('servers', 'server', true), ('containers', 'container', true),
    ('proxies', 'proxy', true), ('caches', 'cache', true), ('logs', 'log', true), ('messages', 'message', true), ('messaging', 'message', true), ('languages', 'language', true),
    ('gateways', 'gateway', true), ('networks', 'network', true), ('networking', 'network', true),
    ('openjdk', 'java', false), ('jdk', 'java', false), ('jre', 'java', false), ('temurin', 'java', false), ('corretto', 'java', false),
    ('sapmachine', 'java', false), ('semeru', 'java', false), ('ibmjava', 'java', false), ('graalvm', 'java', false), ('zulu', 'java', false),
    ('liberica', 'java', false), ('dragonwell', 'java', false),
    ('数据库', 'database', true), ('消息队列', 'queue', true), ('服务器', 'server', true), ('缓存', 'cache', true), ('监控', 'monitoring', true),
    ('反向代理', 'proxy', true), ('代理', 'proxy', true), ('操作系统', 'os', true), ('网关', 'gateway', true), ('编程语言', 'language', true),
    ('镜像', 'image', true), ('容器', 'container', true), ('搜索引擎', 'search', true), ('机器学习', 'ml', true), ('日志', 'log', true), ('浏览器', 'browser', true),
    ('网络', 'network', true), ('安全', 'security', true), ('人工智能', 'ai', true), ('物联网', 'iot', true), ('内容管理', 'cms', true), ('消息中间件', 'queue', true);

-- Lower case, full-width and compatibility forms as their plain ones, without accents.
CREATE FUNCTION "search"."fold"("input" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(input) = char_length(input) THEN lower(input)
        ELSE lower(normalize(regexp_replace(normalize(input, NFKD), '[\u0300-\u036f]', '', 'g'), NFC)) END
$$;

-- The words of a text, folded, in their order, each at most 64 characters. Chinese, Japanese and Korean runs become overlapping pairs of
-- characters and their last character.
CREATE FUNCTION "search"."words"("input" TEXT, "tails" BOOLEAN DEFAULT true) RETURNS TEXT[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    folded TEXT;
    found TEXT[] := '{}';
    run TEXT[];
BEGIN
    IF octet_length(input) = char_length(input) THEN
        found := array_remove(string_to_array(translate(lower(input),
            E'\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~\x7f',
            repeat(' ', 64)), ' '), '');
    ELSE
        folded := search.fold(input);
        FOR run IN SELECT m FROM regexp_matches(folded,
            '([0-9a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\ua000-\uabff]+)|([\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+)', 'g') AS m
        LOOP
            IF run[1] IS NOT NULL THEN
                found := found || run[1];
            ELSE
                found := found || ARRAY(SELECT substr(run[2], i, 2)
                    FROM generate_series(1, greatest(1, char_length(run[2]) - CASE WHEN tails THEN 0 ELSE 1 END)) AS i);
            END IF;
        END LOOP;
    END IF;
    IF char_length(input) > 64 AND EXISTS (SELECT FROM unnest(found) AS word WHERE char_length(word) > 64) THEN
        found := ARRAY(SELECT left(word, 64) FROM unnest(found) AS word);
    END IF;
    RETURN found;
END
$$;

-- Steps of a twentieth of the pull count, exact below 200: what search sorts by, changed seldom enough to be indexed.
CREATE FUNCTION "search"."pull_class"("pulls" BIGINT) RETURNS SMALLINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (CASE WHEN pulls < 200 THEN pulls ELSE 200 + floor(20 * ln(pulls / 200.0::float8)) END)::smallint
$$;

-- Public repositories lie in bands by their score, official ones first, so that a search may stop at its limit and has seen
-- the most important ones. The last band is the private ones'.
CREATE TABLE "search"."documents" (
    "id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "facets" BIGINT NOT NULL,
    "score" REAL NOT NULL,
    "stars" INTEGER NOT NULL,
    "band" SMALLINT NOT NULL,
    "pull_class" SMALLINT NOT NULL,
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "words" TSVECTOR NOT NULL
) PARTITION BY LIST ("band");
DO $$
BEGIN
    FOR band IN 0..10 LOOP
        EXECUTE format('CREATE TABLE search.documents_%s PARTITION OF search.documents FOR VALUES IN (%s)', band, band);
    END LOOP;
END
$$;
ALTER TABLE "search"."documents" ADD PRIMARY KEY ("id", "band");
CREATE INDEX "documents_words" ON "search"."documents" USING GIN ("words") WITH (fastupdate = off);
CREATE INDEX "documents_name" ON "search"."documents" ("name", "score" DESC);
CREATE INDEX "documents_full_name" ON "search"."documents" ("namespace", "name" text_pattern_ops);
CREATE INDEX "documents_pull_class" ON "search"."documents" ("pull_class" DESC, "id");
CREATE INDEX "documents_stars" ON "search"."documents" ("stars" DESC, "id");
CREATE INDEX "documents_updated_at" ON "search"."documents" ("updated_at" DESC, "id");

-- How many public documents have a word that many have, in all and by facet bit (the first is bit 0), so that a search
-- which stops at its limit can still tell. The empty word counts all. What changed since is added from `word_changes`.
CREATE TABLE "search"."word_counts" (
    "word" TEXT COLLATE "C" PRIMARY KEY,
    "total" BIGINT NOT NULL,
    "by_bit" BIGINT[] NOT NULL
);
CREATE TABLE "search"."word_changes" (
    "word" TEXT NOT NULL,
    "sign" SMALLINT NOT NULL,
    "facets" BIGINT NOT NULL
);
CREATE INDEX "word_changes_word" ON "search"."word_changes" ("word");

-- The words of the names of public repositories, and what is left of each when one letter is missing: a mistyped word has one
-- of these in common with the word that was meant.
CREATE TABLE "search"."vocabulary" (
    "word" TEXT NOT NULL,
    "frequency" INTEGER NOT NULL DEFAULT 1,
    "shortened" TEXT[] NOT NULL
);
-- Not unique: who adds a word must not wait for somebody else who does.
CREATE INDEX "vocabulary_word" ON "search"."vocabulary" ("word");
CREATE INDEX "vocabulary_shortened" ON "search"."vocabulary" USING GIN ("shortened") WITH (fastupdate = off);

CREATE FUNCTION "search"."shortened"("word" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT left(word, i - 1) || substr(word, i + 1)) || word FROM generate_series(1, char_length(word)) AS i
$$;

-- Words that say nothing in a description: English ones that are everywhere, and those of the badges, which nobody gives himself.
CREATE FUNCTION "search"."unspoken"() RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT '{a,an,and,are,as,at,be,by,for,from,in,is,it,of,on,or,that,the,this,to,with,your,official,officially,verified,sponsored,官方,已验,赞助}'::text[]
$$;

CREATE FUNCTION "search"."document"("r" "repositories") RETURNS "search"."documents" LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    categories CONSTANT TEXT[] := '{api-management,content-management-system,data-science,databases-and-storage,developer-tools,integration-and-delivery,internet-of-things,languages-and-frameworks,machine-learning-and-ai,message-queues,monitoring-and-observability,networking,operating-systems,security,web-analytics,web-servers}';
    architectures CONSTANT TEXT[] := '{386,amd64,arm,arm64,loong64,mips64le,ppc64le,riscv64,s390x}';
    made search.documents;
    trust SMALLINT;
    value TEXT;
    said TEXT;
    names TEXT[];
    texts TEXT[];
    found TEXT[];
    publisher RECORD;
    bit INTEGER;
BEGIN
    SELECT coalesce(min(CASE program WHEN 'official_images' THEN 0 WHEN 'verified_publisher' THEN 1 WHEN 'sponsored_oss' THEN 2 ELSE 3 END), 4)
        INTO trust FROM grants g
        WHERE (g.repository_id = r.id OR g.publisher_id = r.publisher_id)
            -- A verb gives a grant from the moment at which it asks, which is after its transaction began.
            AND g.withdrawn_at IS NULL AND g.granted_at <= statement_timestamp() AND (g.valid_until IS NULL OR g.valid_until > statement_timestamp());
    SELECT display_name, display_name_zh, pinyin INTO publisher FROM publishers WHERE id = r.publisher_id;
    made.id := r.id;
    made.namespace := r.namespace;
    made.name := r.name;
    made.updated_at := r.updated_at;
    made.stars := r.star_count;
    made.pull_class := search.pull_class(r.pull_count);
    made.facets := 1::bigint << trust;
    names := search.words(r.namespace || ' ' || r.name);
    said := concat_ws(' ', r.description, r.description_zh, array_to_string(r.keywords, ' '),
        nullif(publisher.display_name, r.namespace), publisher.display_name_zh, publisher.pinyin);
    texts := search.words(said);
    IF texts && search.unspoken() THEN
        texts := ARRAY(SELECT word FROM unnest(texts) AS word WHERE word <> ALL (search.unspoken()));
    END IF;
    names := names || texts || replace(replace(replace(r.name, '-', ''), '_', ''), '.', '') || ('@' || r.namespace);
    SELECT array_agg(counts_as) INTO found FROM search.synonyms WHERE word = ANY(names);
    names := names || found;
    IF octet_length(said) <> char_length(said) THEN
        said := search.fold(said);
        SELECT array_agg(counts_as) INTO found FROM search.synonyms WHERE word COLLATE "C" > '~' AND strpos(said, word) > 0;
        names := names || found;
    END IF;
    FOREACH value IN ARRAY r.categories LOOP
        bit := array_position(categories, value) + 4;
        IF bit IS NOT NULL THEN made.facets := made.facets | (1::bigint << bit); names := names || ('~' || bit); END IF;
    END LOOP;
    FOREACH value IN ARRAY r.cpu_architectures LOOP
        bit := array_position(architectures, value) + 22;
        IF bit IS NOT NULL THEN made.facets := made.facets | (1::bigint << bit); IF bit <> 24 THEN names := names || ('~' || bit); END IF; END IF;
    END LOOP;
    IF 'linux' = ANY(r.operating_systems) THEN made.facets := made.facets | (1::bigint << 21); END IF;
    IF 'windows' = ANY(r.operating_systems) THEN made.facets := made.facets | (1::bigint << 22); names := names || '~22'::text; END IF;
    IF trust < 4 THEN names := names || ('~' || trust); END IF;
    made.words := array_to_tsvector(names);
    made.score := round((CASE trust WHEN 0 THEN 4 WHEN 1 THEN 2 WHEN 2 THEN 1.7 WHEN 3 THEN 0.8 ELSE 0 END
        + 0.7 * log(1 + CASE WHEN made.pull_class < 200 THEN made.pull_class ELSE 200 * exp((made.pull_class - 200) / 20.0::float8) END)
        + 0.4 * log(1 + made.stars)
        - CASE WHEN r.archived_at IS NOT NULL OR r.retired_at IS NOT NULL THEN 8 WHEN r.deprecation IS NOT NULL THEN 4 ELSE 0 END)::numeric, 2);
    made.band := CASE WHEN r.visibility = 'private' THEN 10 WHEN trust = 0 AND made.score >= 4 THEN 0
        WHEN made.score >= 5.6 THEN 1 WHEN made.score >= 4.9 THEN 2 WHEN made.score >= 4.2 THEN 3 WHEN made.score >= 3.5 THEN 4
        WHEN made.score >= 2.8 THEN 5 WHEN made.score >= 2.1 THEN 6 WHEN made.score >= 1.4 THEN 7 WHEN made.score >= 0.7 THEN 8 ELSE 9 END;
    RETURN made;
END
$$;

-- The words to look for: as `words`, without those that say nothing unless there are no others, and each replaced by what it counts as.
CREATE FUNCTION "search"."query_words"("input" TEXT) RETURNS TEXT[] LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    text TEXT := search.fold(input);
    found TEXT[];
    telling TEXT[];
    synonym RECORD;
BEGIN
    IF octet_length(text) <> char_length(text) THEN
        FOR synonym IN SELECT * FROM search.synonyms WHERE replaced AND word COLLATE "C" > '~' AND strpos(text, word) > 0 ORDER BY char_length(word) DESC LOOP
            text := replace(text, synonym.word, ' ' || synonym.counts_as || ' ');
        END LOOP;
    END IF;
    found := search.words(text, false);
    telling := ARRAY(SELECT coalesce(s.counts_as, w.word) FROM unnest(found) WITH ORDINALITY AS w(word, place)
        LEFT JOIN search.synonyms s ON s.word = w.word AND s.replaced
        WHERE w.word <> ALL (search.unspoken()) ORDER BY w.place);
    RETURN CASE WHEN cardinality(telling) > 0 THEN telling ELSE found END;
END
$$;


-- What is asked of whom may be corrected: names of four to 24 Latin letters or digits, not numbers.
CREATE FUNCTION "search"."is_correctable"("word" TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT word ~ '^[a-z0-9]{4,24}$' AND word ~ '[a-z]'
$$;


-- While the documents are rebuilt: what changed meanwhile, to be done again at the end.
CREATE TABLE "search"."touched" ("id" UUID NOT NULL);

-- Makes the documents of these repositories what their rows say now, with the counts and the vocabulary. The rows are locked first,
-- so that nobody else writes these documents meanwhile, and read after that.
CREATE FUNCTION "search"."refresh"("ids" UUID[]) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    current search.documents[];
    kept search.documents[];
    added search.documents[];
    gone search.documents[];
BEGIN
    PERFORM FROM repositories WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    IF to_regclass('search.rebuilt_0') IS NOT NULL THEN
        INSERT INTO search.touched SELECT unnest(ids);
    END IF;
    current := ARRAY(SELECT search.document(r) FROM repositories r WHERE r.id = ANY(ids) AND r.deleted_at IS NULL);
    kept := ARRAY(SELECT d FROM search.documents d WHERE d.id = ANY(ids));
    added := ARRAY(SELECT a FROM unnest(current) AS a EXCEPT SELECT k FROM unnest(kept) AS k);
    gone := ARRAY(SELECT k FROM unnest(kept) AS k EXCEPT SELECT a FROM unnest(current) AS a);
    DELETE FROM search.documents d USING unnest(gone) AS g WHERE d.id = g.id AND d.band = g.band;
    INSERT INTO search.documents SELECT a.* FROM unnest(added) AS a;
    INSERT INTO search.vocabulary (word, shortened)
        SELECT DISTINCT named.word, search.shortened(named.word) FROM unnest(added) AS a, unnest(search.words(a.name)) AS named(word)
        WHERE a.band < 10 AND search.is_correctable(named.word)
            AND NOT EXISTS (SELECT FROM unnest(gone) AS g WHERE g.id = a.id AND g.name = a.name AND g.band < 10)
            AND NOT EXISTS (SELECT FROM search.vocabulary v WHERE v.word = named.word);
    INSERT INTO search.word_changes (word, sign, facets)
        SELECT counted.word, change.sign, change.facets
        FROM (
            SELECT -1::smallint, id, facets, words FROM unnest(gone) WHERE band < 10
            UNION ALL SELECT 1::smallint, id, facets, words FROM unnest(added) WHERE band < 10
        ) AS change(sign, id, facets, words),
            unnest(tsvector_to_array(change.words) || ''::text) AS word
            JOIN search.word_counts counted USING (word)
        WHERE NOT EXISTS (
            SELECT FROM unnest(gone) AS g JOIN unnest(added) AS a USING (id)
            WHERE g.id = change.id AND g.band < 10 AND a.band < 10 AND g.facets = a.facets AND g.words = a.words
        );
END
$$;

-- A change of a publisher's grants or names waits for repositories that are being added to it, and these wait for that: each
-- sees the other's.
-- A lock of the transaction for some publishers at once, so that many of them need few locks.
CREATE FUNCTION "search"."publisher_lock"("publisher" UUID) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT hashtextextended('search of a publisher', 0) + mod(abs(uuid_hash_extended(publisher, 0) / 2), 1024)
$$;

CREATE FUNCTION "search"."repositories_added"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('search.paused', true) IS DISTINCT FROM 'on' THEN
        IF TG_OP = 'INSERT' THEN
            PERFORM pg_advisory_xact_lock_shared(lock) FROM (SELECT DISTINCT search.publisher_lock(publisher_id) AS lock FROM added ORDER BY 1) l;
        END IF;
        PERFORM search.refresh(ARRAY(SELECT id FROM added));
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION "search"."repository_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('search.paused', true) IS DISTINCT FROM 'on' THEN
        IF NEW.publisher_id <> OLD.publisher_id THEN
            PERFORM pg_advisory_xact_lock_shared(search.publisher_lock(NEW.publisher_id));
        END IF;
        PERFORM search.refresh(ARRAY[NEW.id]);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "search_added" AFTER INSERT ON "repositories" REFERENCING NEW TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "search"."repositories_added"();
CREATE TRIGGER "search_gone" AFTER DELETE ON "repositories" REFERENCING OLD TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "search"."repositories_added"();
CREATE TRIGGER "search_changed" AFTER UPDATE ON "repositories" FOR EACH ROW
    WHEN ((OLD."publisher_id", OLD."namespace", OLD."name", OLD."description", OLD."description_zh", OLD."keywords", OLD."categories", OLD."visibility",
           OLD."operating_systems", OLD."cpu_architectures", OLD."star_count", OLD."updated_at", "search"."pull_class"(OLD."pull_count"),
           OLD."deprecation" IS NULL, OLD."archived_at" IS NULL, OLD."retired_at" IS NULL, OLD."deleted_at" IS NULL)
        IS DISTINCT FROM
          (NEW."publisher_id", NEW."namespace", NEW."name", NEW."description", NEW."description_zh", NEW."keywords", NEW."categories", NEW."visibility",
           NEW."operating_systems", NEW."cpu_architectures", NEW."star_count", NEW."updated_at", "search"."pull_class"(NEW."pull_count"),
           NEW."deprecation" IS NULL, NEW."archived_at" IS NULL, NEW."retired_at" IS NULL, NEW."deleted_at" IS NULL))
    EXECUTE FUNCTION "search"."repository_changed"();

-- A publisher's documents carry its names.
CREATE FUNCTION "search"."publisher_renamed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.display_name, OLD.display_name_zh) IS DISTINCT FROM (NEW.display_name, NEW.display_name_zh) AND NEW.pinyin IS NOT DISTINCT FROM OLD.pinyin THEN
        NEW.pinyin := NULL;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER "search_renamed" BEFORE UPDATE ON "publishers" FOR EACH ROW EXECUTE FUNCTION "search"."publisher_renamed"();
CREATE FUNCTION "search"."publisher_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(search.publisher_lock(NEW.id));
    PERFORM search.refresh(ARRAY(SELECT id FROM repositories WHERE publisher_id = NEW.id));
    RETURN NULL;
END
$$;
CREATE TRIGGER "search_changed" AFTER UPDATE ON "publishers" FOR EACH ROW
    WHEN ((OLD."display_name", OLD."display_name_zh", OLD."pinyin") IS DISTINCT FROM (NEW."display_name", NEW."display_name_zh", NEW."pinyin"))
    EXECUTE FUNCTION "search"."publisher_changed"();

-- Whose grants change, whose documents change.
CREATE FUNCTION "search"."grant_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    subject grants := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    IF subject.publisher_id IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(search.publisher_lock(subject.publisher_id));
    END IF;
    PERFORM search.refresh(ARRAY(SELECT id FROM repositories WHERE id = subject.repository_id OR publisher_id = subject.publisher_id));
    RETURN NULL;
END
$$;
CREATE TRIGGER "search_granted" AFTER INSERT OR UPDATE OR DELETE ON "grants" FOR EACH ROW EXECUTE FUNCTION "search"."grant_changed"();

-- Adds what changed to the counts. Readers see it on one side or the other.
CREATE FUNCTION "search"."fold_changes"() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    folded BIGINT;
BEGIN
    WITH gone AS (DELETE FROM search.word_changes RETURNING word, sign, facets),
        added AS (SELECT word, bit, sum(sign) FILTER (WHERE bit < 0 OR facets >> bit & 1 = 1) AS difference
            FROM gone, generate_series(-1, 31) AS bit GROUP BY word, bit),
        sums AS (SELECT word, max(difference) FILTER (WHERE bit < 0) AS total, array_agg(coalesce(difference, 0) ORDER BY bit) AS by_bit FROM added GROUP BY word),
        written AS (UPDATE search.word_counts c SET total = c.total + s.total,
                by_bit = ARRAY(SELECT c.by_bit[i] + s.by_bit[i + 1] FROM generate_series(1, 32) AS i)
            FROM sums s WHERE s.word = c.word)
    SELECT count(*) INTO folded FROM gone;
    RETURN folded;
END
$$;

-- The words that so many public documents have are counted from now on. To be committed, and followed by `count_words` when
-- every transaction of before has ended.
CREATE FUNCTION "search"."choose_words"("least" INTEGER) RETURNS VOID LANGUAGE sql AS $$
    INSERT INTO search.word_counts (word, total, by_bit)
    SELECT word, 0, array_fill(0::bigint, ARRAY[32]) FROM (
        SELECT ''::text AS word, (SELECT count(*) FROM search.documents WHERE band < 10) AS ndoc
        UNION ALL SELECT word, ndoc FROM ts_stat('SELECT words FROM search.documents WHERE band < 10')
    ) w WHERE ndoc >= least
    ON CONFLICT (word) DO NOTHING
$$;

-- Counts anew, from one snapshot (REPEATABLE READ): words that have become rare are no longer counted.
CREATE FUNCTION "search"."count_words"("least" INTEGER) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    counted BIGINT;
BEGIN
    DELETE FROM search.word_changes;
    UPDATE search.word_counts SET total = 0;
    EXECUTE format($count$
        WITH groups AS (
            SELECT w.word, d.facets, count(*) AS times
            FROM search.documents d, unnest(tsvector_to_array(d.words) || ''::text) AS w(word)
            WHERE d.band < 10 AND w.word IN (SELECT word FROM search.word_counts) GROUP BY 1, 2
        )
        UPDATE search.word_counts c SET total = g.total, by_bit = g.by_bit
        FROM (SELECT word, sum(times) AS total, ARRAY[%s]::bigint[] AS by_bit FROM groups GROUP BY word) g WHERE g.word = c.word
    $count$, (SELECT string_agg(format('coalesce(sum(times) FILTER (WHERE facets >> %s & 1 = 1), 0)', bit), ', ' ORDER BY bit) FROM generate_series(0, 31) AS bit));
    DELETE FROM search.word_counts WHERE total < least;
    SELECT count(*) INTO counted FROM search.word_counts;
    RETURN counted;
END
$$;

-- Collects the words of public names anew; where there are very many, without those in fewer than four names, except trusted ones.
CREATE FUNCTION "search"."collect_vocabulary"() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    collected BIGINT;
BEGIN
    DELETE FROM search.vocabulary;
    WITH used AS (
        SELECT word, count(*) AS times, bool_or(d.facets & 15 <> 0) AS trusted
        FROM search.documents d, unnest(string_to_array(translate(d.name, '-_./', '    '), ' ')) AS word
        WHERE d.band < 10 AND search.is_correctable(word) GROUP BY word
    ), many AS (SELECT count(*) > 500000 AS many FROM used)
    INSERT INTO search.vocabulary (word, frequency, shortened)
        SELECT word, times, search.shortened(word) FROM used, many WHERE NOT many OR trusted OR times >= 4;
    GET DIAGNOSTICS collected = ROW_COUNT;
    RETURN collected;
END
$$;

CREATE TYPE "search"."hit" AS ("id" UUID, "band" SMALLINT, "facets" BIGINT, "score" REAL, "stars" INTEGER, "pull_class" SMALLINT, "updated_at" TIMESTAMPTZ, "namespace" TEXT, "name" TEXT);

-- The first public documents by band, whatever their words: read as they lie, from the beginning, which no index could do.
CREATE FUNCTION "search"."first_hits"("masks" BIGINT[], "most" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 1000
SET plan_cache_mode = force_generic_plan SET enable_seqscan = on SET enable_bitmapscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET synchronize_seqscans = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
BEGIN
    RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
        FROM search.documents d
        WHERE d.band < 10 AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
        LIMIT most;
END
$$;

-- The first public documents that match, by band: the most important ones, and all of them when there are fewer than the limit.
-- No query (NULL) matches all. Each mask must have a bit in common with the facets. A `driver` is the part of the query that the
-- index is asked for, where that is cheaper than to collect all words that begin like the last one.
CREATE FUNCTION "search"."hits"("wanted" TSQUERY, "masks" BIGINT[], "most" INTEGER, "driver" TSQUERY DEFAULT NULL) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 1000
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_indexscan = off SET jit = off SET max_parallel_workers_per_gather = 0 SET work_mem = '64MB'
AS $$
BEGIN
    IF wanted IS NULL THEN
        RETURN QUERY SELECT * FROM search.first_hits(masks, most);
    ELSIF driver IS NOT NULL THEN
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            -- CASE, lest the planner asks the index for both.
            WHERE d.band < 10 AND d.words @@ driver AND CASE WHEN d.words @@ wanted THEN true END
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    ELSE
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band < 10 AND d.words @@ wanted
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    END IF;
END
$$;

-- The best public documents of exactly this name that match: a limit may have cut them off.
CREATE FUNCTION "search"."named"("names" TEXT[], "wanted" TSQUERY, "masks" BIGINT[], "most" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 20
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
    one TEXT;
BEGIN
    FOREACH one IN ARRAY names LOOP
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band < 10 AND d.name = one AND (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            ORDER BY d.score DESC
            LIMIT most;
    END LOOP;
END
$$;

-- The first public documents that match in the order of an index, looked for among the first `budget` of it; none when so few
-- match among those that there may be others. A class of pull counts that is no single count is given whole.
CREATE FUNCTION "search"."walk"("order" TEXT, "wanted" TSQUERY, "masks" BIGINT[], "most" INTEGER, "budget" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET enable_incremental_sort = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
    found search.hit[];
    last search.hit;
BEGIN
    IF "order" = 'pulls' THEN
        found := ARRAY(SELECT ROW(d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name)::search.hit
            FROM (SELECT * FROM search.documents WHERE band < 10 ORDER BY pull_class DESC, id LIMIT budget) d
            WHERE (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most);
    ELSIF "order" = 'stars' THEN
        found := ARRAY(SELECT ROW(d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name)::search.hit
            FROM (SELECT * FROM search.documents WHERE band < 10 ORDER BY stars DESC, id LIMIT budget) d
            WHERE (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most);
    ELSE
        found := ARRAY(SELECT ROW(d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name)::search.hit
            FROM (SELECT * FROM search.documents WHERE band < 10 ORDER BY updated_at DESC, id LIMIT budget) d
            WHERE (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most);
    END IF;
    IF cardinality(found) < most THEN RETURN; END IF;
    RETURN QUERY SELECT * FROM unnest(found);
    last := found[most];
    IF "order" = 'pulls' AND last.pull_class >= 200 THEN
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band < 10 AND d.pull_class BETWEEN last.pull_class AND last.pull_class AND d.id > last.id AND (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            ORDER BY d.pull_class DESC, d.id;
    END IF;
END
$$;

-- The documents of private repositories that match, where the reader belongs to their namespace (lexemes in `wanted`) or is named
-- by id. `everything`: for administrators.
CREATE FUNCTION "search"."private_hits"("wanted" TSQUERY, "owners" TSQUERY, "ids" UUID[], "everything" BOOLEAN, "masks" BIGINT[], "most" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
BEGIN
    IF everything THEN
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band = 10 AND (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    ELSE
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band = 10 AND (d.words @@ owners OR d.id = ANY(ids)) AND (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    END IF;
END
$$;

-- What is there already.
INSERT INTO "search"."documents" SELECT (made).* FROM (SELECT search.document(r) AS made FROM "repositories" r WHERE r."deleted_at" IS NULL OFFSET 0) d;
INSERT INTO "search"."vocabulary" ("word", "frequency", "shortened")
    SELECT word, count(*), search.shortened(word) FROM "search"."documents" d, unnest(search.words(d."name")) AS word
    WHERE d."band" < 10 AND search.is_correctable(word) GROUP BY word;

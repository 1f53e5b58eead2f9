-- More bands, so that a search which stops at its limit has looked at less, and its own for what is private: band -1.
TRUNCATE "search"."documents";
DROP TABLE "search"."documents_10";
CREATE TABLE "search"."documents_private" PARTITION OF "search"."documents" FOR VALUES IN (-1);
DO $$
BEGIN
    FOR band IN 10..14 LOOP
        EXECUTE format('CREATE TABLE search.documents_%s PARTITION OF search.documents FOR VALUES IN (%s)', band, band);
    END LOOP;
END
$$;

-- Room in each page for the next versions of its rows: a pull count then writes no index.
ALTER TABLE "repositories" SET (fillfactor = 85);

-- What search sorts by, changed seldom enough to be indexed: doubled below 200 pulls, steps of a twentieth from there on. A class
-- from the second on holds several counts.
CREATE OR REPLACE FUNCTION "search"."pull_class"("pulls" BIGINT) RETURNS SMALLINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (CASE WHEN pulls < 200 THEN width_bucket(pulls, '{1,2,4,8,16,32,64,128}'::bigint[])
        ELSE 9 + floor(20 * ln(pulls / 200.0::float8)) END)::smallint
$$;

CREATE OR REPLACE FUNCTION "search"."document"("r" "repositories") RETURNS "search"."documents" LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    categories CONSTANT TEXT[] := '{api-management,content-management-system,data-science,databases-and-storage,developer-tools,integration-and-delivery,internet-of-things,languages-and-frameworks,machine-learning-and-ai,message-queues,monitoring-and-observability,networking,operating-systems,security,web-analytics,web-servers}';
    architectures CONSTANT TEXT[] := '{386,amd64,arm,arm64,loong64,mips64le,ppc64le,riscv64,s390x}';
    made search.documents;
    trust SMALLINT;
    value TEXT;
    said TEXT;
    names TEXT[];
    texts TEXT[];
    words TEXT[];
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
    names := names || texts || replace(replace(replace(r.name, '-', ''), '_', ''), '.', '');
    SELECT array_agg(counts_as) INTO found FROM search.synonyms WHERE word = ANY(names);
    names := names || found;
    IF octet_length(said) <> char_length(said) THEN
        said := search.fold(said);
        SELECT array_agg(counts_as) INTO found FROM search.synonyms WHERE word COLLATE "C" > '~' AND strpos(said, word) > 0;
        names := names || found;
    END IF;
    -- Each word once more as a word of each category: for a frequent word, the index would have to read two long lists.
    words := names;
    FOREACH value IN ARRAY r.categories LOOP
        bit := array_position(categories, value) + 4;
        IF bit IS NOT NULL THEN
            made.facets := made.facets | (1::bigint << bit);
            names := names || ('~' || bit) || ARRAY(SELECT '~' || bit || '~' || word FROM unnest(words) AS word);
        END IF;
    END LOOP;
    names := names || ('@' || r.namespace);
    FOREACH value IN ARRAY r.cpu_architectures LOOP
        bit := array_position(architectures, value) + 22;
        IF bit IS NOT NULL THEN made.facets := made.facets | (1::bigint << bit); IF bit <> 24 THEN names := names || ('~' || bit); END IF; END IF;
    END LOOP;
    IF 'linux' = ANY(r.operating_systems) THEN made.facets := made.facets | (1::bigint << 21); END IF;
    IF 'windows' = ANY(r.operating_systems) THEN made.facets := made.facets | (1::bigint << 22); names := names || '~22'::text; END IF;
    IF trust < 4 THEN names := names || ('~' || trust); END IF;
    made.words := array_to_tsvector(names);
    made.score := round((CASE trust WHEN 0 THEN 4 WHEN 1 THEN 2 WHEN 2 THEN 1.7 WHEN 3 THEN 0.8 ELSE 0 END
        + 0.7 * log(1 + CASE WHEN made.pull_class = 0 THEN 0 WHEN made.pull_class < 9 THEN 2 ^ (made.pull_class - 1) ELSE 200 * exp((made.pull_class - 9) / 20.0::float8) END)
        + 0.4 * log(1 + made.stars)
        - CASE WHEN r.archived_at IS NOT NULL OR r.retired_at IS NOT NULL THEN 8 WHEN r.deprecation IS NOT NULL THEN 4 ELSE 0 END)::numeric, 2);
    made.band := CASE WHEN r.visibility = 'private' THEN -1 WHEN trust = 0 AND made.score >= 4 THEN 0
        ELSE 14 - width_bucket(made.score::float8, '{0.195,0.395,0.645,0.995,1.395,2.095,2.795,3.495,4.195,4.895,5.595,6.195,6.995}'::float8[]) END;
    RETURN made;
END
$$;

-- Makes the documents of these repositories what their rows say now, with the counts and the vocabulary. The rows are locked first,
-- so that nobody else writes these documents meanwhile, and read after that.
CREATE OR REPLACE FUNCTION "search"."refresh"("ids" UUID[]) RETURNS VOID LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
    current search.documents[];
    kept search.documents[];
    added search.documents[];
    gone search.documents[];
BEGIN
    -- To plan these statements takes longer than to execute them for a few; for many, their number matters.
    IF cardinality(ids) <= 20 THEN
        SET LOCAL plan_cache_mode = force_generic_plan;
    END IF;
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
        WHERE a.band >= 0 AND search.is_correctable(named.word)
            AND NOT EXISTS (SELECT FROM unnest(gone) AS g WHERE g.id = a.id AND g.name = a.name AND g.band >= 0)
            AND NOT EXISTS (SELECT FROM search.vocabulary v WHERE v.word = named.word);
    INSERT INTO search.word_changes (word, sign, facets)
        SELECT counted.word, change.sign, change.facets
        FROM (
            SELECT -1::smallint, id, facets, words FROM unnest(gone) WHERE band >= 0
            UNION ALL SELECT 1::smallint, id, facets, words FROM unnest(added) WHERE band >= 0
        ) AS change(sign, id, facets, words),
            unnest(tsvector_to_array(change.words) || ''::text) AS word
            JOIN search.word_counts counted USING (word)
        WHERE NOT EXISTS (
            SELECT FROM unnest(gone) AS g JOIN unnest(added) AS a USING (id)
            WHERE g.id = change.id AND g.band >= 0 AND a.band >= 0 AND g.facets = a.facets AND g.words = a.words
        );
END
$$;

-- The words that so many public documents have are counted from now on. To be committed, and followed by `count_words` when
-- every transaction of before has ended.
CREATE OR REPLACE FUNCTION "search"."choose_words"("least" INTEGER) RETURNS VOID LANGUAGE sql AS $$
    INSERT INTO search.word_counts (word, total, by_bit)
    SELECT word, 0, array_fill(0::bigint, ARRAY[32]) FROM (
        SELECT ''::text AS word, (SELECT count(*) FROM search.documents WHERE band >= 0) AS ndoc
        UNION ALL SELECT word, ndoc FROM ts_stat('SELECT words FROM search.documents WHERE band >= 0')
    ) w WHERE ndoc >= least AND word NOT LIKE '~%~%'
    ON CONFLICT (word) DO NOTHING
$$;

-- Counts anew, from one snapshot (REPEATABLE READ): words that have become rare are no longer counted.
CREATE OR REPLACE FUNCTION "search"."count_words"("least" INTEGER) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    counted BIGINT;
BEGIN
    DELETE FROM search.word_changes;
    UPDATE search.word_counts SET total = 0;
    EXECUTE format($count$
        WITH groups AS (
            SELECT w.word, d.facets, count(*) AS times
            FROM search.documents d, unnest(tsvector_to_array(d.words) || ''::text) AS w(word)
            WHERE d.band >= 0 AND w.word IN (SELECT word FROM search.word_counts) GROUP BY 1, 2
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
CREATE OR REPLACE FUNCTION "search"."collect_vocabulary"() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    collected BIGINT;
BEGIN
    DELETE FROM search.vocabulary;
    WITH used AS (
        SELECT word, count(*) AS times, bool_or(d.facets & 15 <> 0) AS trusted
        FROM search.documents d, unnest(string_to_array(translate(d.name, '-_./', '    '), ' ')) AS word
        WHERE d.band >= 0 AND search.is_correctable(word) GROUP BY word
    ), many AS (SELECT count(*) > 500000 AS many FROM used)
    INSERT INTO search.vocabulary (word, frequency, shortened)
        SELECT word, times, search.shortened(word) FROM used, many WHERE NOT many OR trusted OR times >= 4;
    GET DIAGNOSTICS collected = ROW_COUNT;
    RETURN collected;
END
$$;

-- The first public documents by band, whatever their words: read as they lie, from the beginning, which no index could do.
CREATE OR REPLACE FUNCTION "search"."first_hits"("masks" BIGINT[], "most" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 1000
SET plan_cache_mode = force_generic_plan SET enable_seqscan = on SET enable_bitmapscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET synchronize_seqscans = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
BEGIN
    RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
        FROM search.documents d
        WHERE d.band >= 0 AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
        LIMIT most;
END
$$;

-- The first public documents that match, by band: the most important ones, and all of them when there are fewer than the limit.
-- No query (NULL) matches all. Each mask must have a bit in common with the facets. A `driver` is the part of the query that the
-- index is asked for, where that is cheaper than to collect all words that begin like the last one.
CREATE OR REPLACE FUNCTION "search"."hits"("wanted" TSQUERY, "masks" BIGINT[], "most" INTEGER, "driver" TSQUERY DEFAULT NULL) RETURNS SETOF "search"."hit"
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
            WHERE d.band >= 0 AND d.words @@ driver AND CASE WHEN d.words @@ wanted THEN true END
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    ELSE
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band >= 0 AND d.words @@ wanted
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    END IF;
END
$$;

-- As `hits`, and those that only one of the masks keeps away, which `missed` says (else 0): what a facet's counts without its own
-- choice need. Of each mask at most as many.
CREATE FUNCTION "search"."near_hits"("wanted" TSQUERY, "masks" BIGINT[], "most" INTEGER, "driver" TSQUERY DEFAULT NULL)
RETURNS TABLE ("id" UUID, "band" SMALLINT, "facets" BIGINT, "score" REAL, "stars" INTEGER, "pull_class" SMALLINT, "updated_at" TIMESTAMPTZ, "namespace" TEXT, "name" TEXT, "missed" SMALLINT)
LANGUAGE plpgsql STABLE ROWS 1000
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_indexscan = off SET jit = off SET max_parallel_workers_per_gather = 0 SET work_mem = '64MB'
AS $$
DECLARE
    times INTEGER[] := '{0,0,0,0,0}';
BEGIN
    FOR id, band, facets, score, stars, pull_class, updated_at, namespace, name, missed IN
        SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name,
            CASE WHEN d.facets & masks[1] = 0 THEN 1 WHEN d.facets & masks[2] = 0 THEN 2 WHEN d.facets & masks[3] = 0 THEN 3 WHEN d.facets & masks[4] = 0 THEN 4 ELSE 0 END
        FROM search.documents d
        WHERE d.band >= 0 AND d.words @@ coalesce(driver, wanted) AND (driver IS NULL OR CASE WHEN d.words @@ wanted THEN true END)
            AND (d.facets & masks[1] = 0)::int + (d.facets & masks[2] = 0)::int + (d.facets & masks[3] = 0)::int + (d.facets & masks[4] = 0)::int <= 1
    LOOP
        times[missed + 1] := times[missed + 1] + 1;
        IF times[missed + 1] <= most THEN RETURN NEXT; END IF;
        EXIT WHEN times[1] = most;
    END LOOP;
END
$$;

-- The best public documents of exactly one of these names that match, or the one of this namespace: a limit may have cut them off.
DROP FUNCTION "search"."named";
CREATE FUNCTION "search"."named"("names" TEXT[], "owner" TEXT, "wanted" TSQUERY, "masks" BIGINT[], "most" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 20
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
    one TEXT;
BEGIN
    FOREACH one IN ARRAY names LOOP
        IF owner IS NOT NULL THEN
            RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
                FROM search.documents d
                WHERE d.band >= 0 AND d.namespace = owner AND d.name = one AND (wanted IS NULL OR d.words @@ wanted)
                    AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0;
        ELSE
            -- Among the best of the name, lest all of a frequent one are looked through for what few have.
            RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
                FROM (SELECT * FROM search.documents WHERE band >= 0 AND documents.name = one ORDER BY documents.score DESC LIMIT 1000) d
                WHERE (wanted IS NULL OR d.words @@ wanted)
                    AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
                LIMIT most;
        END IF;
    END LOOP;
END
$$;

-- The first public documents that match in the order of an index, looked for among the first `budget` of it; none when so few
-- match among those that there may be others. A class of pull counts that is no single count is given whole; none when it is larger
-- than the budget.
CREATE OR REPLACE FUNCTION "search"."walk"("order" TEXT, "wanted" TSQUERY, "masks" BIGINT[], "most" INTEGER, "budget" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET enable_incremental_sort = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
    found search.hit[];
    last search.hit;
    seen BIGINT;
    rest search.hit[];
BEGIN
    IF "order" = 'pulls' THEN
        found := ARRAY(SELECT ROW(d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name)::search.hit
            FROM (SELECT * FROM search.documents WHERE band >= 0 ORDER BY pull_class DESC, id LIMIT budget) d
            WHERE (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most);
    ELSIF "order" = 'stars' THEN
        found := ARRAY(SELECT ROW(d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name)::search.hit
            FROM (SELECT * FROM search.documents WHERE band >= 0 ORDER BY stars DESC, id LIMIT budget) d
            WHERE (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most);
    ELSE
        found := ARRAY(SELECT ROW(d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name)::search.hit
            FROM (SELECT * FROM search.documents WHERE band >= 0 ORDER BY updated_at DESC, id LIMIT budget) d
            WHERE (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most);
    END IF;
    IF cardinality(found) < most THEN RETURN; END IF;
    last := found[most];
    IF "order" = 'pulls' AND last.pull_class >= 2 THEN
        SELECT count(*), array_agg(ROW(d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at, d.namespace, d.name)::search.hit)
                FILTER (WHERE (wanted IS NULL OR d.words @@ wanted)
                    AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0)
            INTO seen, rest
            FROM (SELECT * FROM search.documents
                WHERE band >= 0 AND pull_class BETWEEN last.pull_class AND last.pull_class AND id > last.id
                ORDER BY pull_class DESC, id LIMIT budget + 1) d;
        IF seen > budget THEN RETURN; END IF;
    END IF;
    RETURN QUERY SELECT * FROM unnest(found);
    RETURN QUERY SELECT * FROM unnest(rest);
END
$$;

-- The documents of private repositories that match, where the reader belongs to their namespace (lexemes in `wanted`) or is named
-- by id. `everything`: for administrators.
CREATE OR REPLACE FUNCTION "search"."private_hits"("wanted" TSQUERY, "owners" TSQUERY, "ids" UUID[], "everything" BOOLEAN, "masks" BIGINT[], "most" INTEGER) RETURNS SETOF "search"."hit"
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
BEGIN
    IF everything THEN
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band = -1 AND (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    ELSE
        RETURN QUERY SELECT d.id, d.band, d.facets, d.score, d.stars, d.pull_class, d.updated_at::timestamptz, d.namespace, d.name
            FROM search.documents d
            WHERE d.band = -1 AND (d.words @@ owners OR d.id = ANY(ids)) AND (wanted IS NULL OR d.words @@ wanted)
                AND d.facets & masks[1] <> 0 AND d.facets & masks[2] <> 0 AND d.facets & masks[3] <> 0 AND d.facets & masks[4] <> 0
            LIMIT most;
    END IF;
END
$$;

-- What is there already.
INSERT INTO "search"."documents" SELECT (made).* FROM (SELECT search.document(r) AS made FROM "repositories" r WHERE r."deleted_at" IS NULL OFFSET 0) d;

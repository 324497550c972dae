"""The tables, as numbered migrations, each the statements that take the database one version further."""

from __future__ import annotations

from storage.postings import FREQUENCIES, POSTINGS, RUNS

# Statements of migration n (from 1). A published migration is never changed: write the next one.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # What was published, once by content; `features` as storage.features writes them.
        """CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            content_key TEXT NOT NULL UNIQUE,
            text_key TEXT NOT NULL,
            title TEXT,
            text TEXT NOT NULL,
            language TEXT,
            features TEXT NOT NULL
        ) STRICT""",
        "CREATE TABLE stories (id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL) STRICT",
        "CREATE INDEX stories_of_chat ON stories (chat)",
        # One submission of an article in a chat, with its story and the decision that put it there.
        """CREATE TABLE members (
            id INTEGER PRIMARY KEY,
            chat INTEGER NOT NULL,
            article_id TEXT NOT NULL,
            article INTEGER NOT NULL REFERENCES articles (id),
            story INTEGER NOT NULL REFERENCES stories (id),
            outlet TEXT NOT NULL,
            agency TEXT,
            url TEXT,
            origin TEXT NOT NULL,
            published TEXT,
            text_key TEXT NOT NULL,
            url_key TEXT,
            kind TEXT NOT NULL,
            copy_of TEXT,
            score REAL NOT NULL,
            reasons TEXT NOT NULL,
            UNIQUE (chat, article_id)
        ) STRICT""",
        "CREATE INDEX members_of_story ON members (story)",
        "CREATE INDEX members_of_article ON members (article)",
        "CREATE INDEX members_by_text ON members (chat, text_key)",
        "CREATE INDEX members_by_url ON members (chat, url_key) WHERE url_key IS NOT NULL",
        # How many of a chat's submissions hold a term.
        """CREATE TABLE frequencies (
            chat INTEGER NOT NULL, term TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (chat, term)
        ) STRICT, WITHOUT ROWID""",
        # The weightiest terms of each submission: where candidates come from.
        """CREATE TABLE postings (
            chat INTEGER NOT NULL,
            term TEXT NOT NULL,
            member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
            weight REAL NOT NULL,
            PRIMARY KEY (chat, term, member)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX postings_of_member ON postings (member)",
        # How likely two submissions of a chat report one event, where that is worth knowing.
        """CREATE TABLE pairs (
            low INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
            high INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
            score REAL NOT NULL,
            PRIMARY KEY (low, high),
            CHECK (low < high)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX pairs_by_high ON pairs (high)",
    ),
    (
        # `message` is the chat's message that brought a submission first, `added` when (seconds UTC);
        # a `teaser` is all that could be had of its article.
        "ALTER TABLE members ADD COLUMN message INTEGER",
        "ALTER TABLE members ADD COLUMN added INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE members ADD COLUMN teaser INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX members_by_time ON members (chat, added)",
        "CREATE INDEX members_of_chat ON members (chat, id)",
        # The newest submission's id. None is given twice, although the newest may be deleted: digests and
        # summaries tell what came after an id.
        "CREATE TABLE submitted (last INTEGER NOT NULL) STRICT",
        "INSERT INTO submitted SELECT coalesce(max(id), 0) FROM members",
        # Updates as Telegram sent them, stored before they are confirmed; the payload goes when one is done.
        # They are told apart by `update_id` and ordered by `id`: after a quiet week Telegram may begin
        # anew at a smaller update_id.
        """CREATE TABLE inbox (
            id INTEGER PRIMARY KEY,
            update_id INTEGER NOT NULL UNIQUE,
            chat INTEGER NOT NULL,
            received INTEGER NOT NULL,
            payload TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX inbox_waiting ON inbox (chat, id) WHERE payload IS NOT NULL",
        # What a chat has set; `paused` says why nothing may be sent to it, `latest` is the bot's newest
        # message there, `summarised` the submission up to which /summary has told.
        """CREATE TABLE chats (
            id INTEGER PRIMARY KEY,
            zone TEXT,
            paused TEXT,
            latest INTEGER,
            summarised INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        # Every message that is sent once, by what it answers: claimed before it is sent.
        """CREATE TABLE sends (
            key TEXT PRIMARY KEY,
            chat INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('sending', 'sent')),
            message INTEGER,
            at INTEGER NOT NULL,
            doubts INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID""",
        # The messages that tell a story: that of the submission `anchor`, wherever that has come to stand.
        # `told` and `before` are JSON: what this message tells, and what was told before it began. A message
        # is NULL, here and in members and failed_links, when the chat has moved away from it.
        """CREATE TABLE replies (
            id INTEGER PRIMARY KEY,
            chat INTEGER NOT NULL,
            anchor INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
            message INTEGER,
            sent INTEGER NOT NULL,
            first TEXT NOT NULL,
            rest TEXT NOT NULL,
            told TEXT NOT NULL,
            before TEXT NOT NULL,
            continued INTEGER,
            UNIQUE (chat, message)
        ) STRICT""",
        "CREATE INDEX replies_by_anchor ON replies (anchor)",
        # Links that could not be read, kept so that they can be tried again. No id is given twice: a button
        # in the chat holds it.
        """CREATE TABLE failed_links (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat INTEGER NOT NULL,
            message INTEGER,
            url TEXT NOT NULL,
            outlet TEXT,
            at INTEGER NOT NULL,
            UNIQUE (chat, message, url)
        ) STRICT""",
        # Who gets a digest, at which local time (HH:MM), since when; the zone is the chat's.
        """CREATE TABLE subscriptions (
            chat INTEGER PRIMARY KEY, at TEXT NOT NULL, since INTEGER NOT NULL
        ) STRICT""",
        # One row for each chat and local date, claimed before anything is sent; `upto` is the newest
        # submission that it tells.
        """CREATE TABLE digest_runs (
            chat INTEGER NOT NULL,
            local_date TEXT NOT NULL,
            state TEXT NOT NULL,
            claimed INTEGER NOT NULL,
            upto INTEGER NOT NULL,
            message INTEGER,
            PRIMARY KEY (chat, local_date)
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        # What people decided about a chat's stories. `turn` orders corrections by their last change, and
        # `key` names what did it: done again, it changes nothing. No id is given twice: a button holds it.
        """CREATE TABLE corrections (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat INTEGER NOT NULL,
            key TEXT NOT NULL,
            turn INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'undone'))
        ) STRICT""",
        "CREATE UNIQUE INDEX corrections_by_key ON corrections (chat, key)",
        # The submissions that a correction moved, those they belong apart from, those they belong with.
        """CREATE TABLE corrected (
            correction INTEGER NOT NULL REFERENCES corrections (id) ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
            side TEXT NOT NULL CHECK (side IN ('moved', 'left', 'joined')),
            PRIMARY KEY (correction, member)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX corrected_by_member ON corrected (member)",
    ),
    (
        # Which messages told a submission; once told, it stays so when a message is edited or a story splits.
        """CREATE TABLE told_in (
            member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
            reply INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            at INTEGER NOT NULL,
            PRIMARY KEY (member, reply)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX told_in_by_reply ON told_in (reply)",
        """INSERT INTO told_in (member, reply, at) SELECT m.id, r.id, r.sent FROM replies r
            JOIN members a ON a.id = r.anchor JOIN members m ON m.story = a.story
            WHERE m.outlet IN (
                SELECT value FROM json_each(iif(json_valid(r.told), r.told, '{}'), '$.outlets')
            )""",
        # `told` is now the claims that the message showed: their words, kind, outlets and time. What was told
        # before a message is what the earlier ones tell; `news` says that it tells only what they do not.
        """UPDATE replies SET told = json_object('claims', (
            SELECT json_group_array(json_object(
                'text', value, 'kind', 'told', 'outlets', json('[]'), 'at', replies.sent))
            FROM json_each(iif(json_valid(told), told, '{}'), '$.lines')))""",
        "ALTER TABLE replies ADD COLUMN news INTEGER NOT NULL DEFAULT 0",
        "UPDATE replies SET news = 1 WHERE before <> ''",
        "ALTER TABLE replies DROP COLUMN before",
    ),
    (
        # A submission is `gone` when its text was kept long enough: what recognises it stays, nothing that
        # can be read. `renewed` is when the chat sent such a text again (seconds UTC), which brings it back.
        "ALTER TABLE members ADD COLUMN gone INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE members ADD COLUMN renewed INTEGER",
        # When a pause was first seen by the daily tidy (seconds UTC).
        "ALTER TABLE chats ADD COLUMN paused_at INTEGER",
    ),
    (
        # Ids of articles of the chat: one of the story that this one follows, and one in another language
        # that people may put it with.
        "ALTER TABLE members ADD COLUMN follows TEXT",
        "ALTER TABLE members ADD COLUMN proposes TEXT",
    ),
    (
        # Features apart from the text, so that candidates are read without it.
        """CREATE TABLE features (
            article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, packed BLOB NOT NULL
        ) STRICT""",
        "INSERT INTO features SELECT id, packed(features) FROM articles",
        "ALTER TABLE articles DROP COLUMN features",
        # The weightiest terms of each submission by its days (since 1970): where candidates come from. What
        # storage.postings writes.
        "DROP TABLE postings",
        """CREATE TABLE postings (
            chat INTEGER NOT NULL,
            term TEXT NOT NULL,
            day INTEGER NOT NULL,
            member INTEGER NOT NULL,
            weight INTEGER NOT NULL,
            PRIMARY KEY (chat, term, day, member)
        ) STRICT, WITHOUT ROWID""",
        f"INSERT INTO postings {POSTINGS} ORDER BY 1, 2, 3, 4",
        # A sketch of each submission's word runs: where its copies come from, at whatever time.
        """CREATE TABLE runs (
            chat INTEGER NOT NULL, run INTEGER NOT NULL, member INTEGER NOT NULL,
            PRIMARY KEY (chat, run, member)
        ) STRICT, WITHOUT ROWID""",
        f"INSERT INTO runs {RUNS} ORDER BY 1, 2, 3",
        # The empty term counts the chat's submissions.
        "DELETE FROM frequencies",
        f"INSERT INTO frequencies {FREQUENCIES} GROUP BY 1, 2",
    ),
    (
        # The submission whose text the reasons speak of: they go with it. Of reasons written before, nobody
        # knows whose words are in them.
        "ALTER TABLE members ADD COLUMN reasoned INTEGER",
        "CREATE INDEX members_by_reasoned ON members (reasoned) WHERE reasoned IS NOT NULL",
        """UPDATE members SET reasons = '["the reasons of an earlier version are not kept"]'
            WHERE reasons NOT IN ('[]', '["nothing to compare with"]')""",
        # The number under which a submission came last, where its text was sent again after it had gone.
        "ALTER TABLE members ADD COLUMN came INTEGER",
        "CREATE INDEX members_by_coming ON members (chat, coalesce(came, id))",
        "DROP INDEX members_by_time",
        "CREATE INDEX members_by_time ON members (chat, coalesce(renewed, added))",
    ),
)

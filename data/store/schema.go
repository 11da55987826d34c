package store

// applicationID marks a file as a book, in the place that SQLite keeps for it: "MUST".
const applicationID = 0x4D555354

// schemaV1 is the book as its first version lays it out. Never edit it: a later layout is a further migration.
//
// Text is NOT NULL with an empty default, so that absent and empty are one thing. AUTOINCREMENT keeps ids from being used again, as
// the journal and other people's files know contacts by them. The two tables that hold one row a membership are WITHOUT
// ROWID: their keys are all that they are.
const schemaV1 = `
CREATE TABLE contacts (
	id             INTEGER PRIMARY KEY AUTOINCREMENT,
	country_code   TEXT NOT NULL DEFAULT '',
	first_name     TEXT NOT NULL DEFAULT '',
	last_name      TEXT NOT NULL DEFAULT '',
	mobile         TEXT NOT NULL DEFAULT '',
	email          TEXT NOT NULL DEFAULT '',
	account_number TEXT NOT NULL DEFAULT '',
	organization   TEXT NOT NULL DEFAULT '',
	external_id    TEXT NOT NULL DEFAULT '',
	notes          TEXT NOT NULL DEFAULT '',
	created_at     INTEGER NOT NULL,
	updated_at     INTEGER NOT NULL,
	first_key      TEXT NOT NULL DEFAULT '',
	email_key      TEXT NOT NULL DEFAULT '',
	search_key     TEXT NOT NULL DEFAULT '',
	sort_name      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contacts_mobile ON contacts (mobile, first_key) WHERE mobile <> '';
CREATE INDEX contacts_email ON contacts (email_key, first_key) WHERE email_key <> '';
CREATE INDEX contacts_external ON contacts (external_id) WHERE external_id <> '';
CREATE INDEX contacts_sort ON contacts (sort_name, id);

CREATE TABLE segments (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	name     TEXT NOT NULL DEFAULT '',
	name_key TEXT NOT NULL DEFAULT '' UNIQUE,
	family   TEXT NOT NULL DEFAULT '',
	colour   INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE contact_segments (
	contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	segment_id INTEGER NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
	PRIMARY KEY (contact_id, segment_id)
) WITHOUT ROWID;
CREATE INDEX contact_segments_segment ON contact_segments (segment_id, contact_id);

CREATE TABLE changes (
	id        INTEGER PRIMARY KEY AUTOINCREMENT,
	kind      TEXT NOT NULL DEFAULT '',
	at        INTEGER NOT NULL,
	file      TEXT NOT NULL DEFAULT '',
	subject   TEXT NOT NULL DEFAULT '',
	counts    TEXT NOT NULL DEFAULT '{}',
	undone_at INTEGER
);

CREATE TABLE journal_contacts (
	change_id      INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
	contact_id     INTEGER NOT NULL,
	op             INTEGER NOT NULL,
	country_code   TEXT,
	first_name     TEXT,
	last_name      TEXT,
	mobile         TEXT,
	email          TEXT,
	account_number TEXT,
	organization   TEXT,
	external_id    TEXT,
	notes          TEXT,
	created_at     INTEGER,
	updated_at     INTEGER,
	first_key      TEXT,
	email_key      TEXT,
	search_key     TEXT,
	sort_name      TEXT,
	PRIMARY KEY (change_id, contact_id)
) WITHOUT ROWID;

CREATE TABLE journal_memberships (
	change_id  INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
	contact_id INTEGER NOT NULL,
	segment_id INTEGER NOT NULL,
	op         INTEGER NOT NULL,
	PRIMARY KEY (change_id, contact_id, segment_id)
) WITHOUT ROWID;

CREATE TABLE journal_segments (
	change_id  INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
	segment_id INTEGER NOT NULL,
	op         INTEGER NOT NULL,
	name       TEXT,
	family     TEXT,
	colour     INTEGER,
	PRIMARY KEY (change_id, segment_id)
) WITHOUT ROWID;

CREATE TABLE profiles (
	id   INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL DEFAULT '' UNIQUE,
	body TEXT NOT NULL DEFAULT ''
);

CREATE TABLE settings (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

INSERT INTO settings (key, value) VALUES ('book_id', lower(hex(randomblob(16)))), ('revision', '1');
`

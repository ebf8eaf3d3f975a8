-- The secret address at which a calendar program reads somebody's deadlines. Only its SHA-256 is here.
create table calendar_feeds (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    token_sha256 text not null unique,
    salt text not null,
    made_at timestamp not null,
    revoked_at timestamp
);

create index calendar_feeds_person on calendar_feeds (person_id);

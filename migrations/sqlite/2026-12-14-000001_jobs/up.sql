-- What the house does by itself: who is at it, until when that holds, and how it went last.
create table jobs (
    id integer primary key autoincrement not null,
    name text not null unique,
    holder text,
    lease_until timestamp,
    turn_at timestamp not null,
    begun_at timestamp not null,
    ended_at timestamp,
    result text check (result in ('done', 'failed')),
    fault text
);

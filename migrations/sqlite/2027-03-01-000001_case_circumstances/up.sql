-- What came of a case beside the decision, as the officer said at the closing or the archivist later; the latest row
-- says all that has been said. A verdict is the archivist's, of a case that the rules have no answer for.
create table case_circumstances (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    happened text not null,
    verdict text check (verdict in ('preserved', 'own_period')),
    reason text,
    noted_by_id integer not null references people (id),
    noted_at timestamp not null,
    check (verdict is null or reason is not null)
);
create index case_circumstances_case on case_circumstances (case_id);

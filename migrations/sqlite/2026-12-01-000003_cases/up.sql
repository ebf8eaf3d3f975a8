-- The rule sets that cases have been judged by, word for word.
create table rulesets (
    id integer primary key autoincrement not null,
    code text not null unique,
    sha256 text not null,
    body text not null,
    loaded_at timestamp not null
);

create table cases (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    year integer not null,
    serial integer not null,
    stage text not null,
    report_id integer not null unique references reports (id),
    title text not null,
    public_title text not null,
    subject_id integer not null references people (id),
    unit_id integer not null references units (id),
    officer_id integer not null references people (id),
    happened_on date not null,
    channel text not null check (channel in ('official_account', 'private_account', 'other')),
    ruleset text not null references rulesets (code),
    registered_by_id integer not null references people (id),
    registered_at timestamp not null,
    outcome text,
    closed_by_id integer references people (id),
    closed_at timestamp,
    unique (year, serial)
);

create index cases_subject on cases (subject_id);
create index cases_closed on cases (closed_at);

-- The guideline points that are alleged.
create table allegations (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    point text not null,
    unique (case_id, point)
);

create table parties (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    person_id integer not null references people (id),
    role text not null check (role in ('subject', 'reporter', 'witness')),
    unique (case_id, person_id, role)
);

create index parties_person on parties (person_id);

-- Whoever is conflicted (forvaltningslova § 6) neither sees nor handles the case.
create table conflicts (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    person_id integer not null references people (id),
    grounds text not null,
    declared_by_id integer not null references people (id),
    declared_at timestamp not null
);

create index conflicts_case on conflicts (case_id, person_id);

-- The latest answer counts; the earlier ones stay.
create table gate_answers (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    gate text not null,
    answer text not null,
    grounds text not null,
    answered_by_id integer not null references people (id),
    answered_at timestamp not null
);

create index gate_answers_case on gate_answers (case_id);

-- A proposal with everything it was computed from. Never edited.
create table assessments (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    case_id integer not null references cases (id),
    ruleset text not null references rulesets (code),
    input text not null,
    output text not null,
    severity text not null,
    net integer not null,
    assessed_by_id integer not null references people (id),
    assessed_at timestamp not null
);

create index assessments_case on assessments (case_id);

-- What a named person makes of the proposal, followed or not, with own grounds.
create table recommendations (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    assessment_id integer not null references assessments (id),
    severity text not null,
    grounds text not null,
    weighing text not null,
    recommended_by_id integer not null references people (id),
    recommended_at timestamp not null
);

create index recommendations_case on recommendations (case_id);

create table decisions (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    case_id integer not null references cases (id),
    recommendation_id integer not null references recommendations (id),
    severity text not null,
    grounds text not null,
    decided_by_id integer not null references people (id),
    decided_at timestamp not null
);

create index decisions_case on decisions (case_id);

create table documents (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    case_id integer not null references cases (id),
    serial integer not null,
    kind text not null,
    main_id integer references documents (id),
    title text not null,
    public_title text not null,
    shielding text not null,
    journal_year integer,
    journal_serial integer,
    name text not null,
    extension text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    dated_on date not null,
    created_by_id integer not null references people (id),
    created_at timestamp not null,
    unique (case_id, serial),
    unique (journal_year, journal_serial)
);

create table retention_marks (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    outcome text not null check (outcome in ('preserved', 'own_period', 'review')),
    reasons text not null,
    facts text not null,
    months integer,
    starts_on date,
    destroy_from date,
    marked_at timestamp not null
);

create index retention_marks_case on retention_marks (case_id);

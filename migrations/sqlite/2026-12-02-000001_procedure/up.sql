-- The lawful way from the gates to the end of the last clock.
alter table decisions add column rules text;
alter table decisions add column facts text;
alter table decisions add column weighing text;
alter table decisions add column alternatives text;
alter table cases add column administrative_law text;
alter table cases add column closing_grounds text;

-- The power to decide, given to a person for a time (kommunelova § 13-1 seventh paragraph).
create table delegations (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    act text not null check (act in ('warn', 'dismiss', 'terminate', 'suspend')),
    from_on date not null,
    to_on date,
    authority text not null,
    registered_by_id integer not null references people (id),
    registered_at timestamp not null
);

create index delegations_person on delegations (person_id);

-- Who decides in a case in place of somebody conflicted (forvaltningslova § 9).
create table substitutes (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    person_id integer not null references people (id),
    authority text not null,
    appointed_on date not null,
    registered_by_id integer not null references people (id),
    registered_at timestamp not null
);

create index substitutes_case on substitutes (case_id);

-- Prior notices (forvaltningslova § 16), and why one was left out. The latest counts.
create table notices (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    omission text check (omission in ('impracticable', 'endangers', 'has_spoken')),
    text text not null,
    sent_on date,
    reply_by date,
    given_by_id integer not null references people (id),
    given_at timestamp not null
);

create index notices_case on notices (case_id);

-- What the employee says to a notice.
create table statements (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    notice_id integer not null references notices (id),
    manner text not null check (manner in ('written', 'oral', 'silent')),
    received_on date not null,
    text text not null,
    recorded_by_id integer not null references people (id),
    recorded_at timestamp not null
);

create index statements_case on statements (case_id);

-- Suspensions (arbeidsmiljølova § 15-13), which run beside a case.
create table suspensions (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    stage text not null check (stage in ('proposed', 'consulted', 'unconfirmed', 'decided', 'running', 'ended')),
    suspicion text not null,
    need text not null,
    proposed_by_id integer not null references people (id),
    proposed_at timestamp not null,
    decision_grounds text,
    decided_by_id integer references people (id),
    decided_at timestamp,
    confirmation_grounds text,
    confirmed_by_id integer references people (id),
    confirmed_at timestamp,
    began_on date,
    ended_on date,
    end_grounds text,
    ended_by_id integer references people (id),
    ended_at timestamp
);

create index suspensions_case on suspensions (case_id);

-- A running suspension is looked at again, and again (§ 15-13 second paragraph).
create table suspension_reviews (
    id integer primary key autoincrement not null,
    suspension_id integer not null references suspensions (id),
    grounds text not null,
    special_nature text not null,
    reviewed_by_id integer not null references people (id),
    reviewed_at timestamp not null
);

create index suspension_reviews_suspension on suspension_reviews (suspension_id);

-- Discussion meetings, and why there was none (arbeidsmiljølova § 15-1). The latest counts.
create table consultations (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    suspension_id integer references suspensions (id),
    outcome text not null check (outcome in ('held', 'declined', 'not_practicable')),
    grounds text,
    held_on date,
    began_at text,
    ended_at text,
    place text,
    participants text,
    background text,
    shown text,
    employer_view text,
    employee_view text,
    other_work text,
    signatures text,
    recorded_by_id integer not null references people (id),
    recorded_at timestamp not null
);

create index consultations_case on consultations (case_id);

-- What the second person said to a decision.
create table confirmations (
    id integer primary key autoincrement not null,
    decision_id integer not null references decisions (id),
    verdict text not null check (verdict in ('confirmed', 'returned')),
    grounds text not null,
    given_by_id integer not null references people (id),
    given_at timestamp not null
);

create index confirmations_decision on confirmations (decision_id);

-- Letters: a draft until it is a document of the case; then never edited. A correction is a new version.
create table letters (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    case_id integer not null references cases (id),
    suspension_id integer references suspensions (id),
    kind text not null,
    language text not null check (language in ('nn', 'nb')),
    body text not null,
    version integer not null,
    corrects_id integer references letters (id),
    document_id integer references documents (id),
    drafted_by_id integer not null references people (id),
    drafted_at timestamp not null,
    finalised_by_id integer references people (id),
    finalised_at timestamp
);

create index letters_case on letters (case_id);

-- How a letter reached the employee, and when (arbeidsmiljølova § 15-4).
create table handovers (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    suspension_id integer references suspensions (id),
    letter_id integer references letters (id),
    mode text not null check (mode in ('hand', 'registered', 'post')),
    sent_on date not null,
    arrival text not null check (arrival in ('received', 'refused', 'returned')),
    arrived_on date not null,
    note text not null,
    recorded_by_id integer not null references people (id),
    recorded_at timestamp not null
);

create index handovers_case on handovers (case_id);

-- What the clocks of a case need to know beside the letter. The latest counts.
create table clock_facts (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    employed_on date,
    born_on date,
    contract text not null check (contract in ('permanent', 'temporary', 'hired')),
    is_on_probation boolean not null,
    probation_until date,
    sick_since date,
    is_on_leave boolean not null,
    has_form_defect boolean not null,
    demanded_on date,
    met_on date,
    negotiated_until date,
    sued_on date,
    access_requested_on date,
    breach_known_at timestamp,
    recorded_by_id integer not null references people (id),
    recorded_at timestamp not null
);

create index clock_facts_case on clock_facts (case_id);

-- A closed case is taken up again.
create table reopenings (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    grounds text not null,
    reopened_by_id integer not null references people (id),
    reopened_at timestamp not null
);

create index reopenings_case on reopenings (case_id);

//! The tables, as diesel sees them. The migrations are the source; `tests/migrations.rs` compares.

mod access;
mod archive_core;
mod blocking;
mod by_itself;
mod correcting;
mod keeping;
mod papers;
mod procedure;
mod requests;
mod work;

pub use access::{
    access_grants, case_links, recoveries, recovery_codes, report_holders, role_proposals,
    second_factor_resets, second_factors,
};
pub use archive_core::{core_units, export_cases};
pub use blocking::{blocking_openings, blockings};
pub use by_itself::jobs;
pub use correcting::corrections;
pub use keeping::{
    case_circumstances, disposal_files, disposal_lines, disposals, holds, schedule_rules, schedules,
};
pub use papers::document_marks;
pub use procedure::{
    assignments, clock_facts, confirmations, consultations, declarations, delegations, handovers,
    letters, notices, reopenings, statements, substitutes, suspension_deeds, suspensions,
};
pub use requests::{
    access_answer_documents, access_answers, access_request_documents, access_request_holds,
    access_request_marks, access_requests, document_formats, document_variants,
};
pub use work::{calendar_feeds, task_transfers};

diesel::table! {
    units (id) {
        id -> Integer,
        code -> Text,
        name -> Text,
        parent_id -> Nullable<Integer>,
        closed_on -> Nullable<Date>,
    }
}

diesel::table! {
    people (id) {
        id -> Integer,
        employee_no -> Text,
        name -> Text,
        email -> Text,
        position -> Text,
        unit_id -> Nullable<Integer>,
        language -> Text,
        left_on -> Nullable<Date>,
    }
}

diesel::table! {
    leaderships (id) {
        id -> Integer,
        unit_id -> Integer,
        person_id -> Integer,
        kind -> Text,
        from_on -> Date,
        to_on -> Nullable<Date>,
    }
}

diesel::table! {
    absences (id) {
        id -> Integer,
        person_id -> Integer,
        from_on -> Date,
        to_on -> Date,
        deputy_id -> Nullable<Integer>,
        registered_by_id -> Nullable<Integer>,
        registered_at -> Nullable<Timestamp>,
        ended_by_id -> Nullable<Integer>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    role_grants (id) {
        id -> Integer,
        person_id -> Integer,
        role -> Text,
        from_on -> Date,
        to_on -> Nullable<Date>,
    }
}

diesel::table! {
    accounts (id) {
        id -> Integer,
        person_id -> Integer,
        sign_in_name -> Text,
        password -> Nullable<Text>,
        created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>,
        digest_since -> Nullable<Timestamp>,
    }
}

diesel::table! {
    setup_links (id) {
        id -> Integer,
        token_sha256 -> Text,
        person_id -> Nullable<Integer>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Integer,
        token_sha256 -> Text,
        person_id -> Integer,
        device -> Text,
        opened_at -> Timestamp,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        awaits -> Nullable<Text>,
        proved_at -> Nullable<Timestamp>,
        provider_roles -> Nullable<Text>,
    }
}

diesel::table! {
    drafts (id) {
        id -> Integer,
        token -> Text,
        owner_id -> Integer,
        body -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    parked_forms (id) {
        id -> Integer,
        token_sha256 -> Text,
        owner_id -> Integer,
        path -> Text,
        body -> Text,
        parked_at -> Timestamp,
    }
}

diesel::table! {
    reports (id) {
        id -> Integer,
        uuid -> Text,
        year -> Integer,
        serial -> Integer,
        reporter_id -> Integer,
        filed_by_id -> Integer,
        subject_id -> Nullable<Integer>,
        subject_name -> Text,
        unit_id -> Nullable<Integer>,
        account -> Text,
        happened_on -> Date,
        happened_at -> Nullable<Text>,
        channel -> Text,
        points -> Text,
        received_at -> Timestamp,
        draft_token -> Nullable<Text>,
        origin_case_id -> Nullable<Integer>,
        destroyed_at -> Nullable<Timestamp>,
        files_owner -> Nullable<Text>,
    }
}

diesel::table! {
    attachments (id) {
        id -> Integer,
        uuid -> Text,
        draft_id -> Nullable<Integer>,
        report_id -> Nullable<Integer>,
        name -> Text,
        extension -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        added_by_id -> Integer,
        added_at -> Timestamp,
    }
}

diesel::table! {
    rulesets (id) {
        id -> Integer,
        code -> Text,
        sha256 -> Text,
        body -> Text,
        loaded_at -> Timestamp,
    }
}

diesel::table! {
    cases (id) {
        id -> Integer,
        uuid -> Text,
        year -> Integer,
        serial -> Integer,
        stage -> Text,
        report_id -> Integer,
        title -> Text,
        public_title -> Text,
        subject_id -> Integer,
        unit_id -> Integer,
        officer_id -> Integer,
        happened_on -> Date,
        channel -> Text,
        ruleset -> Text,
        registered_by_id -> Integer,
        registered_at -> Timestamp,
        outcome -> Nullable<Text>,
        closed_by_id -> Nullable<Integer>,
        closed_at -> Nullable<Timestamp>,
        administrative_law -> Nullable<Text>,
        closing_grounds -> Nullable<Text>,
        narrowed_at -> Nullable<Timestamp>,
        destroyed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    allegations (id) {
        id -> Integer,
        case_id -> Integer,
        point -> Text,
    }
}

diesel::table! {
    parties (id) {
        id -> Integer,
        case_id -> Integer,
        person_id -> Integer,
        role -> Text,
    }
}

diesel::table! {
    conflicts (id) {
        id -> Integer,
        case_id -> Integer,
        person_id -> Integer,
        grounds -> Text,
        declared_by_id -> Integer,
        declared_at -> Timestamp,
        paragraphs -> Nullable<Text>,
    }
}

diesel::table! {
    gate_answers (id) {
        id -> Integer,
        case_id -> Integer,
        gate -> Text,
        answer -> Text,
        grounds -> Text,
        answered_by_id -> Integer,
        answered_at -> Timestamp,
    }
}

diesel::table! {
    assessments (id) {
        id -> Integer,
        uuid -> Text,
        case_id -> Integer,
        ruleset -> Text,
        input -> Text,
        output -> Text,
        severity -> Text,
        net -> Integer,
        assessed_by_id -> Integer,
        assessed_at -> Timestamp,
    }
}

diesel::table! {
    recommendations (id) {
        id -> Integer,
        case_id -> Integer,
        assessment_id -> Integer,
        severity -> Text,
        grounds -> Text,
        weighing -> Text,
        recommended_by_id -> Integer,
        recommended_at -> Timestamp,
    }
}

diesel::table! {
    decisions (id) {
        id -> Integer,
        uuid -> Text,
        case_id -> Integer,
        recommendation_id -> Integer,
        severity -> Text,
        grounds -> Text,
        decided_by_id -> Integer,
        decided_at -> Timestamp,
        rules -> Nullable<Text>,
        facts -> Nullable<Text>,
        weighing -> Nullable<Text>,
        alternatives -> Nullable<Text>,
    }
}

diesel::table! {
    documents (id) {
        id -> Integer,
        uuid -> Text,
        case_id -> Integer,
        serial -> Integer,
        kind -> Text,
        main_id -> Nullable<Integer>,
        title -> Text,
        public_title -> Text,
        shielding -> Text,
        journal_year -> Nullable<Integer>,
        journal_serial -> Nullable<Integer>,
        name -> Text,
        extension -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        dated_on -> Date,
        created_by_id -> Integer,
        created_at -> Timestamp,
        destroyed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    retention_marks (id) {
        id -> Integer,
        case_id -> Integer,
        outcome -> Text,
        reasons -> Text,
        facts -> Text,
        months -> Nullable<Integer>,
        starts_on -> Nullable<Date>,
        destroy_from -> Nullable<Date>,
        marked_at -> Timestamp,
    }
}

diesel::table! {
    tasks (id) {
        id -> Integer,
        token -> Text,
        person_id -> Integer,
        kind -> Text,
        report_id -> Nullable<Integer>,
        case_id -> Nullable<Integer>,
        reasons -> Text,
        created_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        step -> Nullable<Text>,
        due_on -> Nullable<Date>,
        instead_of_id -> Nullable<Integer>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Integer,
        person_id -> Integer,
        task_id -> Nullable<Integer>,
        template -> Text,
        message_id -> Text,
        state -> Text,
        attempts -> Integer,
        queued_at -> Timestamp,
        next_at -> Nullable<Timestamp>,
        sent_at -> Nullable<Timestamp>,
        fault -> Nullable<Text>,
        sha256 -> Nullable<Text>,
        said -> Nullable<Text>,
        unknown_at -> Nullable<Timestamp>,
        told_by_id -> Nullable<Integer>,
        told_whom -> Nullable<Text>,
        told_at -> Nullable<Timestamp>,
        instead_id -> Nullable<Integer>,
        dedup -> Nullable<Text>,
    }
}

diesel::table! {
    exports (id) {
        id -> Integer,
        uuid -> Text,
        from_on -> Date,
        to_on -> Date,
        state -> Text,
        started_by_id -> Nullable<Integer>,
        started_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        cases -> Nullable<Integer>,
        documents -> Nullable<Integer>,
        size -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
        is_complete -> Nullable<Bool>,
        problem -> Nullable<Text>,
        removed_at -> Nullable<Timestamp>,
        kind -> Nullable<Text>,
    }
}

diesel::table! {
    settings (id) {
        id -> Integer,
        name -> Text,
        value -> Text,
        since -> Timestamp,
    }
}

diesel::table! {
    ledger_leaves (seq) {
        seq -> BigInt,
        leaf -> Text,
        hash -> Text,
    }
}

diesel::table! {
    ledger_payloads (seq) {
        seq -> BigInt,
        salt -> Text,
        subject -> Text,
        payload -> Text,
    }
}

diesel::table! {
    ledger_head (id) {
        id -> Integer,
        log -> Text,
        size -> BigInt,
        at -> Timestamp,
        frontier -> Text,
        root -> Text,
    }
}

diesel::table! {
    ledger_checkpoints (id) {
        id -> Integer,
        size -> BigInt,
        note -> Text,
        signed_at -> Timestamp,
    }
}

diesel::table! {
    ledger_anchorings (id) {
        id -> Integer,
        size -> BigInt,
        place -> Text,
        is_there -> Bool,
        tried_at -> Timestamp,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    units,
    people,
    leaderships,
    absences,
    role_grants,
    accounts,
    setup_links,
    sessions,
    drafts,
    parked_forms,
    reports,
    attachments,
    rulesets,
    cases,
    allegations,
    parties,
    conflicts,
    gate_answers,
    assessments,
    recommendations,
    decisions,
    documents,
    retention_marks,
    tasks,
    outbox,
    export_cases,
    exports,
    settings,
    task_transfers,
    calendar_feeds,
    delegations,
    substitutes,
    notices,
    statements,
    suspensions,
    suspension_deeds,
    consultations,
    confirmations,
    letters,
    handovers,
    clock_facts,
    reopenings,
    declarations,
    assignments,
    ledger_leaves,
    ledger_payloads,
    ledger_head,
    ledger_checkpoints,
    ledger_anchorings,
    second_factors,
    recovery_codes,
    second_factor_resets,
    role_proposals,
    access_grants,
    recoveries,
    case_links,
    report_holders,
    access_requests,
    access_request_documents,
    access_request_marks,
    document_variants,
    document_formats,
    access_answers,
    access_answer_documents,
    schedules,
    schedule_rules,
    holds,
    disposals,
    disposal_lines,
    disposal_files,
    blockings,
    blocking_openings,
    corrections,
    document_marks,
    case_circumstances,
);

//! The tables of the doorway: the second proof at sign-in.

diesel::table! {
    second_factors (id) {
        id -> Integer,
        person_id -> Integer,
        secret -> Text,
        made_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        last_step -> Nullable<Integer>,
    }
}

diesel::table! {
    recovery_codes (id) {
        id -> Integer,
        person_id -> Integer,
        code_sha256 -> Text,
        made_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    second_factor_resets (id) {
        id -> Integer,
        person_id -> Integer,
        reset_by_id -> Nullable<Integer>,
        reason -> Text,
        reset_at -> Timestamp,
    }
}

diesel::table! {
    role_proposals (id) {
        id -> Integer,
        person_id -> Integer,
        role -> Text,
        from_on -> Date,
        to_on -> Nullable<Date>,
        proposed_by_id -> Integer,
        proposed_at -> Timestamp,
        answered_by_id -> Nullable<Integer>,
        answered_at -> Nullable<Timestamp>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    access_grants (id) {
        id -> Integer,
        case_id -> Integer,
        person_id -> Integer,
        kind -> Text,
        reason -> Text,
        starts_at -> Timestamp,
        ends_at -> Timestamp,
        given_by_id -> Integer,
        given_at -> Timestamp,
        ended_by_id -> Nullable<Integer>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    recoveries (id) {
        id -> Integer,
        person_id -> Integer,
        kind -> Text,
        reason -> Text,
        asked_by_id -> Integer,
        asked_at -> Timestamp,
        answered_by_id -> Nullable<Integer>,
        answered_at -> Nullable<Timestamp>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    report_holders (id) {
        id -> Integer,
        report_id -> Integer,
        person_id -> Integer,
        grounds -> Text,
        held_from -> Timestamp,
        held_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    case_links (id) {
        id -> Integer,
        case_id -> Integer,
        linked_case_id -> Integer,
        linked_by_id -> Integer,
        linked_at -> Timestamp,
    }
}

//! The tables of keeping and destroying, as diesel sees them.

diesel::table! {
    schedules (id) {
        id -> Integer,
        version -> Integer,
        owner -> Text,
        warning_policy -> Text,
        warning_reason -> Text,
        review_on -> Date,
        drafted_by_id -> Integer,
        drafted_at -> Timestamp,
        approved_by_id -> Nullable<Integer>,
        approved_at -> Nullable<Timestamp>,
        from_on -> Nullable<Date>,
    }
}

diesel::table! {
    schedule_rules (id) {
        id -> Integer,
        schedule_id -> Integer,
        code -> Text,
        outcome -> Text,
        months -> Nullable<Integer>,
        other_rules -> Text,
        own_needs -> Text,
        needs_of_others -> Text,
        needs_of_citizens -> Text,
    }
}

diesel::table! {
    holds (id) {
        id -> Integer,
        case_id -> Integer,
        reason -> Text,
        grounds -> Text,
        until_on -> Nullable<Date>,
        set_by_id -> Integer,
        set_at -> Timestamp,
        ended_by_id -> Nullable<Integer>,
        ended_at -> Nullable<Timestamp>,
        end_grounds -> Nullable<Text>,
    }
}

diesel::table! {
    disposals (id) {
        id -> Integer,
        schedule_id -> Integer,
        drawn_by_id -> Integer,
        drawn_at -> Timestamp,
        approved_by_id -> Nullable<Integer>,
        approved_at -> Nullable<Timestamp>,
        stopped_by_id -> Nullable<Integer>,
        stopped_at -> Nullable<Timestamp>,
        stop_reason -> Nullable<Text>,
        started_by -> Nullable<Text>,
        started_at -> Nullable<Timestamp>,
        certificate_sha256 -> Nullable<Text>,
        certificate_size -> Nullable<BigInt>,
        finished_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    disposal_lines (id) {
        id -> Integer,
        disposal_id -> Integer,
        case_id -> Integer,
        rules -> Text,
        months -> Integer,
        starts_on -> Date,
        destroy_from -> Date,
        documents -> Integer,
        seen -> BigInt,
        grounds -> Text,
        verdict -> Nullable<Text>,
        verdict_grounds -> Nullable<Text>,
        refused -> Nullable<Text>,
        erased_at -> Nullable<Timestamp>,
        files -> Nullable<Integer>,
        size -> Nullable<BigInt>,
        manifest -> Nullable<Text>,
        key_destroyed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    disposal_files (id) {
        id -> Integer,
        line_id -> Integer,
        sha256 -> Text,
        size -> BigInt,
        fate -> Nullable<Text>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    case_circumstances (id) {
        id -> Integer,
        case_id -> Integer,
        happened -> Text,
        verdict -> Nullable<Text>,
        reason -> Nullable<Text>,
        noted_by_id -> Integer,
        noted_at -> Timestamp,
    }
}

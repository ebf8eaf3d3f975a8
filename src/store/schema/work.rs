//! The tables of people's work: what is given to another, and calendars.

diesel::table! {
    task_transfers (id) {
        id -> Integer,
        case_id -> Integer,
        step -> Text,
        from_id -> Integer,
        to_id -> Integer,
        reason -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    calendar_feeds (id) {
        id -> Integer,
        person_id -> Integer,
        token_sha256 -> Text,
        salt -> Text,
        made_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
    }
}
